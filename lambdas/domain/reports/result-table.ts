import { notPaidReasonNames, notPaidReasons, statusOfReason } from '../payments/payment-status.ts'
import { type Cell, type CellOfCommune, cellOf, partsOf } from '../statistics/counts.ts'
import { type MovedCell, netOf } from '../statistics/movement.ts'
import { bucketOf } from '../statistics/status-buckets.ts'
import { dayColumns, dayValues, type PersonDays } from './day-figures.ts'
import { type Households, householdColumns, householdValues } from './household-figures.ts'
import { onDays, unlistedIn } from './period-figures.ts'
import type { ReportColumn, ReportFilter, ReportPeriod, ReportRow, ReportValue } from './report.ts'
import { equal, type SelfCheck } from './report-check.ts'

/** One row's figures before they are a row. */
export interface Line {
  readonly key: string
  readonly name: string
  /** What its numbers count: `khẩu`, or `lượt hỗ trợ` over several policies. */
  readonly counted: string
  readonly cells: readonly CellOfCommune[]
  readonly moved: readonly MovedCell[]
  readonly filter: ReportFilter | null
  /** Null where its policies are about no households. */
  readonly households: Households | null
  /** Null where none of them is paid by the day. */
  readonly days: PersonDays | null
  /** Only reported, never paid by this system: its figures are not nought, they are not here. */
  readonly isElsewhere?: boolean
}

const parts = [
  { part: 'planned', name: 'Kế hoạch', filter: { planned: true } },
  { part: 'approved', name: 'Phê duyệt', filter: { group: 'granted' } },
  { part: 'paid', name: 'Đã chi trả', filter: { group: 'paid' } },
  { part: 'notPayable', name: 'Chưa chi được, có lý do', filter: { group: 'not-payable' } },
  { part: 'suspended', name: 'Tạm dừng', filter: { group: 'suspended' } },
  { part: 'left', name: 'Còn lại, chờ chi', filter: { group: 'left' } },
] as const satisfies readonly { part: keyof Cell; name: string; filter: ReportFilter }[]

const isApproved = (part: string): boolean => (bucketOf as Record<string, string | null | undefined>)[part] != null
const isPaid = (part: string): boolean => (bucketOf as Record<string, string | null | undefined>)[part] === 'paid'

const isHandedOut = (part: string): boolean => part === 'handed-out'

/** What a period has brought in and paid out, net: approved, paid by the day of entry, and handed out by the day of payment. */
export const movedInPeriod = (moved: readonly Pick<MovedCell, 'moved'>[]) => ({
  approved: netOf(moved, isApproved),
  paid: netOf(moved, isPaid),
  handed: netOf(moved, isHandedOut),
})

export const peopleColumn = (
  key: string,
  group: string,
  filter: ReportFilter | null = null,
  name = 'Số lượng',
): ReportColumn => ({ key: `${key}.people`, group, name, kind: 'count', filter })
export const amountColumn = (key: string, group: string, filter: ReportFilter | null = null): ReportColumn => ({
  key: `${key}.amount`,
  group,
  name: 'Đồng',
  kind: 'money',
  filter,
})

/** The most of what is counted first. */
export const byMost = (a: ReportRow, b: ReportRow): number =>
  Number(b.values[1]) - Number(a.values[1]) || (a.key < b.key ? -1 : 1)

/** Who is cancelled is approved no longer, and stands beside the sum. */
const cancelledName = 'Đã huỷ, ngoài số phê duyệt'
const cancelled = { status: 'cancelled' } as const satisfies ReportFilter

/** The Ministry's columns: planned, approved, paid with its share, what is not paid and why; and what the period has moved. */
export function resultTable(lines: readonly Line[], whole: Line, period: ReportPeriod | null) {
  const { byReason, byStatus } = partsOf(whole.cells.map(({ counts }) => counts))
  const reasons = notPaidReasons.filter((reason) => byReason[reason].people > 0)
  const hasCancelled = byStatus.cancelled.people > 0
  const columns: ReportColumn[] = [
    { key: 'counted', group: null, name: 'Đơn vị tính', kind: 'words', filter: null },
    ...parts.flatMap(({ part, name, filter }): ReportColumn[] => [
      peopleColumn(part, name, filter),
      // Of what is paid in part some đồng are paid and nobody is.
      amountColumn(part, name, part === 'paid' ? { officePart: 'paid' } : filter),
      ...(part === 'paid'
        ? [{ key: 'share', group: null, name: 'Tỷ lệ chi (%)', kind: 'share' as const, filter: null }]
        : []),
    ]),
    ...(whole.households ? householdColumns : []),
    ...(whole.days ? dayColumns : []),
    ...(period ? periodColumns(period) : []),
    ...reasons.flatMap((reason) => {
      const filter = { reason, group: 'unpaid-with-reason' } as const
      const group = `Lý do: ${notPaidReasonNames[reason]}`
      return [peopleColumn(`reason.${reason}`, group, filter), amountColumn(`reason.${reason}`, group, filter)]
    }),
    ...(hasCancelled
      ? [peopleColumn('cancelled', cancelledName, cancelled), amountColumn('cancelled', cancelledName, cancelled)]
      : []),
  ]
  const valuesOf = ({ cells, moved, counted, households, days, isElsewhere }: Line): ReportValue[] => {
    if (isElsewhere) return columns.map(({ kind }) => (kind === 'words' ? counted : null))
    const counts = cells.map((cell) => cell.counts)
    const cell = cellOf(counts)
    const own = partsOf(counts)
    const { approved, paid, handed } = movedInPeriod(moved)
    return [
      counted,
      ...parts.flatMap(({ part }) => [
        cell[part].people,
        cell[part].amount,
        ...(part === 'paid' ? [shareOf(cell.paid.amount, cell.approved.amount)] : []),
      ]),
      ...(whole.households ? householdValues(households) : []),
      ...(whole.days ? dayValues(days) : []),
      ...(period ? [approved, paid, handed].flatMap(({ people, amount }) => [people, amount]) : []),
      ...reasons.flatMap((reason) => [own.byReason[reason].people, own.byReason[reason].amount]),
      ...(hasCancelled ? [own.byStatus.cancelled.people, own.byStatus.cancelled.amount] : []),
    ]
  }
  const rowOf = (line: Line): ReportRow => ({
    key: line.key,
    name: line.name,
    values: valuesOf(line),
    filter: line.filter,
    ...unlistedIn(line.moved, period),
  })
  return { columns, rows: lines.map(rowOf), total: rowOf(whole) }
}

