import { type Dong, dong, sumDong } from '../money/dong.ts'
import type { EnteredBy } from './entered-by.ts'
import type { Entitlement, GivenTo, Payment } from './entitlement.ts'
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
