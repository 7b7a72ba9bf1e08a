import { unpackedItem } from '../../lambdas/store/ledger-item.ts'

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

/** Every item of the table, in order of its keys. */
export const lastingItems = (items: readonly Record<string, unknown>[]): unknown[] =>
  items.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)).map((item) => lasting(unpackedItem(item)))
