import { dong, formatDong } from '../money/dong.ts'
import { type Result, refuse } from '../result.ts'
import { formatDay, localDay } from '../time/local-day.ts'
import { decisionInWords, faultOfLaterDecision } from './cancel-support.ts'
import type { Entitlement } from './entitlement.ts'
import { paidSum } from './instalments.ts'
import {
  type Command,
  decided,
  enteredByOf,
  type PaymentContext,
  type PaymentDecision,
  statusChange,
  wrongState,
} from './payment-context.ts'
import { outstanding, type Recovery } from './recovery.ts'

/** What was paid and was not due is asked back by a decision, whole or in part. The payment stays what it was. */
export function askBack(
  entitlement: Entitlement,
  { decision, amount, reason }: Command<'ask-back'>,
  context: PaymentContext,
): Result<PaymentDecision> {
  const fault = faultOfLaterDecision(entitlement, decision, context.now)
  if (fault) return fault
  if (amount < 1 || amount > paidSum(entitlement))
    return refuse(
      'invalid',
      `Số tiền thu hồi phải từ 1 đồng đến số đã chi (${formatDong(paidSum(entitlement))}). Sửa lại số tiền.`,
    )
  const { actor, now } = context
  const recovery: Recovery = {
    amount: dong(amount),
    decision,
    caseId: null,
    reason,
    openedAt: now,
    openedBy: enteredByOf(actor),
    parts: [],
    refusal: null,
  }
  const next: Entitlement = { ...entitlement, status: 'to-recover', recovery }
  const changes = {
    ...statusChange(entitlement, next),
    asked: [null, formatDong(amount)] as const,
    decision: [null, decisionInWords(decision)] as const,
  }
  return decided(next, 'recovery.opened', changes, reason, context)
}

/** Money comes back in as many parts as the household can manage; the last one closes the recovery. */
export function recordReturn(
  entitlement: Entitlement,
  { amount, returnedOn, receipt }: Command<'record-return'>,
  context: PaymentContext,
): Result<PaymentDecision> {
  const { recovery, payment } = entitlement
  if (!recovery) return wrongState(entitlement, context)
  const { actor, now } = context
  const left = outstanding(recovery)
  if (amount < 1 || amount > left)
    return refuse('invalid', `Còn phải thu ${formatDong(left)}: ghi số tiền từ 1 đồng đến số đó.`)
  if (returnedOn > localDay(now)) return refuse('invalid', 'Ngày nộp tiền không được sau hôm nay.')
  if (payment && returnedOn < payment.paidOn)
    return refuse('invalid', `Ngày nộp tiền không được trước ngày chi trả (${formatDay(payment.paidOn)}).`)
  const part = { amount: dong(amount), returnedOn, receipt, enteredAt: now, enteredBy: enteredByOf(actor) }
  const next: Entitlement = {
    ...entitlement,
    status: amount === left ? 'recovered' : entitlement.status,
    recovery: { ...recovery, parts: [...recovery.parts, part] },
  }
  const changes = {
    ...statusChange(entitlement, next),
    returned: [null, formatDong(amount)] as const,
    returnedOn: [null, formatDay(returnedOn)] as const,
    receipt: [null, receipt] as const,
  }
  return decided(next, 'recovery.returned', changes, null, context)
}

export function recordNoReturn(
  entitlement: Entitlement,
  { reason }: Command<'record-no-return'>,
  context: PaymentContext,
): Result<PaymentDecision> {
  const { recovery } = entitlement
  if (!recovery) return wrongState(entitlement, context)
  const refusal = { reason, at: context.now, by: enteredByOf(context.actor) }
  const next: Entitlement = { ...entitlement, status: 'return-refused', recovery: { ...recovery, refusal } }
  return decided(next, 'recovery.refused', statusChange(entitlement, next), reason, context)
}
