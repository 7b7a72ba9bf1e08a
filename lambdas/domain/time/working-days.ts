import { movableDaysOff } from './days-off.ts'
import { type LocalDay, localDay, parseLocalDay } from './local-day.ts'

/** Days off with a fixed date (Labour Code 2019, art. 112): New Year, 30 April, 1 May, 2 September. */
const fixedDaysOff = ['01-01', '04-30', '05-01', '09-02']

const dayMs = 24 * 60 * 60_000
const dayOf = (instant: number): string => new Date(instant).toISOString().slice(0, 10)

/** Weekends, what the year's notice says, the fixed days, and the next working day after one of them that falls on a weekend (art. 111). */
export function isWorkingDay(day: string): boolean {
  const year = movableDaysOff[day.slice(0, 4)]
  if (year?.worked.some((one) => one === day)) return true
  if (isWeekend(day) || isHoliday(day)) return false
  return !isCompensation(day)
}

function isWeekend(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday === 0 || weekday === 6
}

const isFixed = (day: string): boolean => fixedDaysOff.includes(day.slice(5))

const isHoliday = (day: string): boolean =>
  isFixed(day) || (movableDaysOff[day.slice(0, 4)]?.off.some(({ from, to }) => from <= day && day <= to) ?? false)

/** Longer than any row of days off. */
const longestRow = 12

/** The first working day behind a fixed day that falls on a weekend. What a notice gives for the movable ones stands in it. */
function isCompensation(day: string): boolean {
  let owed = 0
  for (let back = longestRow; back >= 0; back--) {
    const at = dayOf(Date.parse(`${day}T00:00:00Z`) - back * dayMs)
    if (isFixed(at) && isWeekend(at)) owed += 1
    else if (owed > 0 && !isWeekend(at) && !isHoliday(at)) {
      if (back === 0) return true
      owed -= 1
    }
  }
  return false
}

/**
 * The last of so many working days after that of the instant.
 * @param instant milliseconds since 1970
 */
export function inWorkingDays(instant: number, count: number): LocalDay {
  let day = Date.parse(`${localDay(instant)}T00:00:00Z`)
  for (let left = count; left > 0; ) {
    day += dayMs
    if (isWorkingDay(dayOf(day))) left -= 1
  }
  return parseLocalDay(dayOf(day)) ?? localDay(instant)
}
