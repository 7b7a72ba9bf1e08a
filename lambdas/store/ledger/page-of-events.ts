import { eventKey, type Key } from '../table/keys.ts'
import { queryPages } from '../table/query-items.ts'
import type { Register } from '../table/table.ts'

export const eventsPerPage = 100

export interface EventPage<Event> {
  /** Oldest first. */
  readonly events: readonly Event[]
  /** The number of the newest event before these; null where there is none. */
  readonly cursor: string | null
}

/**
 * The newest events of one thing, or those up to the one that a page before has named: some 10 RRU. What is added behind them moves none.
 * @param any a key of its events
 */
export async function pageOfEvents<Event>(
  register: Register,
  { pk }: Pick<Key, 'pk'>,
  cursor: string | undefined,
  read: (item: Record<string, unknown>) => Event,
): Promise<EventPage<Event>> {
  const last = cursor === undefined ? 'EVT#~' : eventKey(pk, Number(cursor)).sk
  const newestFirst = queryPages(register, {
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
    ExpressionAttributeValues: { ':pk': pk, ':first': 'EVT#', ':last': last },
    ScanIndexForward: false,
    Limit: eventsPerPage + 1,
    ConsistentRead: true,
  })
  const found: Record<string, unknown>[] = []
  for await (const page of newestFirst) {
    found.push(...page)
    if (found.length > eventsPerPage) break
  }
  const before = found[eventsPerPage]
  return {
    events: found.slice(0, eventsPerPage).map(read).toReversed(),
    cursor: before === undefined ? null : String(numberOf(String(before.sk))),
  }
}

const numberOf = (sk: string): number => Number(sk.slice('EVT#'.length))
