import { type LocalDay, localDay, parseLocalDay } from './local-day.ts'

/**
 * Days off with a fixed date (Labour Code 2019, art. 112): New Year, 30 April, 1 May, 2 September. Tết, Hùng Vương's day and the second day of
 * the national holiday move from year to year and are not counted: a deadline that falls after them comes some days early.
 */
const daysOff = new Set(['01-01', '04-30', '05-01', '09-02'])

const dayMs = 24 * 60 * 60_000

const isWorkingDay = (instant: number): boolean => {
  const weekday = new Date(instant).getUTCDay()
  return weekday !== 0 && weekday !== 6 && !daysOff.has(new Date(instant).toISOString().slice(5, 10))
}

/**
 * The last of so many working days after that of the instant.
 * @param instant milliseconds since 1970
 */
export function inWorkingDays(instant: number, count: number): LocalDay {
  let day = Date.parse(`${localDay(instant)}T00:00:00Z`)
  for (let left = count; left > 0; ) {
    day += dayMs
    if (isWorkingDay(day)) left -= 1
  }
  return parseLocalDay(new Date(day).toISOString().slice(0, 10)) ?? localDay(instant)
}
