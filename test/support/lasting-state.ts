import type { NumberedRecord } from '../../bin/ledger/ledger-source.ts'
import { numberedRecord } from '../../bin/ledger/numbered-record.ts'
import { eventKey } from '../../lambdas/store/table/keys.ts'
import { unpackedItem } from '../../lambdas/store/table/packed-item.ts'

/** What differs from run to run and says nothing of people, money or results. */
const passing = [
  'attempt',
  'leaseUntil',
  'since',
  'finishedAt',
  'calledAt',
  'tries',
  'openOrder',
  'at',
  'updatedAt',
  'enteredAt',
  'openedAt',
  'checkedAt',
  'salt',
  // How often counts were changed: as often as the work was shared.
  'moves',
]
/** An event's place in its unit's day is by its time, and so is a closed case's in its queue. */
const isPlaceOfDay = (key: string, value: unknown): boolean =>
  key === 'communeOrder' && /^(closed#)?\d{13,}#/.test(String(value))
const isLasting = ([key, value]: [string, unknown]): boolean => !passing.includes(key) && !isPlaceOfDay(key, value)

/** The same without times and without who held what when; sets in order. */
export function lasting(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(lasting)
  if (value instanceof Set) return [...value].toSorted()
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(isLasting)
      .map(([key, one]) => [key, lasting(one)]),
  )
}

const keyOf = ({ pk, sk }: Record<string, unknown>): string => `${pk} ${sk}`

/**
 * What an event says its record was, hashed with all the times in it: whether it is what the record is now.
 * @throws Error when it is its record's last one and it is not
 */
function sayingWhether(
  item: Readonly<Record<string, unknown>>,
  now: ReadonlyMap<string, NumberedRecord>,
): Readonly<Record<string, unknown>> {
  if (typeof item.record !== 'string') return item
  const known = now.get(String(item.pk))
  const isNow = item.record === known?.record
  if (known && !isNow && item.sk === eventKey('', known.version).sk)
    throw new Error(`${keyOf(item)} says another thing than its record`)
  return { ...item, record: isNow ? 'as it is' : 'as it was' }
}

/** Every item of the table, in order of its keys. */
export function lastingItems(items: readonly Record<string, unknown>[]): unknown[] {
  const records = items.flatMap((item) => numberedRecord(item) ?? [])
  const now = new Map(records.map((record) => [record.subject, record]))
  return items
    .toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
    .map((item) => lasting(sayingWhether(unpackedItem(item), now)))
}
