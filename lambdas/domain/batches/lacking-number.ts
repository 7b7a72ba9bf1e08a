import type { KnownIdNumber } from '../payments/entitlement.ts'

/**
 * Which of the line's numbers the payment adds: of a kind that the record lacks, the new card before the old one. A number that differs
 * from the record's of its kind is given too where no other agrees, and refused by the rule of a single payment.
 */
export function lackingNumber(known: readonly KnownIdNumber[], shown: readonly KnownIdNumber[]): KnownIdNumber | null {
  const others = shown.filter(({ number }) => !known.some((one) => one.number === number))
  const lacking = others.filter(({ kind }) => !known.some((one) => one.kind === kind))
  const [first = null] = lacking.toSorted((one, other) => one.kind.localeCompare(other.kind))
  return first ?? (others.length === shown.length ? (others[0] ?? null) : null)
}
