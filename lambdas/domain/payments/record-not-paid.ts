import { type Result, refuse } from '../result.ts'
import type { Entitlement } from './entitlement.ts'
import { entryTime } from './entry-time.ts'
import { broughtBack } from './payers-money.ts'
import {
  type Command,
  decided,
  enteredByOf,
  type PaymentContext,
  type PaymentDecision,
  statusChange,
} from './payment-context.ts'
import { notPaidReasonNames, statusOfReason } from './payment-status.ts'

/** Why the money did not change hands. A payer who had it brings it back: who is met later is paid by whoever meets him. */
export function recordNotPaid(
  entitlement: Entitlement,
  { reason, note, paper, instead }: Command<'record-not-paid'>,
  context: PaymentContext,
): Result<PaymentDecision> {
  if (reason === 'other' && !note) return refuse('invalid', 'Chọn "Lý do khác" thì phải ghi rõ lý do ở ô Ghi chú.')
  if (reason === 'refused' && !paper)
    return refuse(
      'invalid',
      'Từ chối nhận phải có giấy do chính người đó viết và ký: ghi ngày viết và nơi lưu giấy. Chưa có giấy thì chọn lý do khác.',
    )
  const at = entryTime(entitlement, context.now)
  const kept = reason === 'refused' ? paper : null
  const next: Entitlement = {
    ...entitlement,
    status: statusOfReason[reason],
    notPaid: {
      reason,
      note,
      paper: kept,
      enteredAt: at,
      enteredBy: enteredByOf(context.actor),
      ...(instead ? { instead } : {}),
    },
    ...broughtBack(entitlement, at),
  }
  const why = note ? `${notPaidReasonNames[reason]}: ${note}` : notPaidReasonNames[reason]
  const changes = { ...statusChange(entitlement, next), ...(kept ? { paper: [null, kept] as const } : {}) }
  return decided(next, 'payment.not-received', changes, why, { ...context, now: at })
}
