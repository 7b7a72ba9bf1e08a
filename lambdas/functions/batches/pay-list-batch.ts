import type { BatchSummary } from '../../contract/batches.ts'
import { faultOfStandIns } from '../../domain/batches/stand-in.ts'
import { keyTaken } from '../../domain/key-taken.ts'
import { eventHand } from '../../domain/ledger/hand.ts'
import type { PayListEvent } from '../../domain/ledger/pay-list-event.ts'
import { formatDong, groupThousands } from '../../domain/money/dong.ts'
import {
  dayOfPayment,
  faultOfSignature,
  isReplaced,
  mayPayFrom,
  replacedWords,
} from '../../domain/paylists/pay-from-list.ts'
import { type Result, refuse } from '../../domain/result.ts'
import type { Call } from '../../runtime/api-handler.ts'
import { isSameOrder, type StoredBatch } from '../../store/batches/batch-item.ts'
import { getBatch } from '../../store/batches/batch-store.ts'
import { createPayListBatch } from '../../store/paylists/pay-list-batch.ts'
import { getPayList } from '../../store/paylists/pay-list-store.ts'
import type { BatchDesk } from './batch-view.ts'
import { calledFor, fresh, inHand } from './new-batch.ts'

type PayCall = Pick<Call<'payFromPayList'>, 'params' | 'body' | 'actor' | 'within' | 'idempotencyKey' | 'now'>

/** Opens a batch of everybody who has signed a reconciled list and calls for its dry run; the same command again calls once more. */
export async function payFromPayList(desk: BatchDesk, call: PayCall): Promise<Result<BatchSummary>> {
  const { register, tree } = desk
  const { actor, now, body } = call
  const code = call.params.payListCode ?? ''
  const found = call.within(await getPayList(register, code), ({ unit }) => unit)
  if (!found.ok) return found
  const list = found.value
  const opened = await fresh(desk, call)
  const same = await getBatch(register, opened.id)
  if (same) {
    // A day that was not told was read from the paper, which says the same still.
    const details = { ...body.details, paidOn: body.details.paidOn ?? same.details?.paidOn ?? '' }
    const asked = { ...same, payList: code, details, standIns: body.standIns }
    return isSameOrder(same, asked) ? calledFor(desk, same, call) : keyTaken
  }
  const earlier = list.batch === null ? undefined : await getBatch(register, list.batch)
  const may = mayPayFrom(list, earlier?.state ?? null)
  if (!may.ok) return may
  const paidOn = dayOfPayment(list, body.details.paidOn)
  if (!paidOn.ok) return paidOn
  const fault = faultOfStandIns(body.standIns, faultOfSignature(list))
  if (fault) return fault
  const batch: StoredBatch = {
    ...opened,
    kind: 'pay-list',
    state: 'checking',
    programme: list.programme,
    unit: list.unit,
    payList: code,
    details: { ...body.details, paidOn: paidOn.value },
    standIns: body.standIns,
  }
  const signed = list.reconciliation?.signed
  const event: PayListEvent = {
    type: 'pay-list.batched',
    at: now,
    actor: eventHand(actor),
    commandId: call.idempotencyKey,
    what: signed ? `${groupThousands(signed.people)} người, ${formatDong(signed.amount)}` : null,
  }
  const after = { ...list, batch: batch.id, version: list.version + 1 }
  const replaced = earlier && isReplaced(earlier.state) ? replacedBy(earlier, actor.username, now) : null
  const place = await inHand(desk, batch)
  if (!place.ok) return place
  const stored = await createPayListBatch(register, tree, { batch, before: list, after, event, replaced })
  if (!stored)
    return refuse('conflict', `Danh sách ${code} hoặc đợt trước của nó vừa có thay đổi. Tải lại trang để xem.`)
  return calledFor(desk, stored, call)
}

const replacedBy = (batch: StoredBatch, username: string, now: number): StoredBatch => ({
  ...batch,
  state: 'refused',
  since: now,
  finishedAt: now,
  message: replacedWords(username),
})
