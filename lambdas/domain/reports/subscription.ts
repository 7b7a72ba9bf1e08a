import { ok, type Result, refuse } from '../result.ts'
import { instantOf, localDay } from '../time/local-day.ts'
import type { ReportKind, ReportPeriod } from './report.ts'

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

/** Which reports go to whom, and when: set by the office of the unit that they are about. */
export interface Subscription {
  readonly id: string
  readonly programme: string
  readonly unit: string
  readonly kinds: readonly ReportKind[]
  readonly recipients: readonly string[]
  /** `17:30` in Vietnam. */
  readonly time: string
  readonly weekdays: readonly Weekday[]
  readonly isActive: boolean
  readonly setBy: string
  /** Milliseconds since 1970. */
  readonly setAt: number
  /** Since when it goes out at these times; absent where an older program set it: then since it was set. */
  readonly scheduledAt?: number | undefined
  readonly version: number
}

/** What has become of the mail of one due time. */
export interface SubscriptionRun {
  /** The due time, milliseconds since 1970. */
  readonly due: number
  readonly state: 'sending' | 'sent' | 'failed'
  /** Until when nobody else takes it. */
  readonly leaseUntil: number
  readonly tries: number
}

const dayMs = 24 * 60 * 60_000
/** A mail that is later than this is not sent any more: the next one has newer figures. */
const latestMs = 12 * 60 * 60_000
/** So often the mail of one due time is tried. */
export const mostTries = 5

type Schedule = Pick<Subscription, 'time' | 'weekdays' | 'isActive'>
type Scheduled = Schedule & Pick<Subscription, 'setAt' | 'scheduledAt'>

/** Since when a report goes out at its times: who mends an address leaves owed what was due before that. */
export function scheduledSince(before: Scheduled | null, { time, weekdays: days, isActive, setAt }: Scheduled): number {
  const isSame =
    before !== null && before.time === time && before.isActive === isActive && before.weekdays.join() === days.join()
  return isSame ? (before.scheduledAt ?? before.setAt) : setAt
}

/** The last time before now at which the mail had to go; null where there was none. */
export function lastDue(subscription: Scheduled, now: number): number | null {
  const { time, weekdays: days, setAt, scheduledAt = setAt, isActive } = subscription
  if (!isActive) return null
  for (const back of [0, 1]) {
    const day = localDay(now - back * dayMs)
    const due = instantOf(day, time)
    if (due > now || !days.includes(weekdayOf(day))) continue
    return due > scheduledAt ? due : null
  }
  return null
}

/** Whether the mail of this due time is to be sent now: it was not sent, nobody is at it, and it has not failed for good. */
export function isToBeSent(due: number, run: SubscriptionRun | null, now: number): boolean {
  if (due > now || now - due > latestMs) return false
  if (run === null || run.due < due) return true
  return run.due === due && run.state !== 'sent' && run.tries < mostTries && run.leaseUntil <= now
}

/** Whether the last of its tries broke off, so that nobody has told what became of the mail. */
export const isBrokenOff = (due: number, run: SubscriptionRun | null, now: number): boolean =>
  run?.due === due && run.state === 'sending' && run.tries >= mostTries && run.leaseUntil <= now

export function weekdayOf(day: string): Weekday {
  const sundayFirst = new Date(`${day}T00:00:00Z`).getUTCDay()
  return (sundayFirst === 0 ? 7 : sundayFirst) as Weekday
}

/**
 * Reports go to addresses of the house alone: whose domain is one of the configured ones, or lies below one.
 * @param domains `daklak.gov.vn`; without any nobody gets anything
 */
export function checkRecipients(recipients: readonly string[], domains: readonly string[]): Result<readonly string[]> {
  const strangers = recipients.filter((address) => {
    const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase()
    return !domains.some((own) => domain === own || domain.endsWith(`.${own}`))
  })
  if (strangers.length === 0) return ok([...new Set(recipients.map((address) => address.toLowerCase()))])
  const allowed = domains.length > 0 ? domains.map((domain) => `@${domain}`).join(', ') : 'chưa có tên miền nào'
  return refuse('invalid', `Chỉ gửi báo cáo tới hộp thư công vụ (${allowed}). Sửa hoặc bỏ: ${strangers.join(', ')}.`)
}

/** What a mail of that day tells of as "in the period": the days since the one before it, its own day included. */
export function periodUntil(days: readonly Weekday[], day: string): ReportPeriod {
  const before = (count: number): string => localDay(instantOf(day, '12:00') - count * dayMs)
  const last = weekdays.find((back) => days.includes(weekdayOf(before(back)))) ?? 1
  return { from: before(last - 1), to: day }
}