function periodColumns(period: ReportPeriod): ReportColumn[] {
  const granted = { group: 'granted', ...onDays('granted', period) } as const
  const approved = 'Phê duyệt trong kỳ'
  const entered = 'Chi trong kỳ theo ngày nhập'
  const handed = 'Chi trong kỳ theo ngày chi'
  return [
    peopleColumn('periodApproved', approved, granted),
    amountColumn('periodApproved', approved, granted),
    peopleColumn('periodPaid', entered, { group: 'paid', ...onDays('paid', period) }),
    amountColumn('periodPaid', entered, onDays('payment-entry', period)),
    peopleColumn('periodHanded', handed, onDays('payment', period), 'Lượt chi trả'),
    amountColumn('periodHanded', handed, onDays('payment', period)),
  ]
}

/** In tenths of a percent, cut and not rounded up: 99,98 % must not look finished. Null of nothing. */
export const shareOf = (part: number, whole: number): number | null =>
  whole > 0 ? Math.floor((part / whole) * 1000) / 10 : null

interface Table {
  readonly columns: readonly ReportColumn[]
  readonly rows: readonly ReportRow[]
  readonly total: ReportRow | null
}

const numberAt = ({ values }: ReportRow, index: number): number => {
  const value = values[index]
  return typeof value === 'number' ? value : 0
}

/** What stands above and in a column: "Đã chi trả, đồng". */
const columnName = ({ group, name }: ReportColumn): string =>
  group === null ? name : `${group}, ${name.toLowerCase()}`

/**
 * The rows of a column add up to its total: a district's communes, a province's districts, a programme's policies.
 * @param beyondRows the columns whose total also counts what has no row
 */
export function checkTotals({ columns, rows, total }: Table, beyondRows: readonly string[]): SelfCheck[] {
  if (!total) return []
  return columns.flatMap((column, index) =>
    (column.kind === 'count' || column.kind === 'money') && !beyondRows.includes(column.key)
      ? [
          equal({
            row: total.name,
            column: columnName(column),
            isMoney: column.kind === 'money',
            found: numberAt(total, index),
            expected: rows.reduce((sum, row) => sum + numberAt(row, index), 0),
            rule: 'Cộng các dòng',
          }),
        ]
      : [],
  )
}

/** One column is the sum of others, in every row and in the total. */
export function checkSums(
  { columns, rows, total }: Table,
  whole: string,
  addends: readonly string[],
  rule: string,
): SelfCheck[] {
  const at = (key: string): number => columns.findIndex((column) => column.key === key)
  const column = columns[at(whole)]
  if (!column) return []
  return [...rows, ...(total ? [total] : [])].map((row) =>
    equal({
      row: row.name,
      column: columnName(column),
      isMoney: column.kind === 'money',
      found: numberAt(row, at(whole)),
      expected: addends.reduce((sum, key) => sum + numberAt(row, at(key)), 0),
      rule,
    }),
  )
}

/** approved = paid + not payable + suspended + left, and the second and third of these by reason, in people and in đồng. */
export const checkWhole = (table: Table): SelfCheck[] =>
  (['people', 'amount'] as const).flatMap((unit) => [
    ...checkSums(
      table,
      `approved.${unit}`,
      ['paid', 'notPayable', 'suspended', 'left'].map((part) => `${part}.${unit}`),
      'Đã chi trả + chưa chi được + tạm dừng + còn lại',
    ),
    ...(['notPayable', 'suspended'] as const).flatMap((bucket) =>
      checkSums(
        table,
        `${bucket}.${unit}`,
        notPaidReasons
          .filter((reason) => bucketOf[statusOfReason[reason]] === bucket)
          .map((reason) => `reason.${reason}.${unit}`),
        'Cộng các lý do',
      ),
    ),
  ])
