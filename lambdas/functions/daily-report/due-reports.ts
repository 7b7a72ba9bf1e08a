import * as z from 'zod'
import { provinceOffice } from '../../domain/permissions/office-name.ts'
import { findProgramme } from '../../domain/programmes/programmes.ts'
import type { ReportKind } from '../../domain/reports/report.ts'
import {
  isBrokenOff,
  isToBeSent,
  lastDue,
  mostTries,
  periodUntil,
  type Subscription,
  type SubscriptionRun,
  weekdays,
} from '../../domain/reports/subscription.ts'
import { localDay } from '../../domain/time/local-day.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import { describeError } from '../../runtime/describe-error.ts'
import { logCodes, logger } from '../../runtime/observability.ts'
import { type Key, keys } from '../../store/keys.ts'
import { beginRun, endRun, getSubscription, listSubscriptions, tagOfKey } from '../../store/subscription-store.ts'
import { type MailDesk, type MailOrder, sendReport } from './send-report.ts'

/** Longer than the function lives: whoever holds a mail longer is dead. */
const leaseMs = 6 * 60_000
const houseKinds: readonly ReportKind[] = ['policies', 'units', 'late']

/** Whom a mail goes to and about what; the house's own report and what officers have ordered alike. */
type Mailed = Pick<Subscription, 'programme' | 'unit' | 'kinds' | 'recipients' | 'weekdays'> & {
  readonly key: Key
  readonly due: number | null
  readonly run: SubscriptionRun | null
}

/**
 * Sends what is due, each due time once; what could not be sent is tried again at the next call. SES keeps no word of a mail that it took
 * while the function died before noting so: that one mail goes out a second time.
 * @throws when one has failed for good, so that the alarm rings
 */
export async function sendDue(desk: MailDesk, clock: () => number): Promise<{ sent: number; failed: number }> {
  const root = desk.tree.root.code
  const { subscriptions, house } = await listSubscriptions(desk.register, root)
  const mails: Mailed[] = [
    ...house.map((one) => ({
      ...one,
      ...{ key: keys.houseReport(root, one.programme), unit: root, kinds: houseKinds, weekdays },
    })),
    ...subscriptions.map((one) => ({ ...one, key: keys.subscription(root, one.id), due: lastDue(one, clock()) })),
  ]
  const ended = { sent: 0, failed: 0 }
  let givenUp = 0
  for (const mail of mails) {
    const { due, run } = mail
    if (due !== null && run && isBrokenOff(due, run, clock())) {
      await endRun(desk.register, mail.key, run, { at: clock(), words: brokenOffWords(desk.tree) })
      ended.failed += 1
      givenUp += 1
      continue
    }
    if (due === null || !isToBeSent(due, run, clock())) continue
    const tries = (run?.due === due ? run.tries : 0) + 1
    const end = await sendOne(desk, mail, { due, tries }, clock)
    if (end !== 'taken') ended[end] += 1
    if (end === 'failed' && tries >= mostTries) givenUp += 1
  }
  if (givenUp > 0) throw new Error(`${givenUp} reports could not be mailed after ${mostTries} tries`)
  return ended
}

async function sendOne(
  desk: MailDesk,
  mail: Mailed,
  { due, tries }: { readonly due: number; readonly tries: number },
  clock: () => number,
): Promise<'sent' | 'failed' | 'taken'> {
  const { key, recipients } = mail
  const run = { due, state: 'sending', leaseUntil: clock() + leaseMs, tries } as const
  if (!(await beginRun(desk.register, key, run, clock()))) return 'taken'
  try {
    await sendReport(desk, { ...orderOf(desk, mail, localDay(due)), tag: tagOfKey(key), isTest: false }, clock())
  } catch (error) {
    logger.error(logCodes.failed, { report: key.sk, tries, error: describeError(error) })
    await endRun(desk.register, key, run, { at: clock(), words: failureWords(error, tries >= mostTries, desk.tree) })
    return 'failed'
  }
  await endRun(desk.register, key, run, { at: clock(), recipients: recipients.length })
  return 'sent'
}

const testOrder = z.object({ subscriptionId: z.string(), address: z.email(), username: z.string() })

/** What the others will get, to the one who asks. */
export async function sendTest(desk: MailDesk, message: unknown, now: number): Promise<void> {
  const { subscriptionId, address } = testOrder.parse(message)
  const subscription = await getSubscription(desk.register, desk.tree.root.code, subscriptionId)
  if (!subscription) return
  const order = orderOf(desk, { ...subscription, recipients: [address] }, localDay(now))
  await sendReport(desk, { ...order, tag: null, isTest: true }, now)
}

function orderOf(
  { tree }: MailDesk,
  subscription: Pick<Subscription, 'programme' | 'unit' | 'kinds' | 'recipients' | 'weekdays'>,
  day: string,
): Omit<MailOrder, 'tag' | 'isTest'> {
  const programme = findProgramme(subscription.programme)
  const unit = tree.find(subscription.unit)
  if (!programme || !unit) throw new Error(`no programme ${subscription.programme} or no unit ${subscription.unit}`)
  const { kinds, recipients } = subscription
  return { programme, unit, kinds, recipients, period: periodUntil(subscription.weekdays, day), day }
}

const brokenOffWords = (tree: UnitTree): string =>
  `Việc gửi bị ngắt giữa chừng nhiều lần, không rõ thư của kỳ này đã đến chưa và không gửi nữa: báo ${provinceOffice(tree)}.`

/** For the officer: a name that the mail service gives to what is wrong, and what happens now. */
const failureWords = (error: unknown, isForGood: boolean, tree: UnitTree): string =>
  `Máy chủ thư chưa nhận (${error instanceof Error ? error.name : 'không rõ'}). ${
    isForGood
      ? `Đã thử đủ số lần, thư của kỳ này không gửi nữa: kiểm tra địa chỉ nhận, báo ${provinceOffice(tree)}.`
      : 'Hệ thống sẽ tự gửi lại sau ít phút.'
  }`
