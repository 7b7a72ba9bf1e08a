import { dong, formatDong } from '../money/dong.ts'
import { type Result, refuse } from '../result.ts'
import { formatDay, localDay } from '../time/local-day.ts'
import { decisionInWords, faultOfLaterDecision } from './cancel-support.ts'
import type { Entitlement } from './entitlement.ts'
import { entryTime } from './entry-time.ts'
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
import { leftToAsk, outstanding, type Recovery } from './recovery.ts'
import { faultOfWhatStays } from './what-stays.ts'

/**
 * What was paid and was not due is asked back by a decision, whole or in part; a further decision asks for more of the same payment. The
 * payment stays what it was.
 */
export function askBack(
  entitlement: Entitlement,
  command: Command<'ask-back'>,
  context: PaymentContext,
): Result<PaymentDecision> {
  const { decision, amount, reason } = command
  const fault = faultOfLaterDecision(entitlement, decision, context.now)
  if (fault) return fault
  const before = entitlement.recovery
  const most = leftToAsk({ paid: paidSum(entitlement), recovery: before })
  if (amount < 1 || amount > most)
    return refuse(
      'invalid',
      before
        ? `Đã lập thu hồi ${formatDong(before.amount)}: số tiền thu hồi thêm phải từ 1 đồng đến ${formatDong(most)}. Sửa lại số tiền.`
        : `Số tiền thu hồi phải từ 1 đồng đến số đã chi (${formatDong(most)}). Sửa lại số tiền.`,
    )
  const tooLittle = faultOfWhatStays(entitlement, command, context)
  if (tooLittle && !command.lessConfirmed) return tooLittle
  const dated = { ...context, now: entryTime(entitlement, context.now) }
  const recovery = before
    ? askedMore(before, { amount, decision, reason }, dated)
    : asked({ amount, decision, reason }, dated)
  const next: Entitlement = { ...entitlement, status: 'to-recover', recovery }
  const changes = {
    ...statusChange(entitlement, next),
    asked: [before && formatDong(before.amount), formatDong(recovery.amount)] as const,
    decision: [null, decisionInWords(decision)] as const,
    ...(tooLittle ? { lessConfirmed: [null, 'vẫn chỉ thu hồi một phần'] as const } : {}),
  }
  return decided(next, 'recovery.opened', changes, reason, dated)
}

type Asked = Pick<Command<'ask-back'>, 'amount' | 'decision' | 'reason'>

const asked = ({ amount, decision, reason }: Asked, { actor, now }: PaymentContext): Recovery => ({
  amount: dong(amount),
  decision,
  caseId: null,
  reason,
  openedAt: now,
  openedBy: enteredByOf(actor),
  parts: [],
  refusal: null,
})

/** Whoever refused to return the first sum is asked anew. */
const askedMore = (
  before: Recovery,
  { amount, decision, reason }: Asked,
  { actor, now }: PaymentContext,
): Recovery => ({
  ...before,
  amount: dong(before.amount + amount),
  refusal: null,
  more: [
    ...(before.more ?? []),
    {
      amount: dong(amount),
      decision,
      reason,
      at: now,
      by: enteredByOf(actor),
      partsBefore: before.parts.length,
      refusalBefore: before.refusal,
    },
  ],
})

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
  const at = entryTime(entitlement, now)
  const part = { amount: dong(amount), returnedOn, receipt, enteredAt: at, enteredBy: enteredByOf(actor) }
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
  return decided(next, 'recovery.returned', changes, null, { ...context, now: at })
}

export function recordNoReturn(
  entitlement: Entitlement,
  { reason }: Command<'record-no-return'>,
  context: PaymentContext,
): Result<PaymentDecision> {
  const { recovery } = entitlement
  if (!recovery) return wrongState(entitlement, context)
  const at = entryTime(entitlement, context.now)
  const refusal = { reason, at, by: enteredByOf(context.actor) }
  const next: Entitlement = { ...entitlement, status: 'return-refused', recovery: { ...recovery, refusal } }
  return decided(next, 'recovery.refused', statusChange(entitlement, next), reason, { ...context, now: at })
}
