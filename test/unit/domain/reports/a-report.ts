import { nq42 } from '../../../../lambdas/domain/programmes/nq42-2020.ts'
import { makeReport } from '../../../../lambdas/domain/reports/make-report.ts'
import type { Report, ReportKind } from '../../../../lambdas/domain/reports/report.ts'
import type { ReportSource } from '../../../../lambdas/domain/reports/report-source.ts'
import type { CellOfCommune, Counts } from '../../../../lambdas/domain/statistics/counts.ts'
import { unitTree } from '../../../../lambdas/domain/units/unit-maps.ts'

const daklak = unitTree('daklak-2020')

/** What the counts give as a report of the whole province, now. */
export const aReport = (
  kind: ReportKind,
  cells: readonly CellOfCommune[],
  more: Partial<ReportSource> = {},
): Report => {
  const tree = more.tree ?? daklak
  return makeReport({
    kind,
    programme: nq42,
    tree,
    unit: tree.root,
    policy: null,
    cells,
    period: null,
    moved: [],
    owners: [],
    isNow: true,
    at: 0,
    ...more,
  })
}

/** The figure of a row and a column, by their keys. */
export const value = (report: Report, row: string, column: string): unknown => {
  const found = [...report.rows, ...(report.total ? [report.total] : [])].find(({ key }) => key === row)
  return found?.values[report.columns.findIndex(({ key }) => key === column)]
}

/** What one commune's cell says, with some of its figures as somebody has written them. */
export const withCounts = (cell: CellOfCommune, counts: Partial<Counts>): CellOfCommune => ({
  ...cell,
  counts: { ...cell.counts, ...counts },
})
