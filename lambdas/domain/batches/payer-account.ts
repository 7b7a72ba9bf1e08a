import { type Dong, dong, sumDong } from '../money/dong.ts'
import type { Entitlement, Payment } from '../payments/entitlement.ts'
import { handedOut, paymentsOf } from '../payments/instalments.ts'
import { isPayable } from '../payments/payment-moves.ts'

/** What of one support's money a payer was given, has paid, has brought back and still holds. given = paid + returned + held, always. */
export interface PayerShare {
  readonly given: Dong
  readonly paid: Dong
  readonly returned: Dong
  readonly held: Dong
  /** Of what is held: what may not be paid any more, and is to be brought back. */
  readonly heldNotPayable: Dong
}

/**
 * The support in the account of an office. Whoever was given its money last has all of it but what others had handed out before; an office
 * that had it earlier keeps what it handed out itself, so that no đồng stands in two accounts.
 * @returns null where this office was never given it, or handed nothing of it out before another one was
 */
export function payerShare(entitlement: Entitlement, unit: string): PayerShare | null {
  const { amount, handedTo, givenTo } = entitlement
  const last = handedTo ?? givenTo
  if (!last) return null
  const isOwn = ({ payer }: Payment): boolean => payer.role === 'payer' && payer.unit === unit
  const before = paymentsOf(entitlement).filter(({ enteredAt }) => enteredAt < last.at)
  if (last.unit !== unit) {
    const paid = sumOf(before.filter(isOwn))
    return paid === 0 ? null : { given: paid, paid, returned: dong(0), held: dong(0), heldNotPayable: dong(0) }
  }
  const others = sumOf(before.filter((payment) => !isOwn(payment)))
  const given = dong(amount - others)
  if (handedTo) {
    const paid = dong(handedOut(entitlement) - others)
    const held = dong(given - paid)
    return { given, paid, returned: dong(0), held, heldNotPayable: isPayable(entitlement.status) ? dong(0) : held }
  }
  const paid = sumOf(paymentsOf(entitlement).filter(isOwn))
  return { given, paid, returned: dong(given - paid), held: dong(0), heldNotPayable: dong(0) }
}

const sumOf = (payments: readonly Payment[]): Dong => sumDong(payments.map(({ amount }) => amount))

/** People and đồng of each part; a support counts in every part that has money of it. */
export interface AccountLine {
  readonly given: Part
  readonly paid: Part
  readonly returned: Part
  readonly held: Part
  readonly heldNotPayable: Part
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
})

export const emptyLine: AccountLine = byPart(() => ({ supports: 0, amount: 0 }))

export const withShare = (line: AccountLine, share: PayerShare): AccountLine =>
  byPart((part) => ({
    supports: line[part].supports + (share[part] > 0 ? 1 : 0),
    amount: line[part].amount + share[part],
  }))

/** The document's own check, printed on its face. */
export const isBalanced = ({ given, paid, returned, held }: AccountLine): boolean =>
  given.amount === paid.amount + returned.amount + held.amount
