import { type Dong, dong, sumDong } from '../money/dong.ts'
import type { Entitlement, Payment } from './entitlement.ts'
import { handedOut, paymentsOf, unpaidSum } from './instalments.ts'
import { isPaidBy, whoseMoney } from './payers-money.ts'
import { isPayable } from './payment-moves.ts'

/**
 * What of one support's money a payer was given, has paid, has brought back and still holds: each is known by itself, so that they may
 * disagree, and then the account says so.
 */
export interface PayerShare {
  readonly given: Dong
  readonly paid: Dong
  readonly returned: Dong
  readonly held: Dong
  /** Of what is held: what may not be paid any more, and is to be brought back. */
  readonly heldNotPayable: Dong
  /** By how much given differs from paid + returned + held. */
  readonly unbalanced: Dong
}

/**
 * The support in the account of an office. Whoever was given its money last answers for what was handed over then, and for what he had paid
 * before; an office that had it earlier keeps what it handed out itself, so that no đồng stands in two accounts. What the district or the
 * province entered while the money lay with the payer was paid out of it.
 * @returns null where this office was never given it, or handed nothing of it out before another one was
 */
export function payerShare(entitlement: Entitlement, unit: string): PayerShare | null {
  const { handedTo, givenTo } = entitlement
  const last = handedTo ?? givenTo
  if (!last) return null
  const none = dong(0)
  const before = paymentsOf(entitlement).filter(({ enteredAt }) => enteredAt < last.at)
  const ownBefore = sumOf(before.filter((one) => isPaidBy(one, unit)))
  if (last.unit !== unit)
    return ownBefore === 0 ? null : share({ given: ownBefore, paid: ownBefore, returned: none, held: none })
  // A hand-over of old kept no sum: then it was all that is granted now but what others had handed out before.
  const others = dong(sumOf(before) - ownBefore)
  const given = dong(last.amount === undefined ? entitlement.amount - others : last.amount + ownBefore)
  const own = sumOf(paymentsOf(entitlement).filter((one) => isPaidBy(one, unit)))
  if (!handedTo) return afterBroughtBack(entitlement, unit, { given, own })
  const paid = last.amount === undefined ? dong(handedOut(entitlement) - others) : own
  const held = dong(Math.max(0, given - paid))
  const payable = isPayable(entitlement.status) ? Math.min(held, unpaidSum(entitlement)) : 0
  return { ...share({ given, paid, returned: none, held }), heldNotPayable: dong(held - payable) }
}

/** What he has paid himself after he had brought it back, he had kept; more than that was never of this money. */
function afterBroughtBack(
  entitlement: Entitlement,
  unit: string,
  { given, own }: { readonly given: Dong; readonly own: Dong },
): PayerShare {
  const held = dong(0)
  const back = entitlement.givenTo?.back
  if (!back) return share({ given, paid: own, returned: dong(Math.max(0, given - own)), held })
  const later = sumOf(paymentsOf(entitlement).filter((one) => isPaidBy(one, unit) && one.enteredAt >= back.at))
  const kept = Math.min(later, back.amount)
  return share({ given, paid: dong(own - later + kept), returned: dong(back.amount - kept), held })
}

/** Đồng that the office has paid and was never given: the account has no place for them, and says so beside itself. */
export const paidOutside = (entitlement: Entitlement, unit: string): Dong => {
  const paid = sumOf(paymentsOf(entitlement).filter((one) => isPaidBy(one, unit)))
  return dong(Math.max(0, paid - (payerShare(entitlement, unit)?.paid ?? 0)))
}

const share = (parts: Omit<PayerShare, 'heldNotPayable' | 'unbalanced'>): PayerShare => {
  const { given, paid, returned, held } = parts
  return { ...parts, heldNotPayable: dong(0), unbalanced: dong(Math.abs(given - paid - returned - held)) }
}

const sumOf = (payments: readonly Payment[]): Dong => sumDong(payments.map(({ amount }) => amount))

/** The share of every post office that was given the support's money or handed any out. */
export interface PayerPart extends PayerShare {
  readonly unit: string
  /** Đồng that it has paid beyond what it was given: never handed over to it, or granted more only after that. */
  readonly outside: Dong
}

export function payerParts(entitlement: Entitlement): PayerPart[] {
  const payments = paymentsOf(entitlement)
  const { handedTo, givenTo } = entitlement
  const paying = payments.map(whoseMoney).flatMap(({ role, unit }) => (role === 'payer' ? [unit] : []))
  const units = new Set([...[handedTo, givenTo].flatMap((given) => (given ? [given.unit] : [])), ...paying])
  return [...units].map((unit) => {
    const none = dong(0)
    const own = payerShare(entitlement, unit) ?? share({ given: none, paid: none, returned: none, held: none })
    const paid = sumOf(payments.filter((one) => isPaidBy(one, unit)))
    const beyond = Math.max(0, own.paid + own.returned + own.held - own.given)
    return { ...own, paid, unit, outside: dong(paidOutside(entitlement, unit) + beyond) }
  })
}
