import * as z from 'zod'
import { provinceOffice } from '../../domain/permissions/office-name.ts'
import { findProgramme } from '../../domain/programmes/programmes.ts'
import { everyDay, latestOf, periodUntil, timesBetween } from '../../domain/reports/mail-schedule.ts'
import { mustBeThereOn } from '../../domain/reports/mailed-units.ts'
import type { ReportKind } from '../../domain/reports/report.ts'
import {
  isBrokenOff,
  isHeldBackForLong,
  isToBeSent,
  isToldOf,
  lastDue,
  mostTries,
  type Subscription,
  type SubscriptionRun,
  triesGone,
} from '../../domain/reports/subscription.ts'
import { type UnsentMail, unsentBefore } from '../../domain/reports/unsent-mail.ts'
import { formatInstant, localDay } from '../../domain/time/local-day.ts'
import type { Unit, UnitTree } from '../../domain/units/unit-tree.ts'
import { describeError } from '../../runtime/describe-error.ts'
import { logCodes, logger } from '../../runtime/observability.ts'
import { beginRun, endRun, holdRun } from '../../store/mails/mail-run-store.ts'
import { getSubscription, listSubscriptions, tagOfKey } from '../../store/mails/subscription-store.ts'
import { unitsOfMail } from '../../store/mails/units-of-mail.ts'
import { type Key, keys } from '../../store/table/keys.ts'
import { type MailDesk, type MailOrder, sendReport } from './send-report.ts'

/** Longer than the function lives: whoever holds a mail longer is dead. */
const leaseMs = 6 * 60_000
const houseKinds: readonly ReportKind[] = ['policies', 'units', 'late']

/** What a mail is about and whom it goes to; the house's own report and what officers have ordered alike. */
type Ordered = Pick<
  Subscription,
  'programme' | 'unit' | 'units' | 'map' | 'kinds' | 'formats' | 'recipients' | 'weekdays' | 'monthDays'
> & {
  /** Whoever set it last; null for the house's own. */
  readonly setBy: string | null
}

type Mailed = Ordered & {
  readonly key: Key
  readonly due: number | null
  readonly run: SubscriptionRun | null
  readonly unsent: readonly UnsentMail[]
  /** Due times since its last run at which nobody was there to send; of the house's own nobody knows its times. */
  readonly missed: readonly number[]
}

/**
 * Sends what is due, each due time once; what could not be sent is tried again at the next call. SES keeps no word of a mail that it took
 * while the function died before noting so: that one mail goes out a second time. What its order itself stops is told once, and looked at
 * again until it is too late: none of its tries is gone when its office has mended it.
 * @throws when one has failed for good, or is told of as stopped, so that the alarm rings
 */
export async function sendDue(desk: MailDesk, clock: () => number): Promise<{ sent: number; failed: number }> {
  const root = desk.tree.root.code
  const { subscriptions, house } = await listSubscriptions(desk.register, root)
  const mails: Mailed[] = [
    ...house.map((one) => ({
      ...one,
      ...{ key: keys.houseReport(root, one.programme), unit: root, units: [root], kinds: houseKinds },
      ...{ ...everyDay, formats: ['xlsx' as const], setBy: null, missed: [] },
    })),
    ...subscriptions.map((one) => {
      const due = lastDue(one, clock())
      const since = Math.max(one.run?.due ?? 0, one.scheduledAt ?? one.setAt)
      return { ...one, key: keys.subscription(root, one.id), due, missed: due ? timesBetween(one, since, due) : [] }
    }),
  ]
  const ended = { sent: 0, failed: 0 }
  let givenUp = 0
  let held = 0
  let heldBack = 0
  for (const mail of mails) {
    const { due, run } = mail
    if (due !== null && run && isBrokenOff(due, run, clock())) {
      await endRun(desk.register, mail.key, run, { at: clock(), words: brokenOffWords(desk.tree) })
      ended.failed += 1
      givenUp += 1
      continue
    }
    if (due === null || !isToBeSent(due, run, { now: clock(), latest: latestOf(mail, due) })) continue
    const done = run?.due === due ? run.tries : 0
    const unsent = unsentBefore(due, mail, (one) => periodUntil(mail, localDay(one)))
    const about = await aboutWhat(desk, mail, due)
    if ('obstacle' in about) {
      const { obstacle } = about
      if (isToldOf(due, run, obstacle)) continue
      const told = { at: clock(), words: obstacle, unsent }
      if (await holdRun(desk.register, mail.key, { due, tries: done }, told)) held += 1
      continue
    }
    const tries = done + 1
    const end = await sendOne(desk, mail, { due, tries, about, unsent }, clock)
    if (end === 'taken') continue
    ended[end === 'sent' ? 'sent' : 'failed'] += 1
    if (end === 'failed' && tries >= mostTries) givenUp += 1
    if (isHeldBackForLong(tries, end === 'held-back')) heldBack += 1
  }
  if (givenUp > 0) throw new Error(`${givenUp} reports could not be mailed after ${mostTries} tries`)
  if (heldBack > 0)
    throw new Error(`${heldBack} reports are held back by the mail service, and are tried until it is too late`)
  if (held > 0) throw new Error(`${held} reports are not mailed as they are ordered, and wait for their office`)
  return ended
}

