import { ok, type Result, refuse } from '../result.ts'
import { lastTime, type Schedule } from './mail-schedule.ts'
import type { ReportFormat, ReportKind } from './report.ts'

/** Which reports go to whom, and when: set by an office that sees all units that they are about. */
export interface Subscription extends Schedule {
  readonly id: string
  readonly programme: string
  /** The smallest one that all its units lie in: whoever sees that one whole may read and change it. */
  readonly unit: string
  /** What it is about; none lies in another one. */
  readonly units: readonly string[]
  /** The map by which the units were chosen; absent where an older program set it. */
  readonly map?: string | undefined
  readonly kinds: readonly ReportKind[]
  readonly formats: readonly ReportFormat[]
  readonly recipients: readonly string[]
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
  /** `held` where its order is in its way, and waits for its office to mend it. */
  readonly state: 'sending' | 'sent' | 'failed' | 'held'
  /** Until when nobody else takes it. */
  readonly leaseUntil: number
  readonly tries: number
  /** What holds it, as it was told. */
  readonly obstacle?: string | undefined
}

/** So often the mail of one due time is tried. */
export const mostTries = 5

/**
 * The tries that are gone after one that failed. What the mail service holds back until it has room again takes all but the last one: the
 * mail is not to blame, and waits for as long as it is worth reading.
 */
export const triesGone = (tries: number, isHeldBack: boolean): number =>
  isHeldBack ? Math.min(tries, mostTries - 1) : tries

/** Whether it is held back for so long now that somebody has to be told, once. */
export const isHeldBackForLong = (tries: number, isHeldBack: boolean): boolean => isHeldBack && tries === mostTries - 1

type Scheduled = Schedule & Pick<Subscription, 'setAt' | 'scheduledAt'>

/** Since when a report goes out at its times: who mends an address leaves owed what was due before that. */
export function scheduledSince(before: Scheduled | null, after: Scheduled): number {
  const times = ({ time, isActive, weekdays, monthDays }: Schedule) =>
    JSON.stringify([time, isActive, weekdays, monthDays])
  return before !== null && times(before) === times(after) ? (before.scheduledAt ?? before.setAt) : after.setAt
}

/** The last time before now at which the mail had to go; null where there was none. */
export function lastDue(subscription: Scheduled, now: number): number | null {
  const { setAt, scheduledAt = setAt, isActive } = subscription
  const due = isActive ? lastTime(subscription, now) : null
  return due !== null && due > scheduledAt ? due : null
}

/**
 * Whether the mail of this due time is to be sent now: it was not sent, nobody is at it, and it has not failed for good.
 * @param latest how late it may be, in milliseconds
 */
export function isToBeSent(
  due: number,
  run: SubscriptionRun | null,
  { now, latest }: { readonly now: number; readonly latest: number },
): boolean {
  if (due > now || now - due > latest) return false
  if (run === null || run.due < due) return true
  return run.due === due && run.state !== 'sent' && run.tries < mostTries && run.leaseUntil <= now
}

/** Whether its office was told already what is in the way of this mail. It is looked at again until it is too late, and costs no try. */
export const isToldOf = (due: number, run: SubscriptionRun | null, obstacle: string): boolean =>
  run?.due === due && run.state === 'held' && run.obstacle === obstacle

/** Whether the last of its tries broke off, so that nobody has told what became of the mail. */
export const isBrokenOff = (due: number, run: SubscriptionRun | null, now: number): boolean =>
  run?.due === due && run.state === 'sending' && run.tries >= mostTries && run.leaseUntil <= now

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
