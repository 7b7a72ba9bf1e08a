import { officeSentence } from '../../domain/ledger/office-event.ts'
import { provinceOf } from '../../domain/province.ts'
import { ok, refuse } from '../../domain/result.ts'
import { apiHandler } from '../../runtime/api-handler.ts'
import { readEnvironment } from '../../runtime/environment.ts'
import { readSecret } from '../../runtime/secret.ts'
import { accountStanding } from '../../store/accounts/account-standing.ts'
import { batchesOfUnit, getBatch } from '../../store/batches/batch-store.ts'
import { officeEventPage } from '../../store/ledger/office-event-item.ts'
import { makeMarks } from '../../store/table/id-mark.ts'
import { keys } from '../../store/table/keys.ts'
import { openRegister } from '../../store/table/table.ts'
import { pageOfLines } from './batch-lines.ts'
import { confirmBatch, undoBatch } from './batch-steps.ts'
import { type BatchDesk, viewBatch, viewLine } from './batch-view.ts'
import { newAccount, newBatch, newResultFile } from './new-batch.ts'
import { payFromPayList } from './pay-list-batch.ts'

const environment = readEnvironment('batches', process.env)
const province = provinceOf(environment)
const { tree } = province
const register = openRegister(environment.REGISTER_TABLE)
const desk: BatchDesk = {
  register,
  tree,
  uploads: environment.UPLOADS_BUCKET,
  exports: environment.EXPORTS_BUCKET,
  queueUrl: environment.BATCHES_QUEUE_URL,
  marks: async () => makeMarks(await readSecret(environment.ID_KEY_SECRET_ARN)),
  openOrders: Number(environment.OPEN_ORDERS),
}

const batchesPerPage = 30
/** What a page goes on after comes back from the browser, so it is checked before it is used as a key again. */
const batchPosition = /^\d{13}#[a-z2-7]{26}$/
const chunkNumber = /^\d{1,6}$/
const lostPlace = refuse('invalid', 'Trang danh sách không còn hợp lệ: xem lại từ đầu.')

export const handler = apiHandler(
  'batches',
  province,
  {
    createBatch: (call) => newBatch(desk, call),
    createResultFile: (call) => newResultFile(desk, call),
    createAccount: (call) => newAccount(desk, call),
    payFromPayList: (call) => payFromPayList(desk, call),
    batches: async (call) => {
      const { query, actor } = call
      if (query.cursor !== undefined && !batchPosition.test(query.cursor)) return lostPlace
      const page = { before: query.cursor ?? null, limit: batchesPerPage, programme: query.programme }
      const { batches, before } = await batchesOfUnit(register, actor.unit, page)
      return ok({ items: await Promise.all(batches.map((one) => viewBatch(desk, one, call))), cursor: before })
    },
    batch: async (call) => {
      const found = call.within(await getBatch(register, call.params.batchId ?? ''), ({ unit }) => unit)
      return found.ok ? ok(await viewBatch(desk, found.value, call)) : found
    },
    batchLines: async ({ params, query, within }) => {
      const found = within(await getBatch(register, params.batchId ?? ''), ({ unit }) => unit)
      if (!found.ok) return found
      if (query.cursor !== undefined && !chunkNumber.test(query.cursor)) return lostPlace
      const page = { from: Number(query.cursor ?? 0), only: query.only }
      const { lines, next } = await pageOfLines(register, found.value, page)
      return ok({ items: lines.map((line) => viewLine(line, tree)), cursor: next === null ? null : String(next) })
    },
    batchHistory: async ({ params, query, within }) => {
      const found = within(await getBatch(register, params.batchId ?? ''), ({ unit }) => unit)
      if (!found.ok) return found
      const { events, cursor } = await officeEventPage(register, keys.batch(found.value.id), query.cursor)
      return ok({ items: events.map((event) => officeSentence(event, tree)), cursor })
    },
    confirmBatch: (call) => confirmBatch(desk, call),
    undoBatch: (call) => undoBatch(desk, call, call.body.reason),
  },
  { standing: accountStanding(register, tree) },
)
