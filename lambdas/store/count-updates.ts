import type { Entitlement } from '../domain/payments/entitlement.ts'
import { movedCounts } from '../domain/statistics/counts.ts'
import { localDay } from '../domain/time/local-day.ts'
import type { UnitTree } from '../domain/units/unit-tree.ts'
import { addCounts } from './counts-item.ts'
import { type Key, keys } from './keys.ts'
import type { Register } from './table.ts'
import type { TransactItem } from './transaction.ts'

interface CountedChange {
  readonly before: Entitlement | null
  readonly after: Entitlement
  readonly event: { readonly at: number }
  /** Which part of its cell counts it; without one the cell itself. */
  readonly countsPart?: number
}

/**
 * The two places that count a change: its commune's cell, and that cell's day. The day is the event's in Vietnam, so that the days of a
 * cell always add up to it; the day of payment is on the payment itself.
 */
export function countPlaces(tree: UnitTree, { after, event, countsPart }: CountedChange): { cell: Key; day: Key } {
  const { programme, commune, policy } = after
  const part = countsPart ?? null
  const parent = tree.find(commune)?.parent ?? commune
  return {
    cell: keys.counts(programme, parent, commune, policy, part),
    day: keys.dayCounts(programme, parent, { day: localDay(event.at), commune, policy, part }),
  }
}

export const placeName = ({ pk, sk }: Key): string => `${pk} ${sk}`

/** The counts' part of a transaction: one update a cell and one a day of it, each only where something moves. */
export function countUpdates(register: Register, tree: UnitTree, changes: readonly CountedChange[]): TransactItem[] {
  const places = new Map<string, { key: Key; changes: CountedChange[] }>()
  for (const change of changes)
    for (const key of Object.values(countPlaces(tree, change))) {
      const place = places.get(placeName(key)) ?? { key, changes: [] }
      place.changes.push(change)
      places.set(placeName(key), place)
    }
  return [...places.values()].flatMap(({ key, changes: own }) => {
    const moved = movedCounts(own)
    return moved.length === 0 ? [] : [{ Update: { TableName: register.table, Key: key, ...addCounts(moved) } }]
  })
}
