import { useQuery } from '@tanstack/react-query'
import { useLocation, useSearch } from 'wouter'
import type { ReportResponse } from '../../../lambdas/contract/reports.ts'
import { formatDay, formatInstant } from '../../../lambdas/domain/time/local-day.ts'
import { type Filters, paths } from '../frame/addresses.ts'
import { useClient } from '../frame/client-context.ts'
import { DataTable } from '../frame/data-table.tsx'
import { Empty, Failure, Notice, Waiting } from '../frame/notices.tsx'
import { Page } from '../frame/page.tsx'
import { usePlace } from '../frame/place.ts'
import { useAddress } from '../frame/use-address.ts'
import { Wide } from '../frame/wide.tsx'
import { screenColumns } from './report-columns.tsx'
import { ReportControls } from './report-controls.tsx'
import { ReportFiles } from './report-files.tsx'
import { type AskedReport, filtersOfAsked, queryOf, readAsked } from './report-filter.ts'
import { Subscriptions } from './subscriptions.tsx'
import './reports.css'

/** A report that says of itself whether it adds up; any figure opens the list that makes it. */
export function ReportsScreen() {
  const place = usePlace()
  const client = useClient()
  const address = useAddress()
  const [, navigate] = useLocation()
  const own = place.session.unit.code
  const asked = readAsked(useSearch(), own)
  const programme = place.programme.id
  const report = useQuery({
    queryKey: ['report', programme, asked],
    queryFn: ({ signal }) => client.call('report', { query: queryOf(programme, asked) }, signal),
  })
  const change = (next: AskedReport): void =>
    navigate(address(paths.reports, filtersOfAsked(next, own)), { replace: true })
  return (
    <Page title="Báo cáo">
      <ReportControls asked={asked} onChange={change} />
      {report.isPending ? <Waiting lines={8} /> : null}
      {report.error ? <Failure error={report.error} onRetry={() => void report.refetch()} /> : null}
      {report.data ? (
        <>
          <ReportTable report={report.data} />
          <ReportFiles key={JSON.stringify(asked)} programme={programme} asked={asked} />
        </>
      ) : null}
      {place.can('subscription.read') ? <Subscriptions /> : null}
    </Page>
  )
}

/** What a figure opens, for whoever may see it. */
const places = {
  people: { path: paths.people, needs: 'entitlement.read' },
  plan: { path: paths.overview, needs: 'statistics.read' },
  cases: { path: paths.duplicates, needs: 'case.read' },
} as const

function ReportTable({ report }: { readonly report: ReportResponse }) {
  const place = usePlace()
  const address = useAddress()
  const { title, unitName, period, isNow, at, rows, total, notes, check } = report
  const days = period ? `từ ${formatDay(period.from)} đến ${formatDay(period.to)}; ` : ''
  const addressOfFigure = (of: keyof typeof places, filters: Filters): string | null =>
    place.can(places[of].needs) ? address(places[of].path, filters) : null
  return (
    <section aria-labelledby="bao-cao" className="report">
      <h2 id="bao-cao">{title}</h2>
      <p className="small">
        {unitName}; {days}
        {isNow ? `số liệu lúc ${formatInstant(at)}` : `lập lúc ${formatInstant(at)}`}. Số tiền tính bằng đồng.
      </p>
      <Notice tone={check.faults.length > 0 ? 'error' : 'good'}>
        <p>{check.sentence}</p>
        {check.faults.length > 3 ? (
          <details>
            <summary>Xem cả {check.faults.length} chỗ không khớp</summary>
            <ul>
              {check.faults.map(({ row, column, words }) => (
                <li key={`${row} ${column} ${words}`}>
                  {row}, {column}: {words}
                </li>
              ))}
            </ul>
          </details>
        ) : null}
      </Notice>
      {rows.length === 0 ? (
        <Empty>Chưa có số liệu nào cho báo cáo này.</Empty>
      ) : (
        <Wide name={title}>
          <DataTable
            caption={title}
            captionHidden
            columns={screenColumns(report, addressOfFigure)}
            rows={rows}
            rowKey={({ key }) => key}
            {...(total ? { total } : {})}
          />
        </Wide>
      )}
      {notes.map((note) => (
        <p key={note} className="small">
          {note}
        </p>
      ))}
      {isNow || rows.length === 0 ? null : (
        <p className="small">
          Đây là số của ngày đã qua: chỉ cột kế hoạch và cột “theo ngày chi” mở được danh sách, vì danh sách chỉ có
          trạng thái hiện nay.
        </p>
      )}
      {isNow && rows.some(({ unlisted = [] }) => unlisted.length > 0) ? (
        <p className="small">
          Số trong kỳ không mở được danh sách là số có khoản được nhập trước kỳ mà bị huỷ hoặc đổi số tiền trong kỳ.
        </p>
      ) : null}
    </section>
  )
}
