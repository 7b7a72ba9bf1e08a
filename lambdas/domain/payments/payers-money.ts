import { type Dong, dong, sumDong } from '../money/dong.ts'
import type { EnteredBy } from './entered-by.ts'
import type { Entitlement, GivenTo, HandedTo, Payment } from './entitlement.ts'
import { paymentsOf, unpaidSum } from './instalments.ts'

type Lying = Pick<Entitlement, 'amount' | 'payment' | 'earlier' | 'handedTo' | 'givenTo'>

/** Out of which office's money it was paid, whoever entered it. */
export const whoseMoney = ({ outOf, payer }: Payment): Pick<EnteredBy, 'role' | 'unit'> =>
  outOf === undefined ? payer : { role: 'payer', unit: outOf }

/** Whether it was paid out of the money of the post office of this unit, whoever entered it. */
export function isPaidBy(payment: Payment, unit: string): boolean {
  const whose = whoseMoney(payment)
  return whose.role === 'payer' && whose.unit === unit
}

/** Đồng that lie with the payer: what he was given, without what was paid out of it since. @returns 0 where nothing lies there */
export function moneyWithPayer(support: Lying): Dong {
  const { handedTo } = support
  if (!handedTo) return dong(0)
  if (handedTo.amount === undefined) return unpaidSum(support)
  const since = paymentsOf(support).filter((one) => one.enteredAt >= handedTo.at && isPaidBy(one, handedTo.unit))
  return dong(Math.max(0, handedTo.amount - sumDong(since.map(({ amount }) => amount))))
}

/** The money comes back from the payer: with whom it was, and how much of it came. */
export function broughtBack(support: Lying, at: number): { readonly handedTo: null; readonly givenTo: GivenTo | null } {
  const { handedTo, givenTo } = support
  return {
    handedTo: null,
    givenTo: handedTo ? { ...handedTo, back: { at, amount: moneyWithPayer(support) } } : givenTo,
  }
}

type Held = Pick<Entitlement, 'handedTo' | 'givenTo'>

/**
 * A payment out of an office's money is taken off: its đồng lie with the rest, with the office while that is there, and brought back where
 * the rest was. What it paid since is reckoned from the payments that stand.
 */
export function withUndonePaid({ handedTo, givenTo }: Held, undone: Payment): Held {
  const last = handedTo ?? givenTo
  if (!last || !isPaidBy(undone, last.unit)) return { handedTo, givenTo }
  if (handedTo) {
    const given = undone.enteredAt < handedTo.at ? grown(handedTo, undone.amount) : handedTo
    return { handedTo: given, givenTo: given }
  }
  return { handedTo, givenTo: movedBack(givenTo, undone, 1) }
}

/** A payment stands again that a correction had taken the place of, once the rest had been brought back. */
export const withPaidAgain = (givenTo: GivenTo | null, again: Payment): GivenTo | null =>
  givenTo && isPaidBy(again, givenTo.unit) ? movedBack(givenTo, again, -1) : givenTo

function movedBack(givenTo: GivenTo | null, { amount, enteredAt }: Payment, sign: 1 | -1): GivenTo | null {
  if (!givenTo?.back || enteredAt >= givenTo.back.at) return givenTo
  const moved = sign * amount
  const given = enteredAt < givenTo.at ? grown(givenTo, moved) : givenTo
  return { ...given, back: { ...givenTo.back, amount: dong(Math.max(0, givenTo.back.amount + moved)) } }
}

/** A hand-over of old kept no sum. */
const grown = <Given extends HandedTo>(given: Given, by: number): Given =>
  given.amount === undefined ? given : { ...given, amount: dong(Math.max(0, given.amount + by)) }

/** The post office that was given the rest after somebody else had paid: with that payment gone it would have to pay what it never got. */
export function restGivenSince({ payment, handedTo }: Pick<Lying, 'payment' | 'handedTo'>): HandedTo | null {
  if (!payment || !handedTo || payment.enteredAt >= handedTo.at || isPaidBy(payment, handedTo.unit)) return null
  return handedTo
}
