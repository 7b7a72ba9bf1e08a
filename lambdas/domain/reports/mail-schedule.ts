import { instantOf, localDay, partsOfDay } from '../time/local-day.ts'
import type { ReportPeriod } from './report.ts'

/** Days of the week as offices count them: Monday is 1, Sunday 7. */
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const
export type Weekday = (typeof weekdays)[number]

export const weekdayNames = {
  1: 'Thứ hai',
  2: 'Thứ ba',
  3: 'Thứ tư',
  4: 'Thứ năm',
  5: 'Thứ sáu',
  6: 'Thứ bảy',
  7: 'Chủ nhật',
} as const satisfies Record<Weekday, string>

/** Days that every month has, and its last one. */
export const monthDays = [
  ...([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14] as const),
  ...([15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 'last'] as const),
] as const
export type MonthDay = (typeof monthDays)[number]

export const monthDayName = (day: MonthDay): string => (day === 'last' ? 'ngày cuối tháng' : `ngày ${day}`)

/** On which days a report goes out: on those of the week, or on those of the month. One of the two is empty. */
export interface SendingDays {
  readonly weekdays: readonly Weekday[]
  readonly monthDays: readonly MonthDay[]
}

export interface Schedule extends SendingDays {
  /** `17:30` in Vietnam. */
  readonly time: string
  readonly isActive: boolean
}

export const everyDay: SendingDays = { weekdays, monthDays: [] }

const dayMs = 24 * 60 * 60_000
/** Further back nobody looks for a mail that was missed. */
const mostDaysLate = 3
/** Two months: from a first to the first before the last one. */
const mostDaysBetween = 62

const dayAfter = (day: string, count: number): string => localDay(instantOf(day, '12:00') + count * dayMs)

export function weekdayOf(day: string): Weekday {
  const sundayFirst = new Date(`${day}T00:00:00Z`).getUTCDay()
  return (sundayFirst === 0 ? 7 : sundayFirst) as Weekday
}

const isFirst = (day: string): boolean => partsOfDay(day).day === 1

function isSendingDay({ weekdays: ofWeek, monthDays: ofMonth }: SendingDays, day: string): boolean {
  const { day: number } = partsOfDay(day)
  return (
    ofWeek.includes(weekdayOf(day)) ||
    ofMonth.some((one) => (one === 'last' ? isFirst(dayAfter(day, 1)) : one === number))
  )
}

/** The last time before now at which a report had to go by its days; null where that is days ago. */
export function lastTime({ time, ...days }: SendingDays & Pick<Schedule, 'time'>, now: number): number | null {
  for (let back = 0; back <= mostDaysLate; back++) {
    const day = localDay(now - back * dayMs)
    const due = instantOf(day, time)
    if (due <= now && isSendingDay(days, day)) return due
  }
  return null
}

/** The times between two moments at which a report had to go by its days, neither of them included; oldest first, of two months at most. */
export function timesBetween(
  { time, ...days }: SendingDays & Pick<Schedule, 'time'>,
  after: number,
  before: number,
): number[] {
  const times: number[] = []
  for (let back = 0; back <= mostDaysBetween; back++) {
    const day = localDay(before - back * dayMs)
    const due = instantOf(day, time)
    if (due <= after) break
    if (due < before && isSendingDay(days, day)) times.unshift(due)
  }
  return times
}

/**
 * How late a mail may still go out: until half way to the next one, which has newer figures. A day's for twelve hours, a week's or a
 * month's for three days, since whoever waits for it would else wait for as long again.
 */
export function latestOf(days: SendingDays, due: number): number {
  const day = localDay(due)
  let next = 1
  while (next < mostDaysBetween && !isSendingDay(days, dayAfter(day, next))) next++
  return Math.min(next / 2, mostDaysLate) * dayMs
}

/**
 * What a mail of that day tells of as "in the period": the days since the one before it, its own day included. One by the month that goes out
 * on the first tells of the month that is over.
 */
export function periodUntil(days: SendingDays, day: string): ReportPeriod {
  const endOf = (one: string): string => (days.monthDays.length > 0 && isFirst(one) ? dayAfter(one, -1) : one)
  const to = endOf(day)
  for (let back = 1; back <= mostDaysBetween; back++) {
    const before = dayAfter(day, -back)
    // On the first, the mail of the last day has told of the same month.
    if (isSendingDay(days, before) && endOf(before) < to) return { from: dayAfter(endOf(before), 1), to }
  }
  return { from: to, to }
}

/** `Thứ hai, Thứ năm`; `ngày 1, ngày cuối tháng`. */
export const daysInWords = ({ weekdays: ofWeek, monthDays: ofMonth }: SendingDays): string =>
  [...ofWeek.map((day) => weekdayNames[day]), ...ofMonth.map(monthDayName)].join(', ')
