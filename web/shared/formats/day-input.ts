import { type LocalDay, parseLocalDay } from '../../../lambdas/domain/time/local-day.ts'

/**
 * A day as officers type it: `29/5/2020`, `29-05-20`, `29.5.2020`, `29052020` or `2020-05-29`. A year of two digits is of this century.
 * @returns null when it is no day of the calendar
 */
export function parseDayInput(text: string): LocalDay | null {
  const trimmed = text.trim()
  const iso = parseLocalDay(trimmed)
  if (iso) return iso
  const match =
    /^(\d{1,2})[/.\-\s](\d{1,2})[/.\-\s](\d{4}|\d{2})$/.exec(trimmed) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(trimmed)
  if (!match) return null
  const [, date = '', month = '', year = ''] = match
  return parseLocalDay(`${year.length === 2 ? `20${year}` : year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`)
}

const weekdays = ['Chủ nhật', 'Thứ hai', 'Thứ ba', 'Thứ tư', 'Thứ năm', 'Thứ sáu', 'Thứ bảy']

/** `2020-05-29` → `Thứ sáu, ngày 29 tháng 5 năm 2020`, as offices date their letters. */
export function formatLongDay(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-')
  const weekday = weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? ''
  return `${weekday}, ngày ${Number(date)} tháng ${Number(month)} năm ${year}`
}
