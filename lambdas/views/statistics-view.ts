import type { PublicStatisticsResponse, StatisticsResponse } from '../contract/statistics.ts'
import { benefitUnitNames, type Programme } from '../domain/programmes/programme.ts'
import { type Cell, type Counts, cellOf, type Tally } from '../domain/statistics/counts.ts'
import type { Unit, UnitTree } from '../domain/units/unit-tree.ts'

export interface CellOfCommune {
  readonly commune: string
  readonly policy: string
  readonly counts: Counts
}

export interface Figures {
  readonly programme: Programme
  readonly unit: Unit
  readonly tree: UnitTree
  readonly cells: readonly CellOfCommune[]
  readonly now: number
}

/** The table by policy and by the unit's children, every sum made from the communes' cells. */
export function viewStatistics(figures: Figures): StatisticsResponse {
  const { programme, unit, cells, now } = figures
  return {
    programme: programme.id,
    unit: unit.code,
    unitName: unit.name,
    at: now,
    total: sumOf(cells),
    policies: policiesOf(figures).map((policy) => ({
      policy: policy.code,
      policyName: policy.publicName,
      unit: policy.unit,
      cell: sumOf(cells.filter((cell) => cell.policy === policy.code)),
    })),
    units: rowsOf(figures).map(({ row, cells: own }) => ({
      unit: row.code,
      unitName: row.name,
      cell: sumOf(own),
      policies: policiesOf(figures).map((policy) => ({
        policy: policy.code,
        cell: sumOf(own.filter((cell) => cell.policy === policy.code)),
      })),
    })),
  }
}

/** Fewer people than this in a sensitive group are not published. */
const smallestPublicCount = 5

/**
 * The same for everybody. A small cell of a sensitive group is withheld, and where it would be the only one the smallest other cell
 * with it, so that no page's total, and no other page's, tells it by subtraction.
 */
export function viewPublicStatistics(figures: Figures): PublicStatisticsResponse {
  const { programme, unit, cells, now } = figures
  const policies = policiesOf(figures).map((policy) => ({
    policy,
    cell: sumOf(cells.filter((candidate) => candidate.policy === policy.code)),
  }))
  const rows = rowsOf(figures).map(({ row, cells: own }) => ({
    row,
    cell: sumOf(own),
    isSensitive: hasSensitive(programme, own),
  }))
  const total = sumOf(cells)
  const hiddenPolicies = withheld(policies.map(({ policy, cell }) => ({ cell, isSensitive: policy.sensitive })))
  const hiddenRows = withheld(rows)
  return {
    programme: programme.id,
    programmeName: programme.name,
    unit: unit.code,
    unitName: unit.name,
    at: now,
    total: publicCell(total, isSmall(total) && hasSensitive(programme, cells)),
    policies: policies.map(({ policy, cell }, index) => ({
      policyName: policy.publicName,
      unitOfCount: benefitUnitNames[policy.unit],
      cell: publicCell(cell, hiddenPolicies.has(index)),
    })),
    units: rows.map(({ row, cell }, index) => ({
      unit: row.code,
      unitName: row.name,
      cell: publicCell(cell, hiddenRows.has(index)),
    })),
  }
}

/** Which cells of one column are not shown: the small sensitive ones, and a second one where there would be just one. */
function withheld(column: readonly { readonly cell: Cell; readonly isSensitive: boolean }[]): ReadonlySet<number> {
  const hidden = new Set(
    column.flatMap(({ cell, isSensitive }, index) => (isSensitive && isSmall(cell) ? [index] : [])),
  )
  if (hidden.size !== 1) return hidden
  const [second] = column
    .map(({ cell }, index) => ({ index, people: cell.approved.people }))
    .filter(({ index, people }) => people > 0 && !hidden.has(index))
    .sort((a, b) => a.people - b.people)
  if (second) hidden.add(second.index)
  return hidden
}

const isSmall = (cell: Cell): boolean => cell.approved.people > 0 && cell.approved.people < smallestPublicCount

const hasSensitive = (programme: Programme, cells: readonly CellOfCommune[]): boolean =>
  programme.policies.some(
    (policy) => policy.sensitive && sumOf(cells.filter((cell) => cell.policy === policy.code)).approved.people > 0,
  )

const publicCell = ({ planned, approved, paid }: Cell, isWithheld: boolean) => ({
  planned,
  approved: isWithheld ? null : approved,
  paid: isWithheld ? null : (paid as Tally | null),
})

const sumOf = (cells: readonly CellOfCommune[]): Cell => cellOf(cells.map(({ counts }) => counts))

/** The policies that pay, in the law's order. */
const policiesOf = ({ programme }: Figures) => programme.policies.filter((policy) => policy.benefit.kind !== 'not-paid')

function rowsOf({ unit, tree, cells }: Figures): { row: Unit; cells: CellOfCommune[] }[] {
  const children = tree.children(unit.code)
  const rows = children.length > 0 ? children : [unit]
  return rows.map((row) => ({ row, cells: cells.filter((cell) => tree.contains(row.code, cell.commune)) }))
}
