import type { CellOfCommune } from '../../domain/statistics/counts.ts'
import type { MovedCell } from '../../domain/statistics/movement.ts'
import type { CountedCell } from '../../domain/statistics/recount.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import { keys } from '../table/keys.ts'
import { parentsOf } from '../table/parent-units.ts'
import { itemsBelow, queryItems } from '../table/query-items.ts'
import type { Register } from '../table/table.ts'
import { countedCells, fromCountsItems, fromDayItems } from './counts-item.ts'

/**
 * The counts of every commune at or below the unit. A commune or a district is one consistent query; a province one query for
 * each district (15 here, about 13 reads each for 12 communes and 8 policies).
 */
export async function readCounts(
  register: Register,
  tree: UnitTree,
  programme: string,
  unit: string,
): Promise<CellOfCommune[]> {
  return fromCountsItems(await countsItems(register, tree, programme, unit))
}

/** What is stored as counts at or below a unit, whatever it is: 1 consistent read for a dozen cells. */
export const readCountedCells = async (
  register: Register,
  tree: UnitTree,
  programme: string,
  unit: string,
): Promise<CountedCell[]> => countedCells(await countsItems(register, tree, programme, unit), 0)

/** What all days together have moved in the cells below a parent: some 200 reads for a month of a district. */
export const readCountedDays = async (register: Register, programme: string, parent: string): Promise<CountedCell[]> =>
  countedCells(await dayItems(register, programme, parent, '0'), 1)

/** Days in Vietnam, both included. */
export interface CountedDays {
  readonly from: string
  readonly to: string
}

/**
 * The counts as they were at the end of the last day, and what the days have moved: the cells, and one query by day for each district
 * (some 100 reads for a month of a district where every commune pays every day). The days are read before the cells: what happens in
 * between stands in the cells and not in the days, which is a state that was, and never less than nobody.
 */
export async function readCountsOfDays(
  register: Register,
  tree: UnitTree,
  programme: string,
  { unit, from, to }: CountedDays & { readonly unit: string },
): Promise<{ cells: CellOfCommune[]; moved: MovedCell[] }> {
  const days = (await Promise.all(parentsOf(tree, unit).map((parent) => dayItems(register, programme, parent, from))))
    .flat()
    .filter(({ sk }) => tree.contains(unit, String(sk).split('#')[1] ?? ''))
  const cells = await countsItems(register, tree, programme, unit)
  const isLater = ({ sk }: Record<string, unknown>): boolean => String(sk).slice(0, to.length) > to
  return {
    cells: fromCountsItems(cells, days.filter(isLater)),
    moved: fromDayItems(days.filter((item) => !isLater(item))),
  }
}

function dayItems(register: Register, programme: string, parent: string, from: string) {
  return queryItems(register, {
    KeyConditionExpression: 'pk = :pk AND sk >= :from',
    ExpressionAttributeValues: { ':pk': keys.daysOfParent(programme, parent), ':from': from },
  })
}

async function countsItems(
  register: Register,
  tree: UnitTree,
  programme: string,
  unit: string,
): Promise<Record<string, unknown>[]> {
  const prefix = tree.find(unit)?.level === 'commune' ? `${unit}#` : ''
  const questions = parentsOf(tree, unit).map((parent) =>
    itemsBelow(register, keys.countsOfParent(programme, parent), prefix),
  )
  return (await Promise.all(questions)).flat()
}
