import { findPolicy, findProgramme } from '../../domain/programmes/programmes.ts'
import { ok, refuse } from '../../domain/result.ts'
import { unitTree } from '../../domain/units/unit-maps.ts'
import { apiHandler } from '../../runtime/api-handler.ts'
import { readEnvironment } from '../../runtime/environment.ts'
import { accountStanding } from '../../store/account-standing.ts'
import { readCounts, setPlan } from '../../store/counts-store.ts'
import { lastRecount } from '../../store/recount-store.ts'
import { openRegister } from '../../store/table.ts'
import { viewStatistics } from '../../views/statistics-view.ts'

const environment = readEnvironment('statistics', process.env)
const tree = unitTree(environment.UNIT_MAP)
const register = openRegister(environment.REGISTER_TABLE)

const noProgramme = () => refuse('not-found', 'Không có chương trình hỗ trợ này.')

export const handler = apiHandler(
  'statistics',
  tree,
  {
    statistics: async ({ query, now }) => {
      const programme = findProgramme(query.programme)
      const unit = tree.find(query.unit)
      if (!programme || !unit) return noProgramme()
      const [cells, recount] = await Promise.all([
        readCounts(register, tree, programme.id, unit.code),
        unit.code === tree.root.code ? lastRecount(register, programme.id) : undefined,
      ])
      return ok(viewStatistics({ programme, unit, tree, cells, recount, now }))
    },
    setPlan: async ({ body }) => {
      const programme = findProgramme(body.programme)
      if (!programme) return noProgramme()
      const wrong = body.entries.find(
        ({ commune, policy }) => tree.find(commune)?.level !== 'commune' || !findPolicy(programme, policy),
      )
      if (wrong)
        return refuse(
          'invalid',
          `Số kế hoạch phải theo xã và chính sách của chương trình: ${wrong.commune}, ${wrong.policy}.`,
        )
      await setPlan(register, tree, programme.id, body.entries)
      return ok({ entries: body.entries.length })
    },
  },
  { standing: accountStanding(register, tree) },
)
