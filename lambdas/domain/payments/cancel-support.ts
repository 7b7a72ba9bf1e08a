import { type Result, refuse } from '../result.ts'
import { formatDay, localDay } from '../time/local-day.ts'
import type { Decision } from './decision-key.ts'
import type { Entitlement } from './entitlement.ts'
import {
  type Command,
  decided,
  enteredByOf,
  type PaymentContext,
  type PaymentDecision,
  statusChange,
} from './payment-context.ts'

/** What a decision has granted, another decision takes away while nothing is paid. What is paid is asked back instead. */
export function cancelSupport(
  entitlement: Entitlement,
  { decision, reason }: Command<'cancel'>,
  context: PaymentContext,
): Result<PaymentDecision> {
  const fault = faultOfLaterDecision(entitlement, decision, context.now)
  if (fault) return fault
  const { actor, now } = context
  const cancellation = { decision, reason, from: entitlement.status, at: now, by: enteredByOf(actor) }
  const next: Entitlement = { ...entitlement, status: 'cancelled', cancellation }
  const changes = { ...statusChange(entitlement, next), decision: [null, decisionInWords(decision)] as const }
  return decided(next, 'support.cancelled', changes, reason, context)
}

/** What the table of moves leaves out, said in words. */
export const cancelledPaid = refuse(
  'wrong-state',
  'Khoản này đã chi một phần nên không huỷ được: điều chỉnh theo quyết định về số đã chi, rồi lập thu hồi nếu chi sai.',
)

/** A decision about a support comes after the one that granted it, and not after today. */
export function faultOfLaterDecision(
  { decision: granted }: Entitlement,
  { day }: Decision,
  now: number,
): Result<never> | null {
  if (day > localDay(now)) return refuse('invalid', 'Ngày quyết định không được sau hôm nay.')
  if (day < granted.day)
    return refuse('invalid', `Ngày quyết định không được trước quyết định phê duyệt (${formatDay(granted.day)}).`)
  return null
}

export const decisionInWords = ({ number, day }: Decision): string => `${number} ngày ${formatDay(day)}`
