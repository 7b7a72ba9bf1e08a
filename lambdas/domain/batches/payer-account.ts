import { type Dong, dong, sumDong } from '../money/dong.ts'
import type { Entitlement, Payment } from '../payments/entitlement.ts'
import { handedOut, paymentsOf, unpaidSum } from '../payments/instalments.ts'
import { isPaidBy } from '../payments/payers-money.ts'
import { isPayable } from '../payments/payment-moves.ts'

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
  if (!handedTo) {
    const rest = dong(Math.max(0, given - own))
    return share({ given, paid: own, returned: returnedOf(entitlement, unit, rest), held: none })
  }
  const paid = last.amount === undefined ? dong(handedOut(entitlement) - others) : own
  const held = dong(Math.max(0, given - paid))
  const payable = isPayable(entitlement.status) ? Math.min(held, unpaidSum(entitlement)) : 0
  return { ...share({ given, paid, returned: none, held }), heldNotPayable: dong(held - payable) }
}

/** What he has paid himself after he had brought it back, he had kept. */
function returnedOf(entitlement: Entitlement, unit: string, unknown: Dong): Dong {
  const back = entitlement.givenTo?.back
  if (!back) return unknown
  const later = paymentsOf(entitlement).filter((one) => isPaidBy(one, unit) && one.enteredAt >= back.at)
  return dong(Math.max(0, back.amount - sumOf(later)))
}

const share = (parts: Omit<PayerShare, 'heldNotPayable' | 'unbalanced'>): PayerShare => {
  const { given, paid, returned, held } = parts
  return { ...parts, heldNotPayable: dong(0), unbalanced: dong(Math.abs(given - paid - returned - held)) }
}

const sumOf = (payments: readonly Payment[]): Dong => sumDong(payments.map(({ amount }) => amount))

/** People and đồng of each part; a support counts in every part that has money of it. */
export interface AccountLine {
  readonly given: Part
  readonly paid: Part
  readonly returned: Part
  readonly held: Part
  readonly heldNotPayable: Part
  /** Supports of which the parts do not add up, and by how much they are out, one way or the other. */
  readonly unbalanced: Part
}

interface Part {
  readonly supports: number
  readonly amount: number
}

const byPart = (of: (part: keyof PayerShare) => Part): AccountLine => ({
  given: of('given'),
  paid: of('paid'),
  returned: of('returned'),
  held: of('held'),
  heldNotPayable: of('heldNotPayable'),
  unbalanced: of('unbalanced'),
})

export const emptyLine: AccountLine = byPart(() => ({ supports: 0, amount: 0 }))

export const withShare = (line: AccountLine, share: PayerShare): AccountLine =>
  byPart((part) => ({
    supports: line[part].supports + (share[part] > 0 ? 1 : 0),
    amount: line[part].amount + share[part],
  }))

/** The document's own check, printed on its face: of every support, so that two that are out do not hide each other. */
export const isBalanced = ({ given, paid, returned, held, unbalanced }: AccountLine): boolean =>
  unbalanced.supports === 0 && given.amount === paid.amount + returned.amount + held.amount
