import type { BirthDate } from '../../../lambdas/domain/dates/birth-date.ts'

const two = (value: number): string => String(value).padStart(2, '0')

/** As far as it is known: `02/09/1945`, `09/1945` or `1945`. */
export function formatBirth({ year, month, day }: BirthDate): string {
  if (month === null) return String(year)
  return day === null ? `${two(month)}/${year}` : `${two(day)}/${two(month)}/${year}`
}
