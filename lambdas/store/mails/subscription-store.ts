import type { EventHand } from '../../domain/ledger/hand.ts'
import { type Subscription, scheduledSince } from '../../domain/reports/subscription.ts'
import { subscriptionEvent } from '../../domain/reports/subscription-event.ts'
import { officeEventPut } from '../ledger/office-event-item.ts'
import { getItem } from '../table/get-items.ts'
import { type Key, keys } from '../table/keys.ts'
import { itemsBelow } from '../table/query-items.ts'
import type { Register } from '../table/table.ts'
import { tryTransact } from '../table/transaction.ts'
import { type HouseReport, type StoredSubscription, storedHouse, subscriptionOf } from './subscription-item.ts'
import { updateMail } from './update-mail.ts'

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
    subscriptions: items.filter((item) => !isHouse(item)).map(subscriptionOf),
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
  return item && subscriptionOf(item)
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

/** The configuration orders the house's report for a due time; an older order than the last one changes nothing. */
export async function orderHouseReport(
  register: Register,
  root: string,
  { programme, recipients, due }: Pick<HouseReport, 'programme' | 'recipients' | 'due'>,
): Promise<void> {
  await updateMail(register, keys.houseReport(root, programme), {
    UpdateExpression: 'SET programme = :programme, recipients = :recipients, due = :due',
    ConditionExpression: 'attribute_not_exists(due) OR due < :due',
    ExpressionAttributeValues: { ':programme': programme, ':recipients': recipients, ':due': due },
  })
}
