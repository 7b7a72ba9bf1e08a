import * as z from 'zod'
import { type OfficeEvent, officeEventTypes } from '../../domain/ledger/office-event.ts'
import { eventHandItem } from '../table/hand-item.ts'
import type { Key } from '../table/keys.ts'
import { itemsBelow } from '../table/query-items.ts'
import type { Register } from '../table/table.ts'
import type { TransactItem } from '../table/transaction.ts'
import { toLedgerItem } from './ledger-item.ts'
import { type EventPage, pageOfEvents } from './page-of-events.ts'

const officeEventItem = z.object({
  type: z.enum(officeEventTypes),
  at: z.number(),
  actor: eventHandItem.nullable(),
  commandId: z.string(),
  reason: z.string().nullable(),
  changes: z.record(z.string(), z.tuple([z.string().nullable(), z.string().nullable()])),
})

/**
 * The event's part of the transaction that makes the change. Of two that change one thing at once the second finds the number taken, and
 * writes nothing.
 * @param unit under whose root it is sealed
 * @param record the item that holds all of the thing, as the same transaction writes it; null where none does
 */
export const officeEventPut = (
  { table: TableName }: Register,
  key: Key,
  unit: string,
  event: OfficeEvent,
  record: Readonly<Record<string, unknown>> | null = null,
): TransactItem => ({
  Put: {
    TableName,
    Item: toLedgerItem(key, { unit, of: null }, event, record),
    ConditionExpression: 'attribute_not_exists(pk)',
  },
})

/** A page of what was done with one thing. @param key of any of its events */
export const officeEventPage = (
  register: Register,
  key: Pick<Key, 'pk'>,
  cursor: string | undefined,
): Promise<EventPage<OfficeEvent>> => pageOfEvents(register, key, cursor, (item) => officeEventItem.parse(item))

/** All that was done with one thing, oldest first: 1 RRU for some ten events. @param any a key of its events */
export async function officeEvents(register: Register, { pk }: Pick<Key, 'pk'>): Promise<OfficeEvent[]> {
  const items = await itemsBelow(register, pk, 'EVT#')
  return items.map((item) => officeEventItem.parse(item))
}
