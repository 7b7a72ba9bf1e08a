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

/** The same for everybody. A withheld cell takes the totals with it, or subtraction would tell it. */
export function viewPublicStatistics(figures: Figures): PublicStatisticsResponse {
  const { programme, unit, cells, now } = figures
  const policies = policiesOf(figures).map((policy) => {
    const cell = sumOf(cells.filter((candidate) => candidate.policy === policy.code))
    return { policy, cell, isWithheld: policy.sensitive && isSmall(cell) }
  })
  const isAnyWithheld = policies.some(({ isWithheld }) => isWithheld)
  const isSmallGroupOf = (own: readonly CellOfCommune[]): boolean =>
    programme.policies.some(
      (policy) => policy.sensitive && isSmall(sumOf(own.filter((cell) => cell.policy === policy.code))),
    )
  return {
    programme: programme.id,
    programmeName: programme.name,
    unit: unit.code,
    unitName: unit.name,
    at: now,
    total: publicCell(sumOf(cells), isAnyWithheld),
    policies: policies.map(({ policy, cell, isWithheld }) => ({
      policyName: policy.publicName,
      unitOfCount: benefitUnitNames[policy.unit],
      cell: publicCell(cell, isWithheld),
    })),
    units: rowsOf(figures).map(({ row, cells: own }) => ({
      unit: row.code,
      unitName: row.name,
      cell: publicCell(sumOf(own), isAnyWithheld && isSmallGroupOf(own)),
    })),
  }
}

const isSmall = (cell: Cell): boolean => cell.approved.people > 0 && cell.approved.people < smallestPublicCount

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
