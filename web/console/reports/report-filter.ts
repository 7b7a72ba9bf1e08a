import { isByPeriod, isByPolicy, type ReportKind, reportKinds } from '../../../lambdas/domain/reports/report.ts'
import { parseLocalDay } from '../../../lambdas/domain/time/local-day.ts'
import { type Filters, filterNames } from '../frame/addresses.ts'

/** Which report is looked at; all of it stands in the address, since a report names nobody. */
export interface AskedReport {
  readonly kind: ReportKind
  readonly unit: string
  readonly policy: string | null
  readonly from: string | null
  readonly to: string | null
}

export function readAsked(search: string, ownUnit: string): AskedReport {
  const query = new URLSearchParams(search)
  const kind = reportKinds.find((known) => known === query.get(filterNames.report)) ?? 'policies'
  const from = parseLocalDay(query.get(filterNames.from) ?? '')
  const to = parseLocalDay(query.get(filterNames.to) ?? '')
  const hasPeriod = isByPeriod(kind) && from !== null && to !== null && from <= to
  return {
    kind,
    unit: query.get(filterNames.unit) ?? ownUnit,
    policy: isByPolicy(kind) ? query.get(filterNames.policy) : null,
    from: hasPeriod ? from : null,
    to: hasPeriod ? to : null,
  }
}

export const filtersOfAsked = ({ kind, unit, policy, from, to }: AskedReport, ownUnit: string): Filters => ({
  report: kind === 'policies' ? null : kind,
  unit: unit === ownUnit ? null : unit,
  policy,
  from,
  to,
})

/** The same as the wire has it. */
export const queryOf = (programme: string, { kind, unit, policy, from, to }: AskedReport) => ({
  programme,
  unit,
  kind,
  ...(policy ? { policy } : {}),
  ...(from && to ? { from, to } : {}),
})
