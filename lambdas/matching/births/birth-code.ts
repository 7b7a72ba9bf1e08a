import type { BirthDate } from '../../domain/dates/birth-date.ts'

/** Year, month and day in one whole number, 0 for what is not known: a million of them fit into four megabytes. */
export const birthCode = ({ year, month, day }: BirthDate): number => year * 512 + (month ?? 0) * 32 + (day ?? 0)
export const noBirth = 0

export const yearOf = (code: number): number => code >>> 9
export const monthOf = (code: number): number => (code >>> 5) & 15
export const dayOf = (code: number): number => code & 31

/** Whether day and month are known. 01/01 is how offices fill in what they do not know, so it says the year alone. */
export function isFullBirth(code: number): boolean {
  const month = monthOf(code)
  const day = dayOf(code)
  return month !== 0 && day !== 0 && !(month === 1 && day === 1)
}

/** The same for 03/05 and 05/03 of a year, so that a swap of the two costs nothing; 0 without a full date. */
export function unorderedDate(code: number): number {
  if (!isFullBirth(code)) return 0
  const month = monthOf(code)
  const day = dayOf(code)
  return yearOf(code) * 1024 + Math.min(month, day) * 32 + Math.max(month, day)
}
