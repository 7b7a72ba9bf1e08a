import type { Actor } from '../permissions/authorise.ts'
import { type Result, refuse } from '../result.ts'
import type { UnitTree } from '../units/unit-tree.ts'
import type { Entitlement } from './entitlement.ts'
import { entryTime } from './entry-time.ts'
import { unpaidSum } from './instalments.ts'
import { broughtBack } from './payers-money.ts'
import {
  type Command,
  decided,
  enteredByOf,
  type PaymentContext,
  type PaymentDecision,
  statusChange,
} from './payment-context.ts'
import { faultOfConclusion, faultOfOtherProvince, faultOfReview } from './payment-faults.ts'
import { standingStatus } from './payment-status.ts'

/** Whether a post office asks for what another one has, which is neither itself nor below it: it has not got that money. */
export const isWithAnother = (
  { handedTo }: Pick<Entitlement, 'handedTo'>,
  { role, unit }: Pick<Actor, 'role' | 'unit'>,
  tree: UnitTree,
): boolean => role === 'payer' && handedTo !== null && !tree.contains(unit, handedTo.unit)

/** The list and the money go to a post office: from now on it pays, or says why not. */
export function handOver(
  entitlement: Entitlement,
  { unit }: Command<'hand-over'>,
  context: PaymentContext,
): Result<PaymentDecision> {
  if (!context.tree.path(entitlement.commune).some(({ code }) => code === unit))
    return refuse('invalid', 'Chọn bưu điện của xã này, của huyện hoặc của tỉnh: bưu điện nơi khác không chi được.')
  const held =
    faultOfConclusion(entitlement, context) ?? faultOfReview(entitlement, context) ?? faultOfOtherProvince(entitlement)
  if (held) return held
  const at = entryTime(entitlement, context.now)
  const handedTo = { unit, at, by: enteredByOf(context.actor), amount: unpaidSum(entitlement) }
  const given = { ...entitlement, notPaid: null, handedTo, givenTo: handedTo }
  const next: Entitlement = { ...given, status: standingStatus(given) }
  const payer = context.payerName({ role: 'payer', unit })
  const changes = { ...statusChange(entitlement, next), handedTo: [null, payer] as const }
  return decided(next, 'payment.handed-over', changes, null, { ...context, now: at })
}

export function takeBack(
  entitlement: Entitlement,
  { reason }: Command<'take-back'>,
  context: PaymentContext,
): Result<PaymentDecision> {
  const { handedTo } = entitlement
  const at = entryTime(entitlement, context.now)
  const back = { ...entitlement, ...broughtBack(entitlement, at) }
  const next: Entitlement = { ...back, status: standingStatus(back) }
  const payer = handedTo && context.payerName({ role: 'payer', unit: handedTo.unit })
  const changes = { ...statusChange(entitlement, next), handedTo: [payer, null] as const }
  return decided(next, 'payment.taken-back', changes, reason, { ...context, now: at })
}
