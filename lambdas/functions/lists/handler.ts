import type { ListSummary } from '../../contract/lists.ts'
import { officeSentence } from '../../domain/ledger/office-event.ts'
import { provinceOf } from '../../domain/province.ts'
import { ok, type Result } from '../../domain/result.ts'
import { apiHandler, type Call } from '../../runtime/api-handler.ts'
import { readEnvironment } from '../../runtime/environment.ts'
import { readSecret } from '../../runtime/secret.ts'
import { accountStanding } from '../../store/accounts/account-standing.ts'
import { officeEventPage } from '../../store/ledger/office-event-item.ts'
import { getList } from '../../store/lists/list-store.ts'
import { makeMarks } from '../../store/table/id-mark.ts'
import { keys } from '../../store/table/keys.ts'
import { openRegister } from '../../store/table/table.ts'
import { hiddenWords } from '../../views/written-words.ts'
import { foundLists, seenLists } from './found-lists.ts'
import { type ListStep, takeStep } from './list-steps.ts'
import { viewList } from './list-view.ts'
import { newList } from './new-list.ts'
import { lostPlace, readRows } from './read-rows.ts'

const environment = readEnvironment('lists', process.env)
const province = provinceOf(environment)
const { tree } = province
const register = openRegister(environment.REGISTER_TABLE)
type StepCall = Pick<
  Call<'reviewList' | 'applyList' | 'withdrawList'>,
  'params' | 'actor' | 'within' | 'now' | 'idempotencyKey'
>

const desk = {
  register,
  tree,
  bucket: environment.UPLOADS_BUCKET,
  marks: async () => makeMarks(await readSecret(environment.ID_KEY_SECRET_ARN)),
  openOrders: Number(environment.OPEN_ORDERS),
}

async function step(call: StepCall, wanted: ListStep): Promise<Result<ListSummary>> {
  const list = call.within(await getList(register, call.params.listId ?? ''), ({ commune }) => commune)
  if (!list.ok) return list
  const moved = await takeStep({ ...desk, queueUrl: environment.LISTS_QUEUE_URL }, list.value, wanted, call)
  return moved.ok ? ok(viewList(moved.value, tree, call.actor)) : moved
}

/** The key after which a page goes on. It comes back from the browser, so it is checked before it is used as a key again. */
const listPosition = /^\d{13}#[a-z2-7]{26}$/

export const handler = apiHandler(
  'lists',
  province,
  {
    createList: (call) => newList(desk, call),
    lists: async ({ query, actor }) => {
      if (query.cursor !== undefined && !listPosition.test(query.cursor)) return lostPlace
      const { unit, programme, only, cursor = null } = query
      return ok(await foundLists(desk, { unit, programme, before: cursor, isWaiting: only === 'waiting' }, actor))
    },
    list: async ({ params, within, actor }) => {
      const list = within(await getList(register, params.listId ?? ''), ({ commune }) => commune)
      if (!list.ok) return list
      const [seen = viewList(list.value, tree, actor)] = await seenLists(desk, [list.value], actor)
      return ok(seen)
    },
    listHistory: async ({ params, query, within }) => {
      const list = within(await getList(register, params.listId ?? ''), ({ commune }) => commune)
      if (!list.ok) return list
      const { events, cursor } = await officeEventPage(register, keys.list(list.value.id), query.cursor)
      return ok({
        items: events.map((event) => officeSentence({ ...event, reason: hiddenWords(event.reason) }, tree)),
        cursor,
      })
    },
    reviewList: (call) => step(call, { kind: 'review', answers: call.body }),
    applyList: (call) => step(call, { kind: 'apply' }),
    withdrawList: (call) => step(call, { kind: 'withdraw', reason: call.body.reason }),
    listRows: (call) => readRows(register, call),
  },
  { standing: accountStanding(register, tree) },
)
