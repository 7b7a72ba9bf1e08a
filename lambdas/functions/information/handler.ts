import { openApiDocument } from '../../contract/openapi.ts'
import type { Programme } from '../../domain/programmes/programme.ts'
import { provinceOf } from '../../domain/province.ts'
import { ok, refuse } from '../../domain/result.ts'
import { publish } from '../../domain/statistics/publication.ts'
import { renderFiguresPage } from '../../pages/figures/render-figures-page.ts'
import { renderProblemPage } from '../../pages/information/render-problem-page.ts'
import { siteOf } from '../../pages/site.ts'
import { apiHandler } from '../../runtime/api-handler.ts'
import { readEnvironment } from '../../runtime/environment.ts'
import { remember } from '../../runtime/remember.ts'
import { readCounts } from '../../store/counts/counts-store.ts'
import { openRegister } from '../../store/table/table.ts'
import { type PublicFigures, viewPublicStatistics } from '../../views/public-statistics-view.ts'
import { viewProgramme } from './programme-view.ts'

const environment = readEnvironment('information', process.env)
const province = provinceOf(environment)
const { tree, programmes } = province
const site = siteOf(province)
const register = openRegister(environment.REGISTER_TABLE)

/** Every public page is decided over the whole province: about 200 read units, which public traffic must not cost each time. */
const publicFigures = remember(30_000, async (programme: Programme, now): Promise<PublicFigures> => {
  const cells = await readCounts(register, tree, programme.id, tree.root.code)
  return { programme, tree, publication: publish(programme, tree, cells), readAt: now }
})

export const handler = apiHandler(
  'information',
  province,
  {
    openapi: async () => ok(openApiDocument()),
    programmes: async () => ok({ programmes: programmes.map(viewProgramme) }),
    publicStatistics: async ({ query, programme = site.programme, wantsPage, now }) => {
      const { lang } = query
      const unit = tree.find(query.unit ?? tree.root.code)
      if (!unit) return refuse('not-found', 'Không có địa bàn này. Chọn lại địa bàn trong danh sách.')
      const figures = viewPublicStatistics(await publicFigures(programme, now), unit)
      return wantsPage ? { page: renderFiguresPage(figures, { site, programme, lang }) } : ok(figures)
    },
  },
  { problemPage: (problem, { lang }) => renderProblemPage({ site, problem, lang, from: 'figures' }) },
)
