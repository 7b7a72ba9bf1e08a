import type { PayListDetail } from '../../contract/pay-lists.ts'
import { eventHand } from '../../domain/ledger/hand.ts'
import { formatDong, groupThousands } from '../../domain/money/dong.ts'
import type { PayList, Reconciliation } from '../../domain/paylists/pay-list.ts'
import { reconcile } from '../../domain/paylists/reconcile.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import type { Call } from '../../runtime/api-handler.ts'
import { commitPayList, getPayList, payListLines } from '../../store/pay-list-store.ts'
import { findCommand } from '../../store/payment-store.ts'
import { detailOf, type PayListDesk } from './pay-list-desk.ts'

type ReconcileCall = Pick<Call<'reconcilePayList'>, 'params' | 'body' | 'actor' | 'within' | 'idempotencyKey' | 'now'>

/** Takes what the signed paper says, when it equals what was printed. */
export async function reconcilePayList(desk: PayListDesk, call: ReconcileCall): Promise<Result<PayListDetail>> {
  const { register } = desk
  const { body, actor, now, idempotencyKey } = call
  const code = call.params.payListCode ?? ''
  const found = call.within(await getPayList(register, code), ({ unit }) => unit)
  if (!found.ok) return found
  const before = found.value
  const digest = (await desk.marks()).id('command', code, JSON.stringify(body))
  const done = await findCommand(register, actor.username, idempotencyKey)
  if (done === digest) return ok(await detailOf(desk, before, call))
  const paper = reconcile(before, await payListLines(register, before), body)
  if (!paper.ok) return paper
  const { username, role, unit } = actor
  const reconciliation: Reconciliation = { ...paper.value, by: { username, role, unit }, at: now }
  const after: PayList = { ...before, state: 'reconciled', reconciliation, version: before.version + 1 }
  const event = {
    type: 'pay-list.reconciled',
    at: now,
    actor: eventHand(actor),
    commandId: idempotencyKey,
    what: reconciledWords(reconciliation),
  } as const
  const outcome = await commitPayList(register, { before, after, event }, { username, id: idempotencyKey, digest, now })
  if (outcome === 'key-taken')
    return refuse('conflict', 'Mã lệnh này đã dùng cho một lệnh khác: tải lại trang rồi thử lại.')
  if (outcome === 'stale')
    return refuse('conflict', `Danh sách ${code} vừa được người khác đối chiếu. Tải lại trang để xem.`)
  return ok(await detailOf(desk, (await getPayList(register, code)) ?? after, call))
}

function reconciledWords({ signed, notSigned, notSignedLines }: Reconciliation): string {
  const told = `đã ký ${groupThousands(signed.people)} người, ${formatDong(signed.amount)}`
  if (notSigned.people === 0) return `${told}; không ai vắng`
  const lines = notSignedLines.slice(0, 20).join(', ')
  const more = notSignedLines.length > 20 ? ', …' : ''
  return `${told}; không ký ${groupThousands(notSigned.people)} người, ${formatDong(notSigned.amount)}: STT ${lines}${more}`
}
