import type { Programme } from '../programmes/programme.ts'
import { paidPolicies } from '../programmes/programmes.ts'
import type { UnitLevel, UnitTree } from '../units/unit-tree.ts'
import { type Cell, type CellOfCommune, type Counts, cellOf } from './counts.ts'
import type { Tally } from './tally.ts'

/** A sensitive group of fewer people than this could tell who is in it. */
export const smallestPublicGroup = 5

/** The level from which on upwards a policy's figures are public; null where they are public nowhere. */
export type PublicationLevel = UnitLevel | null

/** From below. The rule holds where every commune lies in one unit of each level that the map has, as in both maps here. */
const ladder = ['commune', 'district', 'province'] as const satisfies readonly UnitLevel[]

/** What may be public of a whole province, and nothing else: public pages are made from this alone. */
export interface Publication {
  /** By policy, those that pay, in the law's order. */
  readonly levels: ReadonlyMap<string, PublicationLevel>
  /** The figures of a policy in a unit; undefined where they are not public. */
  cell(unit: string, policy: string): Cell | undefined
}

/**
 * Decides once for the whole province at which level each policy is public, alike for all units of a level. A sensitive policy is
 * public at the lowest level of which no unit has a group of one to four, approved or planned. To withhold single cells would not
 * do: what one page hides, another page's total tells by subtraction.
 * @param cells every commune's counts of the province; those of one district alone would decide wrongly
 */
export function publish(programme: Programme, tree: UnitTree, cells: readonly CellOfCommune[]): Publication {
  const policies = paidPolicies(programme)
  const sums = sumsByUnit(tree, cells)
  const levels = new Map(
    policies.map(({ code, sensitive }): [string, PublicationLevel] => [
      code,
      sensitive ? publicationLevel(tree, (unit) => sums.get(unit)?.get(code)) : 'commune',
    ]),
  )
  return {
    levels,
    cell: (unit, policy) => {
      const level = tree.find(unit)?.level
      if (!level || !isPublicAt(levels.get(policy) ?? null, level)) return undefined
      return sums.get(unit)?.get(policy) ?? cellOf([])
    },
  }
}

export const isPublicAt = (from: PublicationLevel, level: UnitLevel): boolean =>
  from !== null && ladder.indexOf(level) >= ladder.indexOf(from)

function publicationLevel(tree: UnitTree, cellOfUnit: (unit: string) => Cell | undefined): PublicationLevel {
  const tellsNobody = (cell: Cell | undefined) => !cell || !(isSmall(cell.approved) || isSmall(cell.planned))
  return (
    ladder.find((level) => {
      const units = tree.map.units.filter((unit) => unit.level === level)
      return units.length > 0 && units.every(({ code }) => tellsNobody(cellOfUnit(code)))
    }) ?? null
  )
}

/** Money without people is small too: divided by the law's rate it tells how many they are. */
const isSmall = ({ people, amount }: Tally): boolean => people < smallestPublicGroup && (people > 0 || amount > 0)

function sumsByUnit(tree: UnitTree, cells: readonly CellOfCommune[]): ReadonlyMap<string, ReadonlyMap<string, Cell>> {
  const parts = new Map<string, Map<string, Counts[]>>()
  for (const { commune, policy, counts } of cells)
    for (const { code } of tree.path(commune)) {
      const ofUnit = parts.get(code) ?? new Map<string, Counts[]>()
      parts.set(code, ofUnit.set(policy, [...(ofUnit.get(policy) ?? []), counts]))
    }
  return new Map(
    [...parts].map(([unit, byPolicy]) => [
      unit,
      new Map([...byPolicy].map(([policy, counts]) => [policy, cellOf(counts)])),
    ]),
  )
}
