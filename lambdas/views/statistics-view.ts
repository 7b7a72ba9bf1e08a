import type { StatisticsResponse } from '../contract/statistics.ts'
import { officeName } from '../domain/permissions/office-name.ts'
import { isRole } from '../domain/permissions/permission-table.ts'
import type { Programme } from '../domain/programmes/programme.ts'
import { findPolicy, paidPolicies } from '../domain/programmes/programmes.ts'
import { bulkRefusals } from '../domain/statistics/bulk-refusals.ts'
import { type Cell, type CellOfCommune, cellOf, partsOf } from '../domain/statistics/counts.ts'
import type { Recount } from '../domain/statistics/recount.ts'
import { recountWords } from '../domain/statistics/recount-words.ts'
import type { Unit, UnitTree } from '../domain/units/unit-tree.ts'

export interface Figures {
  readonly programme: Programme
  readonly unit: Unit
  readonly tree: UnitTree
  readonly cells: readonly CellOfCommune[]
  /** The last recount of the programme, for the province; undefined when there was none. */
  readonly recount?: Recount | undefined
  readonly now: number
}

/** The staff's table by policy and by the unit's children, every sum made from the communes' cells. */
export function viewStatistics(figures: Figures): StatisticsResponse {
  const { programme, unit, tree, cells, now } = figures
  const policies = paidPolicies(programme)
  return {
    programme: programme.id,
    unit: unit.code,
    unitName: unit.name,
    at: now,
    total: sumOf(cells),
    parts: viewParts(cells),
    late: lateOffices(cells, tree),
    refusals: bulkRefusals(cells).map(({ commune, refused, approved }) => ({
      unit: commune,
      unitName: tree.find(commune)?.name ?? commune,
      refused,
      approved,
    })),
    recount: unit.code === tree.root.code ? viewRecount(figures) : null,
    policies: policies.map((policy) => ({
      policy: policy.code,
      policyName: policy.publicName,
      unit: policy.unit,
      ...bothOf(cells.filter((cell) => cell.policy === policy.code)),
    })),
    units: rowsOf(figures).map(({ row, cells: own }) => ({
      unit: row.code,
      unitName: row.name,
      cell: sumOf(own),
      policies: policies.map((policy) => ({
        policy: policy.code,
        cell: sumOf(own.filter((cell) => cell.policy === policy.code)),
      })),
    })),
  }
}

function viewRecount({ programme, tree, recount, now }: Figures): NonNullable<StatisticsResponse['recount']> {
  const policyName = (code: string): string => findPolicy(programme, code)?.publicName ?? code
  return {
    at: recount?.endedAt ?? null,
    differing: recount?.differing ?? 0,
    sentences: recountWords(recount, { tree, policyName, now }),
  }
}

/** Offices are named in a list of their own. */
function viewParts(cells: readonly CellOfCommune[]): StatisticsResponse['parts'] {
  const { lateByOffice: _offices, ...parts } = partsOf(cells.map(({ counts }) => counts))
  return parts
}

/** Who enters after the day: the office, not the person. */
function lateOffices(cells: readonly CellOfCommune[], tree: UnitTree): StatisticsResponse['late'] {
  const { lateByOffice } = partsOf(cells.map(({ counts }) => counts))
  return Object.entries(lateByOffice)
    .flatMap(([office, tally]) => {
      const [role = '', unit = ''] = office.split('-')
      return isRole(role) && tally.people > 0 ? [{ role, unit, officeName: officeName(tree, role, unit), tally }] : []
    })
    .sort((a, b) => b.tally.people - a.tally.people || (a.unit < b.unit ? -1 : 1))
}

const bothOf = (cells: readonly CellOfCommune[]) => ({
  cell: sumOf(cells),
  parts: viewParts(cells),
})

const sumOf = (cells: readonly CellOfCommune[]): Cell => cellOf(cells.map(({ counts }) => counts))

function rowsOf({ unit, tree, cells }: Figures): { row: Unit; cells: CellOfCommune[] }[] {
  const children = tree.children(unit.code)
  const rows = children.length > 0 ? children : [unit]
  return rows.map((row) => ({ row, cells: cells.filter((cell) => tree.contains(row.code, cell.commune)) }))
}