interface Told {
  readonly units: readonly Unit[]
}
interface Unread {
  readonly error: unknown
}

/** What cannot be read of one mail is that one's failed try: the others go out. */
async function aboutWhat(
  { register, tree }: MailDesk,
  mail: Mailed,
  due: number,
): Promise<Told | Unread | { readonly obstacle: string }> {
  try {
    const units = await unitsOfMail(register, tree, mail, mustBeThereOn(mail, localDay(due)))
    return units.ok ? { units: units.value } : { obstacle: units.error.message }
  } catch (error) {
    return { error }
  }
}

interface Attempt {
  readonly due: number
  readonly tries: number
  readonly about: Told | Unread
  readonly unsent: readonly UnsentMail[]
}

async function sendOne(
  desk: MailDesk,
  mail: Mailed,
  { due, tries, about, unsent }: Attempt,
  clock: () => number,
): Promise<'sent' | 'failed' | 'held-back' | 'taken'> {
  const { key, recipients } = mail
  const run = { due, state: 'sending', leaseUntil: clock() + leaseMs, tries } as const
  if (!(await beginRun(desk.register, key, run, { now: clock(), unsent }))) return 'taken'
  try {
    if ('error' in about) throw about.error
    const order = orderOf(mail, about.units, localDay(due))
    await sendReport(desk, { ...order, unsent, tag: tagOfKey(key), isTest: false }, clock())
  } catch (error) {
    logger.error(logCodes.failed, { report: key.sk, tries, error: describeError(error) })
    const isHeldBack = isThrottled(error)
    const words = isHeldBack
      ? heldBackWords(error, due + latestOf(mail, due))
      : failureWords(error, tries >= mostTries, desk.tree)
    await endRun(desk.register, key, run, { at: clock(), words, tries: triesGone(tries, isHeldBack) })
    return isHeldBack ? 'held-back' : 'failed'
  }
  await endRun(desk.register, key, run, { at: clock(), recipients: recipients.length })
  return 'sent'
}

const testOrder = z.object({ subscriptionId: z.string(), address: z.email(), username: z.string() })

/** What the others will get, to the one who asks; nothing where they would get nothing, as the console says. */
export async function sendTest(desk: MailDesk, message: unknown, now: number): Promise<void> {
  const { subscriptionId, address } = testOrder.parse(message)
  const subscription = await getSubscription(desk.register, desk.tree.root.code, subscriptionId)
  if (!subscription) return
  const day = localDay(now)
  const units = await unitsOfMail(desk.register, desk.tree, subscription, day)
  if (!units.ok) return
  const order = orderOf({ ...subscription, recipients: [address] }, units.value, day)
  await sendReport(desk, { ...order, unsent: [], tag: null, isTest: true }, now)
}

function orderOf(ordered: Ordered, units: readonly Unit[], day: string): Omit<MailOrder, 'tag' | 'isTest' | 'unsent'> {
  const programme = findProgramme(ordered.programme)
  if (!programme) throw new Error(`no programme ${ordered.programme}`)
  const { kinds, formats, recipients, monthDays } = ordered
  const period = periodUntil(ordered, day)
  return { programme, kinds, formats, recipients, period, day, units, isOfMonth: monthDays.length > 0 }
}

const brokenOffWords = (tree: UnitTree): string =>
  `Việc gửi bị ngắt giữa chừng nhiều lần, không rõ thư của kỳ này đã đến chưa và không gửi nữa: báo ${provinceOffice(tree)}.`

/** SES's words for too many mails in a second, or in a day: the call is in order, and may come again. */
const throttles: readonly string[] = ['TooManyRequestsException', 'ThrottlingException']
const isThrottled = (error: unknown): error is Error => error instanceof Error && throttles.includes(error.name)

const heldBackWords = ({ name }: Error, latest: number): string =>
  `Chưa gửi được: dịch vụ thư tạm không nhận vì quá nhiều thư (${name}). Hệ thống tự gửi lại, muộn nhất lúc ${formatInstant(latest)}.`

/** For the officer: a name of what is wrong, the mail service's or the order's own, and what happens now. */
const failureWords = (error: unknown, isForGood: boolean, tree: UnitTree): string =>
  `Chưa gửi được (${error instanceof Error ? error.name : 'không rõ'}). ${
    isForGood
      ? `Đã thử đủ số lần, thư của kỳ này không gửi nữa: kiểm tra địa chỉ nhận, báo ${provinceOffice(tree)}.`
      : 'Hệ thống sẽ tự gửi lại sau ít phút.'
  }`
