import type { DayKind } from '../register/register-question.ts'
import type { MovedCell } from '../statistics/movement.ts'
import type { ReportFilter, ReportPeriod, ReportRow } from './report.ts'

/** What a column of a period opens: whoever was entered or paid on its days. */
export const onDays = (of: DayKind, period: ReportPeriod): Pick<ReportFilter, 'days'> => ({ days: { of, ...period } })

/**
 * Of which figures of the period no list is left. What was paid on a day is counted on that day whatever happens later; what was entered
 * is not taken out of its day when it is undone on another one.
 */
export function unlistedIn(moved: readonly MovedCell[], period: ReportPeriod | null): Pick<ReportRow, 'unlisted'> {
  if (!period) return {}
  const reaches = (what: 'granted' | 'paid'): boolean =>
    moved.some(({ reachesBack }) => reachesBack[what].some((day) => day < period.from))
  const unlisted: DayKind[] = [
    ...(reaches('granted') ? (['granted'] as const) : []),
    ...(reaches('paid') ? (['paid', 'payment-entry'] as const) : []),
  ]
  return unlisted.length > 0 ? { unlisted } : {}
}
