import { openApiDocument } from '../../contract/openapi.ts'
import { findProgramme, programmes } from '../../domain/programmes/programmes.ts'
import { ok, refuse } from '../../domain/result.ts'
import { unitTree } from '../../domain/units/unit-maps.ts'
import { renderFiguresPage } from '../../pages/figures/render-figures-page.ts'
import { langs } from '../../pages/site.ts'
import { apiHandler } from '../../runtime/api-handler.ts'
import { readEnvironment } from '../../runtime/environment.ts'
import { readCounts } from '../../store/counts-store.ts'
import { openRegister } from '../../store/table.ts'
import { viewPublicStatistics } from '../../views/statistics-view.ts'
import { viewProgramme } from './programme-view.ts'

const environment = readEnvironment('information', process.env)
const tree = unitTree(environment.UNIT_MAP)
const register = openRegister(environment.REGISTER_TABLE)

export const handler = apiHandler('information', tree, {
  openapi: async () => ok(openApiDocument()),
  programmes: async () => ok({ programmes: programmes.map(viewProgramme) }),
  publicStatistics: async ({ query, wantsPage }) => {
    const programme = findProgramme(query?.programme ?? programmes[0]?.id ?? '')
    const unit = tree.find(query?.unit ?? tree.root.code)
    if (!programme || !unit) return refuse('not-found', 'Không có chương trình hoặc địa bàn này.')
    const cells = await readCounts(register, tree, programme.id, unit.code)
    const figures = viewPublicStatistics({ programme, unit, tree, cells, now: Date.now() })
    const lang = langs.find((known) => known === query?.lang) ?? 'vi'
    return wantsPage ? { page: renderFiguresPage(figures, { tree, lang }) } : ok(figures)
  },
})
