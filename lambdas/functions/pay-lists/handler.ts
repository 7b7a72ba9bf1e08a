import { payListChoices } from '../../domain/paylists/pay-list-choices.ts'
import { provinceOf } from '../../domain/province.ts'
import { ok, refuse } from '../../domain/result.ts'
import { apiHandler } from '../../runtime/api-handler.ts'
import { readEnvironment } from '../../runtime/environment.ts'
import { readSecret } from '../../runtime/secret.ts'
import { accountStanding } from '../../store/accounts/account-standing.ts'
import { getBatches } from '../../store/batches/batch-store.ts'
import { getCaseSettings } from '../../store/cases/case-settings-store.ts'
import { getPayList, payListsOfUnit } from '../../store/paylists/pay-list-store.ts'
import { wholeCommune } from '../../store/register/whole-commune.ts'
import { makeMarks } from '../../store/table/id-mark.ts'
import { openRegister } from '../../store/table/table.ts'
import { policyName } from '../../views/entitlement-view.ts'
import { viewPayList } from '../../views/pay-list-view.ts'
import { detailOf } from './pay-list-desk.ts'
import { printPayList } from './print-pay-list.ts'
import { reconcilePayList } from './reconcile-pay-list.ts'
import { voidPayList } from './void-pay-list.ts'

const environment = readEnvironment('pay-lists', process.env)
const province = provinceOf(environment)
const { tree } = province
const register = openRegister(environment.REGISTER_TABLE)
const desk = {
  register,
  tree,
  bucket: environment.EXPORTS_BUCKET,
  queueUrl: environment.PAY_LISTS_QUEUE_URL,
  marks: async () => makeMarks(await readSecret(environment.ID_KEY_SECRET_ARN)),
  openOrders: Number(environment.OPEN_ORDERS),
}
const listsPerPage = 50

export const handler = apiHandler(
  'pay-lists',
  province,
  {
    payListChoices: async ({ body, actor }) => {
      if (tree.find(body.unit)?.level !== 'commune') return refuse('invalid', `Chọn một ${tree.communeKinds}.`)
      const all = await wholeCommune(register, { programme: body.programme, commune: body.unit })
      const { certainStopsPayment: holds } = await getCaseSettings(register, tree)
      const nameOf = (policy: string): string => policyName(body.programme, policy)
      const { hamlets, policies, decisions, months, ...rest } = payListChoices(
        all,
        body,
        { role: actor.role, unit: actor.unit, tree, holds },
        nameOf,
      )
      return ok({
        ...rest,
        hamlets: [...hamlets],
        policies: [...policies],
        decisions: [...decisions],
        months: [...months],
      })
    },
    printPayList: (call) => printPayList(desk, call),
    payLists: async ({ query }) => {
      const page = { before: query.cursor ?? null, limit: listsPerPage, programme: query.programme }
      const { lists, before } = await payListsOfUnit(register, tree, query.unit, page)
      const batches = await getBatches(
        register,
        lists.flatMap(({ batch }) => batch ?? []),
      )
      const batchOf = new Map(batches.map((batch) => [batch.id, batch]))
      return ok({
        items: lists.map((list) => viewPayList(list, tree, batchOf.get(list.batch ?? ''))),
        cursor: before,
      })
    },
    payList: async (call) => {
      const list = call.within(await getPayList(register, call.params.payListCode ?? ''), ({ unit }) => unit)
      return list.ok ? ok(await detailOf(desk, list.value, call)) : list
    },
    reconcilePayList: (call) => reconcilePayList(desk, call),
    voidPayList: (call) => voidPayList(desk, call),
  },
  { standing: accountStanding(register, tree) },
)
