import { UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import type { EventHand } from '../../domain/ledger/hand.ts'
import { monthDays, weekdays } from '../../domain/reports/mail-schedule.ts'
import { reportFormats, reportKinds } from '../../domain/reports/report.ts'
import { failureWith, type ReturnedMail, returnReasons } from '../../domain/reports/returned-mail.ts'
import { type Subscription, type SubscriptionRun, scheduledSince } from '../../domain/reports/subscription.ts'
import { subscriptionEvent } from '../../domain/reports/subscription-event.ts'
import type { UnsentMail } from '../../domain/reports/unsent-mail.ts'
import { officeEventPut } from '../ledger/office-event-item.ts'
import { tryWrite } from '../table/conditional-write.ts'
import { getItem } from '../table/get-items.ts'
import { type Key, keys } from '../table/keys.ts'
import { itemsBelow } from '../table/query-items.ts'
import type { Register } from '../table/table.ts'
import { tryTransact } from '../table/transaction.ts'

const returnedMail = z.object({
  sentAt: z.number(),
  returned: z.array(z.object({ address: z.string(), reason: z.enum(returnReasons), at: z.number() })),
})

const sendings = {
  run: z
    .object({
      due: z.number(),
      state: z.enum(['sending', 'sent', 'failed', 'held']),
      leaseUntil: z.number(),
      tries: z.number(),
      obstacle: z.string().optional(),
    })
    .nullable()
    .default(null),
  /** Due times whose mails never went, for the next one to tell of. */
  unsent: z.array(z.object({ due: z.number(), from: z.string(), to: z.string() })).default([]),
  lastSent: z.object({ at: z.number(), recipients: z.number() }).nullable().default(null),
  lastFailure: z.object({ at: z.number(), words: z.string(), mail: returnedMail.optional() }).nullable().default(null),
}

const stored = z.object({
  id: z.string(),
  programme: z.string(),
  unit: z.string(),
  /** Those of an older program are of one unit, of one map, by days of the week, and a workbook. */
  units: z.array(z.string()).optional(),
  map: z.string().optional(),
  kinds: z.array(z.enum(reportKinds)),
  formats: z.array(z.enum(reportFormats)).default(['xlsx']),
  recipients: z.array(z.string()),
  time: z.string(),
  weekdays: z.array(z.literal(weekdays)),
  monthDays: z.array(z.literal(monthDays)).default([]),
  isActive: z.boolean(),
  setBy: z.string(),
  setAt: z.number(),
  scheduledAt: z.number().optional(),
  /** What was asked for when it was made, as one text. */
  asked: z.string().optional(),
  version: z.number(),
  ...sendings,
})
export type StoredSubscription = Subscription & z.output<typeof stored>

function fromItem(item: unknown): StoredSubscription {
  const one = stored.parse(item)
  return { ...one, units: one.units ?? [one.unit] }
}

const storedHouse = z.object({
  programme: z.string(),
  recipients: z.array(z.string()).default([]),
  /** The time for which the configuration's clock has ordered it last. */
  due: z.number().default(0),
  ...sendings,
})
/** The daily report that the configuration orders, and what became of its last mail. */
export type HouseReport = z.output<typeof storedHouse>

/** Each try that is in vain notes somebody else's word of the same mail. */
const mostTriesOfNote = 5

const houseKey = 'house#'
const houseTag = 'house_'

/** By which a mail names what ordered it: SES takes letters, digits, `-` and `_` as a tag's value. */
export const tagOfKey = ({ sk }: Key): string =>
  sk.startsWith(houseKey) ? `${houseTag}${sk.slice(houseKey.length)}` : sk

export const keyOfTag = (root: string, tag: string): Key =>
  tag.startsWith(houseTag) ? keys.houseReport(root, tag.slice(houseTag.length)) : keys.subscription(root, tag)

/** Every subscription of the province, and the house's own reports: some items, 1 or 2 reads. */
export async function listSubscriptions(
  register: Register,
  root: string,
): Promise<{ subscriptions: StoredSubscription[]; house: HouseReport[] }> {
  const items = await itemsBelow(register, keys.subscription(root, '').pk)
  const isHouse = ({ sk }: Record<string, unknown>): boolean => String(sk).startsWith(houseKey)
  return {
    subscriptions: items.filter((item) => !isHouse(item)).map(fromItem),
    house: items.filter(isHouse).map((item) => storedHouse.parse(item)),
  }
}

/** 1 consistent read. */
export async function getSubscription(
  register: Register,
  root: string,
  id: string,
): Promise<StoredSubscription | undefined> {
  const item = await getItem(register, keys.subscription(root, id))
  return item && fromItem(item)
}

type Settings = Omit<Subscription, 'id' | 'version' | 'scheduledAt'> & { readonly asked?: string }

/**
 * Sets what is asked for with its event, and leaves alone what became of the mails: 8 WRU, and 1 read of what is changed.
 * @param before as the officer saw it; null for a new one
 * @returns false when it is another version now
 */
export async function saveSubscription(
  register: Register,
  root: string,
  { id, ...settings }: Settings & { readonly id: string },
  before: StoredSubscription | null,
  order: { readonly by: EventHand; readonly at: number; readonly commandId: string },
): Promise<boolean> {
  const values = { ...settings, scheduledAt: scheduledSince(before, settings) }
  const names = Object.keys(values)
  const next = (before?.version ?? 0) + 1
  const change = {
    UpdateExpression: `SET id = :id, version = :next, ${names.map((name) => `#${name} = :${name}`).join(', ')}`,
    ConditionExpression: before ? 'version = :before' : 'attribute_not_exists(pk)',
    ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
    ExpressionAttributeValues: {
      ...Object.fromEntries(Object.entries(values).map(([name, value]) => [`:${name}`, value])),
      ...{ ':id': id, ':next': next, ...(before && { ':before': before.version }) },
    },
  }
  const event = subscriptionEvent(before, settings, order)
  const key = keys.subscription(root, id)
  // What a mail notes meanwhile is no part of what the event tells.
  const stands = before ? await getItem(register, key) : key
  if (!stands) return false
  const item = { ...stands, id, version: next, ...values }
  return tryTransact(register, [
    { Update: { TableName: register.table, Key: key, ...change } },
    officeEventPut(register, keys.subscriptionEvent(id, next), settings.unit, event, item),
  ])
}

const isFree =
  'attribute_exists(pk) AND (attribute_not_exists(run) OR run.due < :due OR (run.due = :due AND run.#state <> :sent AND run.leaseUntil <= :now))'

/**
 * Takes the mail of a due time for one sender alone.
 * @param unsent what it has to tell of those before it
 * @returns false when somebody else has it or has sent it
 */
export function beginRun(
  register: Register,
  key: Key,
  run: SubscriptionRun,
  { now, unsent }: { readonly now: number; readonly unsent: readonly UnsentMail[] },
): Promise<boolean> {
  return update(register, key, {
    UpdateExpression: 'SET run = :run, unsent = :unsent',
    ConditionExpression: isFree,
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: { ':run': run, ':unsent': unsent, ':due': run.due, ':sent': 'sent', ':now': now },
  })
}

/**
 * Tells its office what is in the way of the mail of a due time; none of its tries is gone by that.
 * @returns false when somebody else has it, has sent it, or has told the same
 */
export function holdRun(
  register: Register,
  key: Key,
  { due, tries }: Pick<SubscriptionRun, 'due' | 'tries'>,
  told: { readonly at: number; readonly words: string; readonly unsent: readonly UnsentMail[] },
): Promise<boolean> {
  const { unsent, ...failure } = told
  const run: SubscriptionRun = { due, tries, state: 'held', leaseUntil: 0, obstacle: told.words }
  return update(register, key, {
    UpdateExpression: 'SET run = :run, unsent = :unsent, lastFailure = :told',
    ConditionExpression: `${isFree} AND (attribute_not_exists(run) OR run <> :run)`,
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: {
      ...{ ':run': run, ':unsent': unsent, ':told': failure },
      ...{ ':due': due, ':sent': 'sent', ':now': told.at },
    },
  })
}

type Told =
  | { readonly at: number; readonly recipients: number }
  /** `tries` where not all are gone that were made. */
  | { readonly at: number; readonly words: string; readonly tries?: number }

/** How it ended, for who looks at the console. A mail that was sent in the end leaves the last failure standing beside it. */
export async function endRun(register: Register, key: Key, run: SubscriptionRun, told: Told): Promise<void> {
  const isSent = 'recipients' in told
  const { tries = run.tries, ...noted } = isSent ? { tries: undefined, ...told } : told
  await update(register, key, {
    UpdateExpression: `SET run = :run, ${isSent ? 'unsent = :none, lastSent' : 'lastFailure'} = :told`,
    ConditionExpression: 'run.due = :due AND run.tries = :tries',
    ExpressionAttributeValues: {
      ':run': { ...run, tries, state: isSent ? 'sent' : 'failed', leaseUntil: 0 },
      ':told': noted,
      ':due': run.due,
      ':tries': run.tries,
      ...(isSent && { ':none': [] }),
    },
  })
}

/**
 * What came back of a mail that had been taken, beside what came back of it before: 1 consistent read, 1 WRU.
 * @throws when others were faster each time: the queue brings it again
 */
export async function noteFeedback(register: Register, key: Key, told: ReturnedMail): Promise<void> {
  for (let tries = 0; tries < mostTriesOfNote; tries++) {
    const item = await getItem(register, key)
    if (!item) return
    const standing = sendings.lastFailure.parse(item.lastFailure)
    const next = failureWith(standing, told)
    if (next === standing) return
    const isSeen = item.lastFailure === undefined ? 'attribute_not_exists(lastFailure)' : 'lastFailure = :seen'
    const isNoted = await update(register, key, {
      UpdateExpression: 'SET lastFailure = :next',
      ConditionExpression: `attribute_exists(pk) AND ${isSeen}`,
      ExpressionAttributeValues: {
        ':next': next,
        ...(item.lastFailure !== undefined && { ':seen': item.lastFailure }),
      },
    })
    if (isNoted) return
  }
  throw new Error('others were faster to note what came back of a mail')
}

/** The configuration orders the house's report for a due time; an older order than the last one changes nothing. */
export async function orderHouseReport(
  register: Register,
  root: string,
  { programme, recipients, due }: Pick<HouseReport, 'programme' | 'recipients' | 'due'>,
): Promise<void> {
  await update(register, keys.houseReport(root, programme), {
    UpdateExpression: 'SET programme = :programme, recipients = :recipients, due = :due',
    ConditionExpression: 'attribute_not_exists(due) OR due < :due',
    ExpressionAttributeValues: { ':programme': programme, ':recipients': recipients, ':due': due },
  })
}

async function update(
  register: Register,
  Key: Key,
  change: Omit<UpdateCommandInput, 'TableName' | 'Key'>,
): Promise<boolean> {
  const written = register.client.send(new UpdateCommand({ TableName: register.table, Key, ...change }))
  return (await tryWrite(written)) !== undefined
}
