import { digestLine, filterLine, makerLine } from '../../domain/exports/origin-words.ts'
import type { Report, ReportColumn, ReportRow, ReportValue } from '../../domain/reports/report.ts'
import { reportFilterSentence } from '../../domain/reports/report-filter-words.ts'
import type { WrittenCell, WrittenRow, WrittenSheet } from '../writer/written-sheet.ts'

const widths = { words: 16, count: 11, money: 17, share: 9 } as const

/** What a sheet's tab is called; the title is too long for it. */
const tabs = {
  policies: 'Theo chính sách',
  units: 'Theo địa bàn',
  communes: 'Theo xã',
  late: 'Nhập muộn',
  'missing-numbers': 'Chưa có số giấy tờ',
  duplicates: 'Trùng lặp',
  recovery: 'Thu hồi',
  payers: 'Đơn vị chi trả',
} as const satisfies Record<Report['kind'], string>

/** What its file says of itself, as an export of the register does. */
export interface ReportOrigin {
  /** Who made it, in words. */
  readonly maker: string
  /** The SHA-256 of `tableLines`: the same table has the same one in every format. */
  readonly digest: string
}

/** The report as a sheet, for Excel and paper alike: what it is about, who made it, whether it adds up, the table, and who signs. */
export function reportSheet(report: Report, origin: ReportOrigin): WrittenSheet {
  const { columns, rows, total, notes, check } = report
  const across = columns.length + 1
  const line = (value: string, style: 'title' | 'subtitle' | 'plain'): WrittenRow => [{ value, style, across }]
  return {
    name: tabs[report.kind],
    columns: [{ width: 34 }, ...columns.map(({ kind }) => ({ width: widths[kind] }))],
    title: [
      line(report.title.toLocaleUpperCase('vi'), 'title'),
      ...headLines(report, origin).map((text) => line(text, 'subtitle')),
    ],
    header: headerOf(report),
    rows: rows.map((row) => rowOf(row, columns, false)),
    footer: [
      ...(total ? [rowOf(total, columns, true)] : []),
      ...[
        ...notes,
        ...check.faults.map(({ row, column, words }) => `Không khớp: dòng “${row}”, cột “${column}”: ${words}.`),
        ...footLines(report, origin),
      ].map((text) => line(text, 'plain')),
      line('', 'plain'),
      signatures(across),
    ],
  }
}

/** The same, as lines of a CSV. */
export function* reportLines(report: Report, origin: ReportOrigin): Generator<(string | number)[]> {
  yield [report.title]
  for (const text of headLines(report, origin)) yield [text]
  yield [report.rowTitle, ...report.columns.map(({ group, name }) => (group === null ? name : `${group}: ${name}`))]
  yield* tableLines(report)
  for (const text of [...report.notes, ...footLines(report, origin)]) yield [text]
}

/** The rows and their total, as a CSV has them. */
export function* tableLines({ rows, total }: Report): Generator<(string | number)[]> {
  for (const { name, values } of [...rows, ...(total ? [total] : [])])
    yield [name, ...values.map((value) => value ?? '–')]
}

/** Each thing once, since title lines are scarce on paper: unit and days among what was asked for, the moment beside whoever asked. */
function headLines(report: Report, { maker }: ReportOrigin): string[] {
  const { programmeName, at, check } = report
  return [programmeName, filterLine(reportFilterSentence(report)), makerLine(maker, at), check.sentence]
}

const footLines = ({ rows }: Report, { digest }: ReportOrigin): string[] => [
  `Số dòng: ${rows.length}, chưa kể dòng tổng`,
  digestLine(digest),
]

/** Two rows: a group's name above its columns, the others reach down over both. */
function headerOf({ columns, rowTitle }: Report): WrittenRow[] {
  const upper = columns.map(({ group, name }, index): WrittenCell => {
    if (group === null) return { value: name, down: 2 }
    if (columns[index - 1]?.group === group) return null
    const end = columns.findIndex((column, at) => at > index && column.group !== group)
    return { value: group, across: (end < 0 ? columns.length : end) - index }
  })
  return [
    [{ value: rowTitle, down: 2 }, ...upper],
    [null, ...columns.map(({ group, name }) => (group === null ? null : name))],
  ]
}

function rowOf({ name, values }: ReportRow, columns: readonly ReportColumn[], isTotal: boolean): WrittenRow {
  return [
    { value: name, style: isTotal ? 'total' : 'text' },
    ...columns.map(({ kind }, index): WrittenCell => cellOf(kind, values[index] ?? null, isTotal)),
  ]
}

function cellOf(kind: ReportColumn['kind'], value: ReportValue, isTotal: boolean): WrittenCell {
  if (kind === 'words') return { value, style: isTotal ? 'total' : 'text' }
  // A figure that the register does not have is no nought and no blank.
  if (kind === 'share' || value === null) {
    const text = value === null ? '–' : String(value).replace('.', ',')
    return { value: text, style: isTotal ? 'total-money' : 'centred' }
  }
  return { value, style: isTotal ? 'total-money' : 'money' }
}

const signatures = (across: number): WrittenRow => {
  const half = Math.max(1, Math.floor(across / 2))
  return [
    { value: 'NGƯỜI LẬP BIỂU', style: 'subtitle', across: half },
    ...Array.from({ length: half - 1 }, () => null),
    { value: 'THỦ TRƯỞNG ĐƠN VỊ', style: 'subtitle', across: across - half },
  ]
}
