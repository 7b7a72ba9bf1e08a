import { type Dong, dong } from '../money/dong.ts'
import type { Entitlement } from '../payments/entitlement.ts'
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
 * The support in the account of the office that was given its money last.
 * @returns null where this office was never given it, or another one was since
 */
export function payerShare(entitlement: Entitlement, unit: string): PayerShare | null {
  const { amount, handedTo, givenTo } = entitlement
  const isHeld = handedTo?.unit === unit
  if (!isHeld && givenTo?.unit !== unit) return null
  if (isHeld) {
    const paid = handedOut(entitlement)
    const held = dong(amount - paid)
    return {
      given: amount,
      paid,
      returned: dong(0),
      held,
      heldNotPayable: isPayable(entitlement.status) ? dong(0) : held,
    }
  }
  const own = paymentsOf(entitlement).filter(({ payer }) => payer.role === 'payer' && payer.unit === unit)
  const paid = own.reduce((sum, payment) => sum + payment.amount, 0)
  return { given: amount, paid: dong(paid), returned: dong(amount - paid), held: dong(0), heldNotPayable: dong(0) }
}

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
