import {
  type CountDifference,
  cellName,
  countDifferences,
  RecordSums,
  stoodStill,
} from '../../domain/statistics/recount.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import { readCountedCells } from '../../store/counts/counts-store.ts'
import { getEntitlements, searchCommune } from '../../store/register/entitlement-store.ts'
import { everybody } from '../../store/register/register-filter.ts'
import type { Register } from '../../store/table/table.ts'

export interface RecountingDesk {
  readonly register: Register
  readonly tree: UnitTree
  readonly pause: (ms: number) => Promise<void>
}

export interface PlaceRecount {
  readonly records: number
  readonly cells: number
  readonly differences: readonly CountDifference[]
  /** Policies that were changed during every look. */
  readonly unsettled: readonly string[]
}

/** Before each look, ms. The first one is through the index, the others at the records themselves. */
export const pauses = [0, 200, 1_000, 2_000, 4_000] as const

/**
 * Compares the counts of a commune with its records while people work there. Every change of a count adds one to the count's `moves`:
 * where a policy's moves are the same before and after its records were read, its counts are those of these records. What moved is
 * looked at again. A difference is told when two looks at the records themselves find the same one.
 */
export async function recountCommune(desk: RecountingDesk, programme: string, commune: string): Promise<PlaceRecount> {
  const { register, tree, pause } = desk
  const compared = new Map<string, CountDifference[]>()
  /** By policy: what the look before found at the records themselves. */
  const suspected = new Map<string, string>()
  let [records, open] = [0, [] as readonly string[]]
  for (const [look, ms] of pauses.entries()) {
    if (ms > 0) await pause(ms)
    const before = await readCountedCells(register, tree, programme, commune)
    const sums = await sumRecords(register, { programme, commune }, look > 0)
    // Where nobody lives there is nothing to compare, and most of a new register's communes are such.
    if (before.length === 0 && sums.records === 0) break
    const after = await readCountedCells(register, tree, programme, commune)
    const still = stoodStill(before, after)
    const counted = new Map(after.map(({ policy, parts }) => [policy, parts]))
    records = sums.records
    for (const policy of new Set([...counted.keys(), ...sums.policies()])) {
      // A policy of which there are records and no counts has never been counted, which is a difference like any other.
      if (compared.has(policy) || (counted.has(policy) && !still.has(cellName({ commune, policy })))) continue
      const differences = countDifferences({ commune, policy }, counted.get(policy) ?? new Map(), sums.of(policy))
      const found = JSON.stringify(differences)
      if (differences.length === 0 || suspected.get(policy) === found) compared.set(policy, differences)
      else if (look > 0) suspected.set(policy, found)
    }
    open = [...new Set([...counted.keys(), ...sums.policies()])].filter((policy) => !compared.has(policy))
    if (open.length === 0) break
  }
  return { records, cells: compared.size, differences: [...compared.values()].flat(), unsettled: open }
}

/**
 * Through the index a commune of 2,400 people is 190 half reads, but it may lag by milliseconds; at the records themselves it is 2,400
 * reads more.
 */
async function sumRecords(
  register: Register,
  place: { readonly programme: string; readonly commune: string },
  isConsistent: boolean,
): Promise<RecordSums> {
  const sums = new RecordSums()
  let position: Record<string, unknown> | null = null
  do {
    const page = await searchCommune(register, place, everybody, { position, limit: 500 })
    const ids = page.entitlements.map(({ id }) => id)
    for (const one of isConsistent ? await getEntitlements(register, ids) : page.entitlements) sums.add(one)
    position = page.position
  } while (position)
  return sums
}
