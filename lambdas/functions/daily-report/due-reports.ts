import * as z from 'zod'
import { findProgramme } from '../../domain/programmes/programmes.ts'
import type { ReportKind } from '../../domain/reports/report.ts'
import { dueNow, mostTries, periodUntil, type Subscription, weekdays } from '../../domain/reports/subscription.ts'
import { localDay } from '../../domain/time/local-day.ts'
import { describeError } from '../../runtime/describe-error.ts'
import { logCodes, logger } from '../../runtime/observability.ts'
import { keys } from '../../store/keys.ts'
import {
  beginRun,
  endRun,
  getSubscription,
  listSubscriptions,
  noteHouseReport,
  type StoredSubscription,
} from '../../store/subscription-store.ts'
import { type MailDesk, type MailOrder, sendReport } from './send-report.ts'

/** Longer than the function lives: whoever holds a mail longer is dead. */
const leaseMs = 6 * 60_000
const houseKinds: readonly ReportKind[] = ['policies', 'units', 'late']

/**
 * Sends what is due, each due time once; what could not be sent is tried again at the next call. SES keeps no word of a mail that it took
 * while the function died before noting so: that one mail goes out a second time.
 * @throws when one has failed for good, so that the alarm rings
 */
export async function sendDue(desk: MailDesk, clock: () => number): Promise<{ sent: number; failed: number }> {
  const { subscriptions } = await listSubscriptions(desk.register, desk.tree.root.code)
  const ended = { sent: 0, failed: 0 }
  let givenUp = 0
  for (const subscription of subscriptions) {
    const due = dueNow(subscription, subscription.run, clock())
    if (due === null) continue
    const tries = (subscription.run?.due === due ? subscription.run.tries : 0) + 1
    const end = await sendOne(desk, subscription, { due, tries }, clock)
    if (end !== 'taken') ended[end] += 1
    if (end === 'failed' && tries >= mostTries) givenUp += 1
  }
  if (givenUp > 0) throw new Error(`${givenUp} reports could not be mailed after ${mostTries} tries`)
  return ended
}

async function sendOne(
  desk: MailDesk,
  subscription: StoredSubscription,
  { due, tries }: { readonly due: number; readonly tries: number },
  clock: () => number,
): Promise<'sent' | 'failed' | 'taken'> {
  const key = keys.subscription(desk.tree.root.code, subscription.id)
  const run = { due, state: 'sending', leaseUntil: clock() + leaseMs, tries } as const
  if (!(await beginRun(desk.register, key, run, clock()))) return 'taken'
  try {
    await sendReport(desk, orderOf(desk, subscription, localDay(due), false), clock())
  } catch (error) {
    logger.error(logCodes.failed, { subscription: subscription.id, tries, error: describeError(error) })
    await endRun(desk.register, key, run, { at: clock(), words: failureWords(error, tries >= mostTries) })
    return 'failed'
  }
  await endRun(desk.register, key, run, { at: clock(), recipients: subscription.recipients.length })
  return 'sent'
}

const testOrder = z.object({ subscriptionId: z.string(), address: z.email(), username: z.string() })

/** What the others will get, to the one who asks. */
export async function sendTest(desk: MailDesk, message: unknown, now: number): Promise<void> {
  const { subscriptionId, address } = testOrder.parse(message)
  const subscription = await getSubscription(desk.register, desk.tree.root.code, subscriptionId)
  if (!subscription) return
  const order = orderOf(desk, { ...subscription, recipients: [address] }, localDay(now), true)
  await sendReport(desk, order, now)
}

/** The subscription of the house itself: every day at the configuration's hour, the whole province. */
export async function sendHouseReport(
  desk: MailDesk,
  {
    programme,
    recipients,
    dueAt,
  }: { readonly programme: string; readonly recipients: readonly string[]; readonly dueAt: string },
  now: number,
): Promise<void> {
  const { register, tree } = desk
  const house = { programme, recipients, unit: tree.root.code, kinds: houseKinds, weekdays }
  try {
    await sendReport(desk, orderOf(desk, house, localDay(Date.parse(dueAt)), false), now)
  } catch (error) {
    await noteHouseReport(register, tree.root.code, programme, { at: now, words: failureWords(error, false) })
    throw error
  }
  await noteHouseReport(register, tree.root.code, programme, { at: now, recipients: recipients.length })
}

function orderOf(
  { tree }: MailDesk,
  subscription: Pick<Subscription, 'programme' | 'unit' | 'kinds' | 'recipients' | 'weekdays'>,
  day: string,
  isTest: boolean,
): MailOrder {
  const programme = findProgramme(subscription.programme)
  const unit = tree.find(subscription.unit)
  if (!programme || !unit) throw new Error(`no programme ${subscription.programme} or no unit ${subscription.unit}`)
  const { kinds, recipients } = subscription
  return { programme, unit, kinds, recipients, period: periodUntil(subscription.weekdays, day), day, isTest }
}

/** For the officer: a name that the mail service gives to what is wrong, and what happens now. */
const failureWords = (error: unknown, isForGood: boolean): string =>
  `Máy chủ thư chưa nhận (${error instanceof Error ? error.name : 'không rõ'}). ${
    isForGood
      ? 'Đã thử đủ số lần, thư của kỳ này không gửi nữa: kiểm tra địa chỉ nhận, báo Sở LĐ-TBXH.'
      : 'Hệ thống sẽ tự gửi lại sau ít phút.'
  }`
