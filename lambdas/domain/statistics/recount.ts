import type { Entitlement } from '../payments/entitlement.ts'
import { countsOf } from './counts.ts'

/** People and đồng as they stand in a counter, which may be wrong in any way: below nothing too. */
export interface Count {
  readonly people: number
  readonly amount: number
}

/** By what is counted: `paid`, `reason-absent`, `due-2020-04`. */
export type CountsByPart = ReadonlyMap<string, Count>

/** The stored counts of a commune's policy, and how often they have been changed since they are there. */
export interface CountedCell {
  readonly commune: string
  readonly policy: string
  readonly moves: number
  readonly parts: CountsByPart
}

/** Where the counters say something else than the records; `day-paid` where the days together say something else than the cell. */
export interface CountDifference {
  readonly commune: string
  readonly policy: string
  readonly part: string
  readonly counted: Count
  readonly recorded: Count
}

const none: Count = { people: 0, amount: 0 }

/** The sums of records, by policy and part, as the counters should have them. */
export class RecordSums {
  readonly #policies = new Map<string, Map<string, Count>>()
  records = 0

  add(entitlement: Entitlement): void {
    const parts = this.#policies.get(entitlement.policy) ?? new Map<string, Count>()
    for (const { part, people, amount } of countsOf(entitlement)) {
      const known = parts.get(part) ?? none
      parts.set(part, { people: known.people + people, amount: known.amount + amount })
    }
    this.#policies.set(entitlement.policy, parts)
    this.records++
  }

  policies(): readonly string[] {
    return [...this.#policies.keys()]
  }

  of(policy: string): CountsByPart {
    return this.#policies.get(policy) ?? new Map()
  }
}

/** Every part in which the two are not the same, in the order of their names. */
export function countDifferences(
  place: { readonly commune: string; readonly policy: string },
  counted: CountsByPart,
  recorded: CountsByPart,
): CountDifference[] {
  const parts = [...new Set([...counted.keys(), ...recorded.keys()])].sort()
  return parts
    .map((part) => ({
      ...place,
      part,
      counted: counted.get(part) ?? none,
      recorded: recorded.get(part) ?? none,
    }))
    .filter((one) => one.counted.people !== one.recorded.people || one.counted.amount !== one.recorded.amount)
}

export const cellName = ({ commune, policy }: { readonly commune: string; readonly policy: string }): string =>
  `${commune} ${policy}`

/**
 * The cells that nobody changed between two readings, by name, among those that either of the two has. What was read of their records
 * between them is what they are to be compared with; of the others it may be half of a change.
 */
export function stoodStill(before: readonly CountedCell[], after: readonly CountedCell[]): ReadonlySet<string> {
  const moves = (cells: readonly CountedCell[]) => new Map(cells.map((cell) => [cellName(cell), cell.moves]))
  const [first, second] = [moves(before), moves(after)]
  const names = [...new Set([...first.keys(), ...second.keys()])]
  return new Set(names.filter((name) => first.get(name) === second.get(name)))
}

/** How the days of a cell, added up, differ from it. */
export const dayDifferences = (cell: CountedCell, days: CountsByPart): CountDifference[] =>
  countDifferences({ commune: cell.commune, policy: cell.policy }, days, cell.parts).map((one) => ({
    ...one,
    part: `day-${one.part}`,
  }))

/** The days of the communes below a unit, as a place that is recounted like a commune. */
const daysPrefix = 'DAYS#'
export const daysPlace = (parent: string): string => `${daysPrefix}${parent}`
/** @returns the unit; null where the place is a commune */
export const parentOfDays = (place: string): string | null =>
  place.startsWith(daysPrefix) ? place.slice(daysPrefix.length) : null

/** A whole programme recounted from its records. */
export interface Recount {
  readonly programme: string
  readonly begunAt: number
  readonly endedAt: number
  readonly records: number
  /** Communes' policies that were compared. */
  readonly cells: number
  /** How many counts differ; the first of them stand in `differences`. */
  readonly differing: number
  readonly differences: readonly CountDifference[]
  /** Communes, and days of districts, that were changed as often as they were looked at. */
  readonly unsettled: readonly string[]
}

/** A night was left out, and half a day more. */
const overdueAfter = 36 * 3_600_000

export const isRecountOverdue = ({ endedAt }: Pick<Recount, 'endedAt'>, now: number): boolean =>
  now - endedAt > overdueAfter
