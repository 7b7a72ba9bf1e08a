import { monthName } from './month-name.ts'

/**
 * The day in Vietnam. The rule of the programme is "entered on the day of payment", and that day is Vietnam's, wherever the
 * server stands. Asia/Ho_Chi_Minh has been UTC+7 without summer time since 1975, so plain arithmetic is exact.
 */
const offsetMs = 7 * 60 * 60 * 1000

/** `2020-05-29`. */
export type LocalDay = string & { readonly __brand: 'LocalDay' }

/** @param instant milliseconds since 1970 */
export function localDay(instant: number): LocalDay {
  return new Date(instant + offsetMs).toISOString().slice(0, 10) as LocalDay
}

/** `09:12`. */
export function localTime(instant: number): string {
  return new Date(instant + offsetMs).toISOString().slice(11, 16)
}

/** Whether the local day of an instant is over. A day that is still to come is not: entries are dated after what stands, also at midnight. */
export const isDayOver = (instant: number, now: number): boolean => localDay(instant) < localDay(now)

/** The moment of a day and a time of day in Vietnam: `2020-05-29`, `17:30`. */
export const instantOf = (day: string, time: string): number => Date.parse(`${day}T${time}:00Z`) - offsetMs

/** Milliseconds since 1970 of its first moment in Vietnam. */
export const startOfDay = (day: string): number => instantOf(day, '00:00')

export const dayAfter = (day: string): LocalDay => localDay(instantOf(day, '24:00'))
export const dayBefore = (day: string): LocalDay => localDay(startOfDay(day) - 1)

/** Each day from one to another, both included; none where they stand the other way round. @returns null for more days than `most` */
export function daysFromTo(from: string, to: string, most: number): string[] | null {
  const days: string[] = []
  for (let day = from; day <= to; day = dayAfter(day)) {
    if (days.length === most) return null
    days.push(day)
  }
  return days
}

/** @returns null unless the text is a day of the calendar in the form YYYY-MM-DD. */
export function parseLocalDay(text: string): LocalDay | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  const date = new Date(`${text}T00:00:00Z`)
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text ? null : (text as LocalDay)
}

/** @returns null unless the calendar has such a day */
export const localDayOf = ({ year, month, day }: { year: number; month: number; day: number }): LocalDay | null =>
  parseLocalDay(`${monthName(year, month)}-${String(day).padStart(2, '0')}`)

/** `2020-05-29` in its parts. */
export function partsOfDay(day: string): { year: number; month: number; day: number } {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  return { year, month, day: date }
}

/** `2020-05-29` → `29/05/2020`, the order and width that offices write. */
export function formatDay(day: string): string {
  const [year, month, date] = day.split('-')
  return `${date}/${month}/${year}`
}

/** `21:40 29/05/2020`. */
export function formatInstant(instant: number): string {
  return `${localTime(instant)} ${formatDay(localDay(instant))}`
}
