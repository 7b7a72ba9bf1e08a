import { type Dong, dong } from '../money/dong.ts'
import type { Entitlement } from '../payments/entitlement.ts'
import { paymentsOf } from '../payments/instalments.ts'
import { payerParts } from '../payments/payer-share.ts'
import { officeKey } from '../permissions/office-name.ts'
import { addTally, noTally, type Tally } from './tally.ts'

/** What the account of a post office is made of. */
export const accountParts = ['given', 'returned', 'held', 'outside'] as const
export type AccountPart = (typeof accountParts)[number]

export const accountPartNames = {
  given: 'được giao',
  returned: 'đã trả lại',
  held: 'đang giữ',
  outside: 'chi ngoài số được giao',
} as const satisfies Record<AccountPart, string>

/** A value for each of them. */
export const byAccountPart = <T>(of: (part: AccountPart) => T): Readonly<Record<AccountPart, T>> => ({
  given: of('given'),
  returned: of('returned'),
  held: of('held'),
  outside: of('outside'),
})

/** `given-657`: what the account of that post office counts; `outof-657-huyen-657`: of its money, entered by the district. */
export type PayerCountPart = `${AccountPart}-${string}` | `outof-${string}`

/** In which parts of post offices' accounts a support stands: given + outside = paid + returned + held, of each for itself. */
export const accountShares = (
  entitlement: Entitlement,
): { readonly part: AccountPart; readonly unit: string; readonly amount: Dong }[] =>
  payerParts(entitlement).flatMap((payer) =>
    accountParts.filter((part) => payer[part] > 0).map((part) => ({ part, unit: payer.unit, amount: payer[part] })),
  )

export const accountCounts = (entitlement: Entitlement) =>
  accountShares(entitlement).map(({ part, unit, amount }) => ({ part: `${part}-${unit}` as const, people: 1, amount }))

/** Payments that another office has entered for the post office whose money it was. */
export const outOfCounts = (entitlement: Entitlement) =>
  paymentsOf(entitlement).flatMap(({ outOf, payer, amount }) =>
    outOf === undefined ? [] : [{ part: `outof-${outOf}-${officeKey(payer)}` as const, people: 1, amount }],
  )

/** What of a payment's amount is counted where: whoever entered it, and for whose money. */
interface Entered {
  readonly enteredByOffice: Readonly<Record<string, Tally>>
  readonly outOfPayer: Readonly<Record<string, Tally>>
}

/** By the office whose money it was (`payer-657`): what was entered for it from above is its own. */
export function paidByOffice({ enteredByOffice, outOfPayer }: Entered): Record<string, Tally> {
  const sums: Record<string, Tally> = { ...enteredByOffice }
  for (const [key, tally] of Object.entries(outOfPayer)) {
    const { payer, office } = movedBetween(key)
    sums[payer] = addTally(sums[payer] ?? noTally, tally)
    const known = sums[office] ?? noTally
    // Never below nothing: a counter that is wrong shows in the report's own sums, and stops nobody from reading it.
    sums[office] = {
      people: Math.max(0, known.people - tally.people),
      amount: dong(Math.max(0, known.amount - tally.amount)),
    }
  }
  return sums
}

/** `657-huyen-657` → whose money it was, and who entered it. */
export function movedBetween(key: string): { readonly payer: string; readonly office: string } {
  const at = key.indexOf('-')
  return { payer: `payer-${key.slice(0, at)}`, office: key.slice(at + 1) }
}
