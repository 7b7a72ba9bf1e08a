import { keyTaken } from '../../domain/key-taken.ts'
import { eventHand } from '../../domain/ledger/hand.ts'
import { officeSentence } from '../../domain/ledger/office-event.ts'
import { isAllowed } from '../../domain/permissions/permission-table.ts'
import { provinceOf } from '../../domain/province.ts'
import { ok, refuse } from '../../domain/result.ts'
import { faultOfPlan } from '../../domain/statistics/plan-entries.ts'
import { apiHandler } from '../../runtime/api-handler.ts'
import { readEnvironment } from '../../runtime/environment.ts'
import { accountStanding } from '../../store/accounts/account-standing.ts'
import { overdueCases } from '../../store/cases/overdue-store.ts'
import { readCounts } from '../../store/counts/counts-store.ts'
import { planEvents, setPlan } from '../../store/counts/plan-store.ts'
import { lastRecount } from '../../store/counts/recount-store.ts'
import { openRegister } from '../../store/table/table.ts'
import { viewStatistics } from '../../views/statistics-view.ts'
import { pageOfLines } from './page-of-lines.ts'

const environment = readEnvironment('statistics', process.env)
const province = provinceOf(environment)
const { tree } = province
const register = openRegister(environment.REGISTER_TABLE)

export const handler = apiHandler(
  'statistics',
  province,
  {
    statistics: async ({ query, programme, actor, now }) => {
      const unit = tree.find(query.unit)
      if (!unit) return refuse('not-found', 'Không có địa bàn này.')
      const [cells, recount, overdue] = await Promise.all([
        readCounts(register, tree, programme.id, unit.code),
        unit.code === tree.root.code ? lastRecount(register, programme.id) : undefined,
        isAllowed(actor.role, 'case.read') ? overdueCases(register, tree, programme.id, { unit: unit.code, now }) : [],
      ])
      return ok(viewStatistics({ programme, unit, tree, cells, recount, now, overdue }))
    },
    setPlan: async ({ body, programme, actor, now, idempotencyKey }) => {
      const fault = faultOfPlan(tree, programme, body.entries)
      if (fault) return fault
      const order = { by: eventHand(actor), at: now, commandId: idempotencyKey }
      const outcome = await setPlan(register, tree, programme.id, body.entries, order)
      return outcome === 'done' ? ok({ entries: body.entries.length }) : keyTaken
    },
    planHistory: async ({ query }) => {
      const { programme, unit, policy } = query
      const all = await planEvents(register, tree, programme, unit)
      const events = policy ? all.filter(({ changes }) => changes.policy?.[1] === policy) : all
      const { lines, cursor } = pageOfLines(events, query.cursor)
      return ok({ items: lines.map((event) => officeSentence(event, tree)), cursor })
    },
  },
  { standing: accountStanding(register, tree) },
)
