import { digestLine, filterLine, makerLine } from '../../domain/exports/origin-words.ts'
import type { Report, ReportColumn, ReportRow, ReportValue } from '../../domain/reports/report.ts'
import { reportFilterSentence } from '../../domain/reports/report-filter-words.ts'
import type { WrittenCell, WrittenRow, WrittenSheet } from '../writer/written-sheet.ts'

const widths = { words: 16, count: 11, money: 17, share: 9 } as const
const widthOfName = 34

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

/** The report as a sheet: what it is about, who made it, whether it adds up, the table, and who signs. */
export function reportSheet(report: Report, origin: ReportOrigin): WrittenSheet {
  const { title, table, foot } = piecesOf(report, origin)
  return { ...table, title, footer: [...table.footer, ...foot] }
}

/**
 * The same for paper, where more columns than a page has room for go on below the next head, each row beginning with its name as in the
 * first part: pressed together, figures would be smaller than anybody reads. The notes and the hands that sign are below the last part.
 */
export function paperSheets(report: Report, origin: ReportOrigin): WrittenSheet[] {
  const parts = partsForPaper(report)
  return parts.map((part, index): WrittenSheet => {
    const { title, table, foot } = piecesOf(part, origin)
    if (parts.length === 1) return { ...table, title, footer: [...table.footer, ...foot] }
    const across = part.columns.length + 1
    const place: WrittenRow[] = [lineOf(`Phần ${index + 1}/${parts.length} của bảng`, 'subtitle', across)]
    return {
      ...table,
      title: [...(index === 0 ? title : title.slice(0, -1)), ...place],
      footer: [...table.footer, ...(index === parts.length - 1 ? foot : [])],
    }
  })
}

/** Characters beside each other on a landscape page of A4 while the widest sums of a province stay whole in their columns. */
const widestPaper = 264

/** The report with some of its columns, those of a group together, then with the next ones: as few parts as the page asks for, and as wide as each other. */
function partsForPaper(report: Report): Report[] {
  const groups = groupsOf(report.columns).map(({ from, columns }) => ({
    from,
    width: columns.reduce((sum, { kind }) => sum + widths[kind], 0),
  }))
  const fewest = startsOfParts(groups, widestPaper).length
  const narrowest = Array.from({ length: widestPaper }, (_, limit) => limit + 1).find(
    (limit) => startsOfParts(groups, limit).length <= fewest,
  )
  return startsOfParts(groups, narrowest ?? widestPaper).map((from, index, starts) => {
    const end = starts[index + 1] ?? report.columns.length
    const cut = (row: ReportRow): ReportRow => ({ ...row, values: row.values.slice(from, end) })
    const { columns, rows, total } = report
    return { ...report, columns: columns.slice(from, end), rows: rows.map(cut), total: total && cut(total) }
  })
}

/** The columns with which a part begins, where none is wider than that unless a group alone is. */
function startsOfParts(groups: readonly { readonly from: number; readonly width: number }[], limit: number): number[] {
  const starts = [0]
  let width = widthOfName
  for (const group of groups) {
    if (width + group.width > limit && width > widthOfName) {
      starts.push(group.from)
      width = widthOfName
    }
    width += group.width
  }
  return starts
}

const lineOf = (value: string, style: 'title' | 'subtitle' | 'plain', across: number): WrittenRow => [
  { value, style, across },
]

/** What stands above the table, the table with its total, and what stands below it. */
function piecesOf(report: Report, origin: ReportOrigin) {
  const { columns, rows, total, notes, check } = report
  const across = columns.length + 1
  return {
    title: [
      lineOf(report.title.toLocaleUpperCase('vi'), 'title', across),
      ...headLines(report, origin).map((text) => lineOf(text, 'subtitle', across)),
    ],
    table: {
      name: tabs[report.kind],
      columns: [{ width: widthOfName }, ...columns.map(({ kind }) => ({ width: widths[kind] }))],
      header: headerOf(report),
      rows: rows.map((row) => rowOf(row, columns, false)),
      footer: total ? [rowOf(total, columns, true)] : [],
    },
    foot: [
      ...[
        ...notes,
        ...check.faults.map(({ row, column, words }) => `Không khớp: dòng “${row}”, cột “${column}”: ${words}.`),
        ...footLines(report, origin),
      ].map((text) => lineOf(text, 'plain', across)),
      lineOf('', 'plain', across),
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

/** The columns that stand below one heading, each of the others by itself. */
function groupsOf(columns: readonly ReportColumn[]) {
  const groups: { from: number; name: string | null; columns: ReportColumn[] }[] = []
  for (const [from, column] of columns.entries()) {
    const last = groups.at(-1)
    if (last && column.group !== null && last.name === column.group) last.columns.push(column)
    else groups.push({ from, name: column.group, columns: [column] })
  }
  return groups
}

/** Two rows: a group's name above its columns, the others reach down over both. */
function headerOf({ columns, rowTitle }: Report): WrittenRow[] {
  const upper = groupsOf(columns).flatMap(({ name, columns: own }): WrittenCell[] =>
    name === null
      ? own.map((column) => ({ value: column.name, down: 2 }))
      : own.map((_, index) => (index === 0 ? { value: name, across: own.length } : null)),
  )
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
