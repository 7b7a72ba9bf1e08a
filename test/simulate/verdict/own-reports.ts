import type { ReportResponse } from '../../../lambdas/contract/reports.ts'
import type { StatisticsResponse } from '../../../lambdas/contract/statistics.ts'
import { type ReportKind, reportKinds } from '../../../lambdas/domain/reports/report.ts'
import { localDay } from '../../../lambdas/domain/time/local-day.ts'
import type { StaffSession } from '../../../local/demo/staff-session.ts'
import type { Book } from '../book.ts'
import { programme } from '../lists.ts'
import { insist } from '../send.ts'
import { type Finding, finding } from './checks.ts'

/** Every report by its own check, and the days of the month against the whole of it. */
export async function ownReports(
  book: Book,
  { api }: StaffSession,
  province: StatisticsResponse,
  days: readonly string[],
): Promise<Finding[]> {
  const ask = (kind: ReportKind, from: string, to: string): Promise<ReportResponse> =>
    insist(book, () => api.call('report', { query: { programme, unit: province.unit, kind, from, to } }))
  const [first = '', today] = [days[0], localDay(Date.now())]
  const faults: string[] = []
  let sums = 0
  for (const kind of reportKinds) {
    const { check, title } = await ask(kind, first, today)
    sums += check.done
    faults.push(...check.faults.map(({ row, column, words }) => `${title}, ${row}, ${column}: ${words}`))
  }
  let paid = { people: 0, amount: 0 }
  const all = [...new Set([...days, nextDay(days.at(-1) ?? today), today])]
  for (const day of all) {
    const { columns, total } = await ask('policies', day, day)
    const of = (key: string): number => Number(total?.values[columns.findIndex((column) => column.key === key)] ?? 0)
    paid = { people: paid.people + of('periodPaid.people'), amount: paid.amount + of('periodPaid.amount') }
  }
  const whole = province.total.paid
  const isWhole = paid.people === whole.people && paid.amount === whole.amount
  return [
    finding('every report adds up by its own check', `${reportKinds.length} reports, ${sums} sums`, faults),
    finding(
      'what the days have paid is what is paid',
      `${all.length} days, ${whole.people} supports, ${whole.amount.toLocaleString('en')} đồng`,
      isWhole ? [] : [`the days: ${JSON.stringify(paid)}, the whole: ${JSON.stringify(whole)}`],
    ),
  ]
}

const nextDay = (day: string): string => localDay(Date.parse(`${day}T12:00:00+07:00`) + 24 * 3_600_000)
