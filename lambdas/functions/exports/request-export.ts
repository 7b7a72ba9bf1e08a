import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import type { z } from 'zod'
import { type ExportSummary, exportDays, type requestExportRequest } from '../../contract/exports.ts'
import type { requestExchangeFileRequest } from '../../contract/foreign-files.ts'
import { stateAt } from '../../domain/exports/export-duties.ts'
import type { ExportOrder } from '../../domain/exports/export-order.ts'
import { numbersFor } from '../../domain/ids/printed-numbers.ts'
import { keyTaken } from '../../domain/key-taken.ts'
import { eventHand } from '../../domain/ledger/hand.ts'
import type { Actor } from '../../domain/permissions/authorise.ts'
import { noQuestion } from '../../domain/register/register-question.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import type { Call } from '../../runtime/api-handler.ts'
import { downloadAddress } from '../../runtime/download-address.ts'
import { getExport, isSameOrder, putExport, type StoredExport } from '../../store/orders/export-store.ts'
import { type OrderingDesk, takeInHand } from '../../store/orders/orders-in-hand.ts'
import type { Marks } from '../../store/table/id-mark.ts'
import { keys } from '../../store/table/keys.ts'

interface ExportDesk extends OrderingDesk {
  readonly bucket: string
  readonly queueUrl: string
  readonly marks: () => Promise<Marks>
}

interface RequestCall {
  readonly body: z.output<typeof requestExportRequest>
  readonly actor: Actor
  readonly idempotencyKey: string
  readonly now: number
}

const sqs = new SQSClient({})

const dayMs = 24 * 60 * 60_000

/** Notes the order and calls a writer; the same command again calls one again while the file is not there. */
export function requestExport(desk: ExportDesk, call: RequestCall): Promise<Result<ExportSummary>> {
  const { format, numbers, ...filter } = call.body
  return placeOrder(desk, { format, numbers: numbersFor(call.actor.role, numbers), filter }, call)
}

/** The marks of everybody in the province's programme, for the other provinces. */
export async function requestExchangeFile(
  desk: ExportDesk,
  { body, ...call }: Omit<RequestCall, 'body'> & { readonly body: z.output<typeof requestExchangeFileRequest> },
): Promise<Result<ExportSummary>> {
  const { programme, unit } = body
  if (unit !== desk.tree.root.code) return refuse('invalid', 'Tệp gửi tỉnh khác là của cả tỉnh: chọn tỉnh.')
  return placeOrder(
    desk,
    { format: 'exchange', numbers: 'last-digits', filter: { ...noQuestion, programme, unit, name: null } },
    call,
  )
}

async function placeOrder(
  desk: ExportDesk,
  { format, numbers, filter }: Pick<ExportOrder, 'format' | 'numbers' | 'filter'>,
  { actor, idempotencyKey, now }: Omit<RequestCall, 'body'>,
): Promise<Result<ExportSummary>> {
  const { username, role, unit } = actor
  const id = (await desk.marks()).id('export', username, idempotencyKey)
  const key = keys.exportOrder(username, id)
  const place = await takeInHand(desk, { by: actor, kind: 'export', key, now })
  if (!place.ok) return place
  const known = await putExport(
    desk.register,
    { id, filter, format, numbers, by: { username, role, unit }, at: now },
    eventHand(actor),
  )
  if (!isSameOrder(known, { filter, format, numbers })) return keyTaken
  if (stateAt(known, now) === 'waiting')
    await sqs.send(
      new SendMessageCommand({ QueueUrl: desk.queueUrl, MessageBody: JSON.stringify({ username, exportId: id }) }),
    )
  return ok(await viewExport(desk, known, now))
}

/** One's own: of another's file nobody learns that it exists. */
export async function exportedFile(
  desk: ExportDesk,
  { params, actor, within, now }: Pick<Call<'exportedFile'>, 'params' | 'actor' | 'within' | 'now'>,
): Promise<Result<ExportSummary>> {
  const found = within(
    await getExport(desk.register, actor.username, params.exportId ?? ''),
    ({ filter }) => filter.unit,
  )
  return found.ok ? ok(await viewExport(desk, found.value, now)) : found
}

async function viewExport(desk: ExportDesk, known: StoredExport, now: number): Promise<ExportSummary> {
  const { id, format, at, sums, fault, file } = known
  const isThere = file !== null && now < at + exportDays * dayMs
  const url = isThere ? await downloadAddress(desk.bucket, file) : null
  return { id, state: stateAt(known, now), format, requestedAt: at, sums, fault, url }
}
