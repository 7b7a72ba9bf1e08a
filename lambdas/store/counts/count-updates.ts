import type { Entitlement } from '../../domain/payments/entitlement.ts'
import { type CountChange, movedCounts, movedOnDays, summedCounts } from '../../domain/statistics/counts.ts'
import { type ReachesBack, reachesBack, reachesNowhere } from '../../domain/statistics/reaches-back.ts'
import { localDay } from '../../domain/time/local-day.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import { type Key, keys } from '../table/keys.ts'
import { parentOf } from '../table/parent-units.ts'
import type { Register } from '../table/table.ts'
import type { TransactItem } from '../table/transaction.ts'
import { addCounts } from './counts-item.ts'

interface CountedChange {
  readonly before: Entitlement | null
  readonly after: Entitlement
  readonly event: { readonly at: number }
  /** Which part of its cell counts it; without one the cell itself. */
  readonly countsPart?: number
}

export interface CountedPlace {
  readonly key: Key
  readonly moved: readonly CountChange[]
  readonly reachesBack: ReachesBack
}

/**
 * The places that count a change: its commune's cell, and that cell's days. The day is the event's in Vietnam; what was handed out is
 * counted on the day of payment besides, which for whoever enters on the same day is the same place. So the days of a cell add up to it.
 */
export function placesOf(tree: UnitTree, change: CountedChange): CountedPlace[] {
  const { programme, commune, policy } = change.after
  const part = change.countsPart ?? null
  const parent = parentOf(tree, commune)
  const entered = localDay(change.event.at)
  const cell = keys.counts(programme, parent, commune, policy, part)
  const all = movedCounts([change])
  return [
    { key: cell, moved: all, reachesBack: reachesNowhere },
    ...[...movedOnDays(change, entered, all)].map(([day, moved]) => ({
      key: keys.dayCounts(programme, parent, { day, commune, policy, part }),
      moved,
      reachesBack: day === entered ? reachesBack(change, entered) : reachesNowhere,
    })),
  ]
}

export const placeName = ({ key }: CountedPlace): string => `${key.pk} ${key.sk}`

/** The counts' part of a transaction: one update a cell and one a day of it, each only where something moves. */
export const countUpdates = (register: Register, tree: UnitTree, changes: readonly CountedChange[]): TransactItem[] =>
  placeUpdates(
    register,
    changes.flatMap((change) => placesOf(tree, change)),
  )

/** The same of places that are known already. */
export function placeUpdates(register: Register, all: readonly CountedPlace[]): TransactItem[] {
  const places = new Map<string, CountedPlace>()
  for (const place of all) {
    const name = placeName(place)
    const known = places.get(name)
    places.set(name, known ? together(known, place) : place)
  }
  return [...places.values()].flatMap(({ key, moved, reachesBack: back }) => {
    const sums = summedCounts(moved)
    return sums.length === 0 ? [] : [{ Update: { TableName: register.table, Key: key, ...addCounts(sums, back) } }]
  })
}

const together = (one: CountedPlace, other: CountedPlace): CountedPlace => ({
  key: one.key,
  moved: [...one.moved, ...other.moved],
  reachesBack: {
    granted: [...one.reachesBack.granted, ...other.reachesBack.granted],
    paid: [...one.reachesBack.paid, ...other.reachesBack.paid],
  },
})
