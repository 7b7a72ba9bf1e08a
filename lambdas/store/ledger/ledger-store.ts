import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { type ReadingEvent, type ReadingType, readingTypes } from '../../domain/ledger/reading-event.ts'
import type { LedgerEntry } from '../../domain/ledger/seals/ledger-entry.ts'
import { receiptType } from '../../domain/ledger/seals/receipt.ts'
import type { Entitlement } from '../../domain/payments/entitlement.ts'
import { localDay } from '../../domain/time/local-day.ts'
import { tryWrite } from '../table/conditional-write.ts'
import { eventHandItem } from '../table/hand-item.ts'
import { keys, ledgerKey, ledgerOrder } from '../table/keys.ts'
import { unpackedItem } from '../table/packed-item.ts'
import { queryPages } from '../table/query-items.ts'
import { indexes, type Register } from '../table/table.ts'
import { fromLedgerItem, toLedgerItem } from './ledger-item.ts'

/**
 * A unit's events from one moment to another, in the ledger's order: half a read for each 4 KB, some five events. The index may lag
 * by milliseconds; days are read an hour after their end.
 * @param until milliseconds since 1970, not itself
 */
export async function ledgerEntries(
  register: Register,
  unit: string,
  { from, until }: { readonly from: number; readonly until: number },
): Promise<LedgerEntry[]> {
  const entries: LedgerEntry[] = []
  const pages = queryPages(register, {
    IndexName: indexes.commune,
    KeyConditionExpression: 'communeKey = :unit AND communeOrder BETWEEN :from AND :until',
    ExpressionAttributeValues: {
      ':unit': ledgerKey(unit),
      ':from': ledgerOrder(from, ''),
      ':until': ledgerOrder(until, ''),
    },
  })
  for await (const page of pages) entries.push(...page.map(fromLedgerItem))
  return entries
}

/** When a unit's first event was; undefined when it has none. Half a read. */
export async function firstLedgerMoment(register: Register, unit: string): Promise<number | undefined> {
  const { Items = [] } = await register.client.send(
    new QueryCommand({
      TableName: register.table,
      IndexName: indexes.commune,
      KeyConditionExpression: 'communeKey = :unit',
      ExpressionAttributeValues: { ':unit': ledgerKey(unit) },
      Limit: 1,
    }),
  )
  return Items[0] && fromLedgerItem(Items[0]).open.at
}

/**
 * The event of the payment that stands on a support, and no other: a later one may have been undone, or a correction taken back.
 * Undefined while none stands, and of payments that were recorded before events were sealed. About one read.
 */
export async function paymentEntry(
  register: Register,
  { id, payment }: Pick<Entitlement, 'id' | 'payment'>,
): Promise<LedgerEntry | undefined> {
  if (!payment) return undefined
  const { Items = [] } = await register.client.send(
    new QueryCommand({
      TableName: register.table,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :events)',
      ExpressionAttributeValues: { ':pk': keys.entitlement(id).pk, ':events': 'EVT#' },
      ScanIndexForward: false,
      ConsistentRead: true,
    }),
  )
  return Items.map(unpackedItem)
    .filter(({ type, at, salt }) => type === receiptType && at === payment.enteredAt && salt !== undefined)
    .map(fromLedgerItem)
    .find(({ open }) => !open.of?.paid || open.of.paid.months.join() === payment.months.join())
}

/** What was read: the partition in which the thing read lies, and whose unit it is. */
export interface Read {
  readonly pk: string
  readonly unit: string
}

/** What is another look at the same thing than the common one: who read a complaint's number has not read whom to call. */
const ofItsOwn: Partial<Record<ReadingType, string>> = {
  'id-number.printed': 'printed',
  'complaint-contact.read': 'contact',
}

/**
 * Notes who sees what is shown to few, before it is shown; once an account, thing and day. 2 WRU with the index, 1 when it stands
 * there already.
 */
export async function noteReading(register: Register, { pk, unit }: Read, reading: ReadingEvent): Promise<void> {
  const key = keys.reading(pk, localDay(reading.at), reading.actor.username, ofItsOwn[reading.type])
  const put = new PutCommand({
    TableName: register.table,
    Item: toLedgerItem(key, { unit, of: null }, reading),
    ConditionExpression: 'attribute_not_exists(pk)',
  })
  await tryWrite(register.client.send(put))
}

const readingItem = z.object({
  type: z.enum(readingTypes),
  at: z.number(),
  actor: eventHandItem,
})

export interface Readings {
  /** Newest first. */
  readonly newest: readonly ReadingEvent[]
  /** Whether there were readings before these. */
  readonly hasEarlier: boolean
}

const mostReadings = 100

/** Who has read a thing. The page of a support shows the newest, and says so; all of them are in the ledger. */
export async function readingsOf(register: Register, pk: string): Promise<Readings> {
  const { Items = [] } = await register.client.send(
    new QueryCommand({
      TableName: register.table,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :readings)',
      ExpressionAttributeValues: { ':pk': pk, ':readings': 'READ#' },
      ScanIndexForward: false,
      Limit: mostReadings + 1,
      ConsistentRead: true,
    }),
  )
  const newest = Items.slice(0, mostReadings).map((item) => readingItem.parse(item))
  return { newest: newest.sort((a, b) => b.at - a.at), hasEarlier: Items.length > mostReadings }
}
