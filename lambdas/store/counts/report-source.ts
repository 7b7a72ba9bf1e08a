import type { Programme } from '../../domain/programmes/programme.ts'
import { isByPeriod, type ReportKind, type ReportPeriod } from '../../domain/reports/report.ts'
import type { ReportSource } from '../../domain/reports/report-source.ts'
import { localDay } from '../../domain/time/local-day.ts'
import type { Unit, UnitTree } from '../../domain/units/unit-tree.ts'
import { readOwnerTallies } from '../cases/case-store.ts'
import type { Register } from '../table/table.ts'
import { readCounts, readCountsOfDays } from './counts-store.ts'

export interface AskedReport {
  readonly kind: ReportKind
  readonly programme: Programme
  readonly unit: Unit
  readonly policy: string | null
  readonly period: ReportPeriod | null
}

/** All that the report is made of, as it stands now or stood at the end of the period. */
export async function readReportSource(
  register: Register,
  tree: UnitTree,
  asked: AskedReport,
  now: number,
): Promise<ReportSource> {
  const { kind, programme, unit } = asked
  const period = isByPeriod(kind) ? asked.period : null
  const [{ cells, moved }, owners] = await Promise.all([
    period
      ? readCountsOfDays(register, tree, programme.id, { unit: unit.code, ...period })
      : readCounts(register, tree, programme.id, unit.code).then((all) => ({ cells: all, moved: [] })),
    kind === 'duplicates' ? readOwnerTallies(register, tree, programme.id, unit.code) : [],
  ])
  const isNow = period === null || period.to >= localDay(now)
  return { ...asked, period, tree, cells, moved, owners, isNow, at: now }
}
