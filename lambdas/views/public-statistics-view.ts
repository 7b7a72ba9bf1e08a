import type { PublicStatisticsResponse } from '../contract/statistics.ts'
import type { Programme } from '../domain/programmes/programme.ts'
import { paidPolicies } from '../domain/programmes/programmes.ts'
import { countNames } from '../domain/statistics/count-names.ts'
import type { Cell } from '../domain/statistics/counts.ts'
import { isPublicAt, type Publication } from '../domain/statistics/publication.ts'
import { addTally, noTally } from '../domain/statistics/tally.ts'
import type { Unit, UnitLevel, UnitTree } from '../domain/units/unit-tree.ts'

/** The public figures of a moment. */
export interface PublicFigures {
  readonly programme: Programme
  readonly tree: UnitTree
  readonly publication: Publication
  /** When the counts were read: what the page says, however much later it is asked for. */
  readonly readAt: number
}

/** One unit's page. A unit's figures and its children's rows each leave out the policies that are not public at their level. */
export function viewPublicStatistics(figures: PublicFigures, unit: Unit): PublicStatisticsResponse {
  const { programme, tree, publication, readAt } = figures
  const policies = paidPolicies(programme)
  const cellsOf = ({ code }: Unit) =>
    policies.flatMap((policy) => {
      const cell = publication.cell(code, policy.code)
      return cell ? [{ policy, cell }] : []
    })
  const leftOutAt = (level: UnitLevel) =>
    policies.flatMap((policy) => {
      const publicFrom = publication.levels.get(policy.code) ?? null
      return isPublicAt(publicFrom, level) ? [] : [{ policyName: policy.publicName, publicFrom }]
    })
  const children = tree.children(unit.code)
  const rows = children.length > 0 ? children : [unit]
  const own = cellsOf(unit)
  return {
    programme: programme.id,
    programmeName: programme.name,
    unit: unit.code,
    unitName: unit.name,
    at: readAt,
    total: publicSum(own.map(({ cell }) => cell)),
    policies: own.map(({ policy, cell }) => ({
      policyName: policy.publicName,
      unitOfCount: countNames[policy.unit],
      cell: publicSum([cell]),
    })),
    units: rows.map((row) => ({
      unit: row.code,
      unitName: row.name,
      cell: publicSum(cellsOf(row).map(({ cell }) => cell)),
    })),
    leftOut: { here: leftOutAt(unit.level), below: leftOutAt(rows[0]?.level ?? unit.level) },
  }
}

/** Planned, approved and paid. Refusals, deaths and suspensions are the office's business. */
const publicSum = (cells: readonly Cell[]): PublicStatisticsResponse['total'] => ({
  planned: cells.reduce((sum, { planned }) => addTally(sum, planned), noTally),
  approved: cells.reduce((sum, { approved }) => addTally(sum, approved), noTally),
  paid: cells.reduce((sum, { paid }) => addTally(sum, paid), noTally),
})
