import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import type { AuditEvent } from '../../domain/ledger/audit-event.ts'
import type { Entitlement } from '../../domain/payments/entitlement.ts'
import { fitsQuestion } from '../../domain/register/fits-question.ts'
import { fromEventItem } from '../ledger/event-item.ts'
import { type EventPage, pageOfEvents } from '../ledger/page-of-events.ts'
import { batchGet, getItem } from '../table/get-items.ts'
import { communeKey, keys } from '../table/keys.ts'
import { itemsBelow, queryPages } from '../table/query-items.ts'
import { indexes, type Register } from '../table/table.ts'
import { fromEntitlementItem } from './entitlement-item.ts'
import { filterConditions, type RegisterFilter } from './register-filter.ts'

/** 1 consistent read (2 from 4 KB on). */
export async function getEntitlement(register: Register, id: string): Promise<Entitlement | undefined> {
  const item = await getItem(register, keys.entitlement(id))
  return item && fromEntitlementItem(item)
}

/** Those that exist, in no order; 1 consistent read each, 100 a call. */
export async function getEntitlements(register: Register, ids: readonly string[]): Promise<Entitlement[]> {
  const items = await batchGet(register, ids.map(keys.entitlement))
  return items.map(fromEntitlementItem)
}

/** A page of its events. */
export const entitlementHistory = (
  register: Register,
  id: string,
  cursor: string | undefined,
): Promise<EventPage<AuditEvent>> => pageOfEvents(register, keys.entitlement(id), cursor, fromEventItem)

/** All its events, oldest first. */
export async function getHistory(register: Register, id: string): Promise<AuditEvent[]> {
  return (await itemsBelow(register, keys.entitlement(id).pk, 'EVT#')).map(fromEventItem)
}

/**
 * The event that this command made, the newest first: an event and what it tells of are one transaction, so whoever finds none knows that
 * nothing was done. 1 RRU for ten events.
 */
export async function eventOfCommand(
  register: Register,
  id: string,
  commandId: string,
): Promise<AuditEvent | undefined> {
  const newestFirst = queryPages(register, {
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :events)',
    FilterExpression: 'commandId = :command',
    ExpressionAttributeValues: { ':pk': keys.entitlement(id).pk, ':events': 'EVT#', ':command': commandId },
    ScanIndexForward: false,
    ConsistentRead: true,
  })
  for await (const [found] of newestFirst) if (found) return fromEventItem(found)
  return undefined
}

/**
 * Every entitlement of the one who carries both the number and the name: one query of the ID-number index, about one read, the
 * same for an unknown number and a wrong name. May lag by milliseconds.
 */
export async function findByNumberAndName(
  register: Register,
  idMark: string,
  nameMark: string,
): Promise<Entitlement[]> {
  const { Items = [] } = await register.client.send(
    new QueryCommand({
      TableName: register.table,
      IndexName: indexes.idNumber,
      KeyConditionExpression: 'idNumberHash = :mark AND begins_with(idNumberOrder, :name)',
      ExpressionAttributeValues: { ':mark': idMark, ':name': `${nameMark}#` },
      Limit: mostOfOnePerson,
    }),
  )
  return wholeOnes(register, Items)
}

/**
 * Every entitlement that stands under the number, whatever the one who carries it is called, in all programmes and communes: one query of
 * the ID-number index, about one read. May lag by milliseconds.
 */
export async function findByNumber(register: Register, idMark: string): Promise<Entitlement[]> {
  const found: Entitlement[] = []
  const pages = queryPages(register, {
    IndexName: indexes.idNumber,
    KeyConditionExpression: 'idNumberHash = :mark',
    ExpressionAttributeValues: { ':mark': idMark },
  })
  for await (const items of pages) found.push(...(await wholeOnes(register, items)))
  return found
}

/** A person's further numbers stand in the index with nothing but his id. */
async function wholeOnes(register: Register, items: readonly Record<string, unknown>[]): Promise<Entitlement[]> {
  const whole = items.filter(({ sk }) => sk === 'ENT').map(fromEntitlementItem)
  const elsewhere = items.filter(({ sk }) => sk !== 'ENT').map(({ id }) => String(id))
  return elsewhere.length === 0 ? whole : [...whole, ...(await getEntitlements(register, elsewhere))]
}

/** More supports than one person has in all programmes together; a batch read takes a hundred. */
const mostOfOnePerson = 50

export interface CommunePage {
  readonly entitlements: Entitlement[]
  /** Position after the last one taken; null at the commune's end. */
  readonly position: Record<string, unknown> | null
}

/** Rows of the index that one query goes through at most: some 320 KB. */
const mostRows = 500

/**
 * A page of one commune in the order of the paper lists, filtered. Reads the commune's index from the position on until `limit`
 * people fit or the commune ends: at most the commune's size in reads (some 2,400 people, 1.5 MB, 190 half reads), and no more than
 * the page where everybody fits.
 */
export async function searchCommune(
  register: Register,
  place: { readonly programme: string; readonly commune: string },
  filter: RegisterFilter,
  from: { readonly position: Record<string, unknown> | null; readonly limit: number },
): Promise<CommunePage> {
  const entitlements: Entitlement[] = []
  let position = from.position
  const conditions = filterConditions(filter)
  // One more than fits tells whether the page is the last. Where few fit, ever more are gone through at once.
  let rows = Math.min(from.limit + 1, mostRows)
  do {
    const answer = await register.client.send(
      new QueryCommand({
        TableName: register.table,
        IndexName: indexes.commune,
        KeyConditionExpression: 'communeKey = :commune',
        ...conditions.expression,
        ExpressionAttributeValues: { ':commune': communeKey(place.programme, place.commune), ...conditions.values },
        Limit: rows,
        ...(position ? { ExclusiveStartKey: position } : {}),
      }),
    )
    rows = Math.min(rows * 3, mostRows)
    for (const item of answer.Items ?? []) {
      const found = fromEntitlementItem(item)
      if (!fitsQuestion(found, filter, filter.nameKey)) continue
      if (entitlements.length === from.limit) {
        const last = entitlements.at(-1)
        return { entitlements, position: last ? positionOf(last, answer.Items ?? []) : position }
      }
      entitlements.push(found)
    }
    position = answer.LastEvaluatedKey ?? null
  } while (position && entitlements.length < from.limit)
  return { entitlements, position }
}

function positionOf(last: Entitlement, items: readonly Record<string, unknown>[]): Record<string, unknown> {
  const item = items.find(({ pk }) => pk === keys.entitlement(last.id).pk)
  return {
    ...keys.entitlement(last.id),
    communeKey: item?.communeKey,
    communeOrder: item?.communeOrder,
  }
}
