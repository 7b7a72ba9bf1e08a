import { type Instalment, monthsInWords, namedMonths } from '../payments/instalments.ts'

interface Granted {
  readonly instalments: readonly Instalment[]
}

/**
 * The months that a line of a file means, by the names that the support has for them. `04` is April of the year in which the support has
 * one; what the support has no month for stays as it was written.
 * @returns null where the line names none, or the support has no months with names
 */
export function monthsMeant(support: Granted, written: readonly string[] | null): readonly string[] | null {
  const names = namedMonths(support)
  if (written === null || names.length === 0) return null
  const meant = written.map((month) => names.find((name) => name === month || name.endsWith(`-${month}`)) ?? month)
  return [...new Set(meant)]
}

/** `2020-04` and `04` as people read them. */
export const writtenMonths = (months: readonly string[]): string =>
  months.map((month) => (month.length === 2 ? `tháng ${Number(month)}` : monthsInWords([month]))).join(', ')
