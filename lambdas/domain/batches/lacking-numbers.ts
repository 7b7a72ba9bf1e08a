import type { KnownIdNumber } from '../payments/entitlement.ts'

/**
 * Which of the line's numbers the payment adds: of each kind that the record lacks, the new card before the old one. Where none of them
 * agrees with the record, and one differs from the record's of its kind, that one alone is given, and refused by the rule of a single payment.
 */
export function lackingNumbers(
  known: readonly KnownIdNumber[],
  shown: readonly KnownIdNumber[],
): readonly KnownIdNumber[] {
  const others = shown.filter(({ number }) => !known.some((one) => one.number === number))
  const differing = others.filter(({ kind }) => known.some((one) => one.kind === kind))
  if (others.length === shown.length && differing.length > 0) return differing.slice(0, 1)
  const lacking = others.filter((one) => !differing.includes(one))
  return lacking
    .filter(({ kind }, at) => lacking.findIndex((one) => one.kind === kind) === at)
    .toSorted((one, other) => one.kind.localeCompare(other.kind))
}
