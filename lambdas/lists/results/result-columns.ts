import { ofMonth } from '../columns/column-meaning.ts'
import { nameFields } from '../columns/field.ts'
import { ofEither, ofRepresentative } from '../columns/of-representative.ts'
import { headerKey } from '../columns/recognise-header.ts'
import type { Table } from '../columns/table.ts'
import type { TableColumn } from '../columns/table-column.ts'
import type { Row } from '../workbook/workbook.ts'

/** What a payer's file says besides who it is about. */
export type ResultField =
  | 'code'
  | 'result'
  | 'paid'
  | 'unpaid'
  | 'ofMonth'
  | 'paidOn'
  | 'paidAt'
  | 'months'
  | 'reason'
  | 'noNumber'
  | 'receiver'
  | 'relation'
  | 'receiverPaper'
  | 'receiverNumber'
  | 'paper'

/** As post offices and banks call their columns; compared without accents. */
const words: Readonly<Record<Exclude<ResultField, 'ofMonth' | 'receiverNumber' | SpokenField>, readonly string[]>> = {
  code: ['Mã chi trả', 'Mã hồ sơ', 'Mã khoản', 'Mã khoản hỗ trợ'],
  paidAt: ['Giờ', 'Giờ chi', 'Giờ chi trả', 'Giờ nhận', 'Giờ nhận tiền', 'Giờ phát'],
  months: [
    'Tháng',
    'Tháng chi trả',
    'Chi tháng',
    'Chi trả tháng',
    'Tháng hỗ trợ',
    'Tháng hưởng',
    'Tháng được chi',
    'Kỳ chi trả',
  ],
  reason: ['Lý do', 'Lý do chưa chi', 'Lý do chưa nhận', 'Lý do không chi được', 'Lý do không nhận', 'Nguyên nhân'],
  noNumber: [
    'Lý do chưa có số',
    'Lý do không có số',
    'Lý do chưa có số CCCD',
    'Lý do chưa có CCCD',
    'Lý do không có CCCD',
    'Lý do chưa có CMND/CCCD',
    'Lý do không có CMND/CCCD',
    'Lý do chưa có giấy tờ',
    'Lý do không có giấy tờ',
  ],
  receiver: [
    'Người nhận thay',
    'Họ tên người nhận thay',
    'Họ và tên người nhận thay',
    'Người được ủy quyền',
    'Nhận thay',
    'Người nhận hộ',
    'Nhận hộ',
    'Người lĩnh thay',
    'Người nhận',
    'Người nhận tiền',
    'Họ tên người nhận',
    'Họ và tên người nhận',
    'Họ tên người nhận tiền',
    'Họ và tên người nhận tiền',
    'Tên người nhận',
    'Người ký nhận',
  ],
  relation: ['Quan hệ', 'Quan hệ người nhận thay', 'Quan hệ với người hưởng', 'Quan hệ với người được hỗ trợ'],
  receiverPaper: ['Giấy tờ nhận thay', 'Giấy ủy quyền', 'Giấy tờ người nhận thay', 'Số giấy ủy quyền'],
  paper: ['Giấy từ chối', 'Giấy từ chối nhận', 'Đơn từ chối', 'Giấy tờ từ chối'],
}

const verbs = '(?:chi|tra|nhan|phat|linh|ky|tien|duoc|ho tro)'
/** What happened, to whom, and when is said in so many ways that their words are known one by one: "Số tiền đã chi trả", "Ngày giờ nhận tiền". */
type SpokenField = 'result' | 'paid' | 'unpaid' | 'paidOn'
const spoken: readonly (readonly [RegExp, SpokenField])[] = [
  [
    new RegExp(
      `^(?:ket qua|kq|tinh trang|tinh hinh|trang thai)(?: (?:${verbs}|giao dich|thuc hien))*(?: (?:thang|t) ?\\d{1,2}(?: \\d{4})?)?$`,
    ),
    'result',
  ],
  // Ticked, in words, or with the sum that was handed out.
  [new RegExp(`^(?:so )?(?:tien )?(?:da|thuc)(?: ${verbs})+(?: thuc te)?$`), 'paid'],
  [/^(?:so )?tien (?:chi tra|chi|tra|nhan|linh) thuc te$/, 'paid'],
  [new RegExp(`^(?:so )?(?:tien )?(?:chua|khong)(?: ${verbs})+$`), 'unpaid'],
  [
    new RegExp(`^(?:ngay|thoi gian|thoi diem)(?: (?:gio|thang|nam))*(?: (?:${verbs}|da|giao dich|thuc hien))+$`),
    'paidOn',
  ],
]

const fieldOf = new Map(
  Object.entries(words).flatMap(([field, names]) =>
    names.map((name) => [headerKey(name), field as ResultField] as const),
  ),
)

/** "Số tiền đã chi (đồng)" */
function meaningOf(header: string): ResultField | undefined {
  const keys = [header, header.replace(/\([^)]*\)?/g, ' ')].map(headerKey)
  const known = keys.map((key) => fieldOf.get(key)).find((field) => field !== undefined)
  return known ?? spoken.find(([pattern]) => keys.some((key) => pattern.test(key)))?.[1]
}

/** "Người nhận thay → Họ và tên | Quan hệ": whose name it is stands above. */
const ownNames = new Set(['Họ và tên', 'Họ tên', 'Tên', 'Tên người nhận'].map(headerKey))
/** Of these a table may have several, which have to agree. */
const several: ReadonlySet<ResultField> = new Set(['result', 'paid', 'unpaid', 'ofMonth'])
/** "Số CMND người nhận": not the number of whom the support is granted. */
export const ofReceiver = /\b(?:nguoi (?:nhan|ky nhan)|nhan (?:thay|ho)|linh thay|uy quyen)\b/

/** What whoever took the money has shown; behind his name without saying whose it is. */
const shownPapers = new Set(
  ['Giấy tờ', 'Số giấy tờ', 'Giấy tờ tùy thân', 'Số giấy tờ tùy thân', 'Giấy tờ kèm theo'].map(headerKey),
)
const ofReceiverAlone: ReadonlySet<ResultField> = new Set(['receiver', 'relation', 'receiverPaper', 'receiverNumber'])

/** The columns of the table that tell the result, by their index. The first of two that say the same counts. */
export function resultColumns({ columns }: Table): Map<number, ResultField> {
  const found = new Map<number, ResultField>()
  const taken = new Set<ResultField>()
  const name = columns.find(({ field }) => nameFields.has(field))
  const keys = new Set(columns.map(({ header }) => headerKey(header)))
  let isBehindReceiver = false
  for (const column of columns) {
    const { index, header, field } = column
    // "Ngày | Tháng | Năm" below "Ngày sinh" say when somebody was born; "Người nhận" alone is who is supported.
    if (field === 'problems' || field === 'birthMonth' || column === name) continue
    const groups = header.split(' – ')
    const written = groups.pop() ?? header
    const own = headerKey(written)
    const isOfReceiver = groups.some((group) => meaningOf(group) === 'receiver')
    const isShown: boolean = field === null && isBehindReceiver && shownPapers.has(own)
    const meant: ResultField | undefined =
      (column.isNumberOfReceiver || isShown ? 'receiverNumber' : undefined) ??
      meaningOf(header) ??
      (isOfReceiver && ownNames.has(own) ? 'receiver' : meaningOf(written)) ??
      (ofMonth.test(own) && groups.some((group) => meaningOf(group) === 'result') ? 'result' : undefined) ??
      (ofMonth.test(own) && (field === 'amountPart' || field === null) ? 'ofMonth' : undefined) ??
      // Not beside "Tháng" and "Năm", of which it is a part.
      (headerKey(header) === 'ngay' && !keys.has('thang') && !keys.has('nam') ? 'paidOn' : undefined)
    // Not behind the name of somebody who takes the money for another, it is the one with the head of a household.
    if (field === 'relation' && own === headerKey('Quan hệ') && !isOfReceiver) continue
    isBehindReceiver = meant === 'receiver' || (isBehindReceiver && meant !== undefined && ofReceiverAlone.has(meant))
    if (!meant || (taken.has(meant) && !several.has(meant))) continue
    taken.add(meant)
    found.set(index, meant)
  }
  return found
}

/** Whether the table has any column for whoever took the money in somebody's stead; the remark of our own lists is one. */
export const tellsReceiver = (meant: ReadonlyMap<number, ResultField>, { columns }: Table): boolean =>
  [...meant.values()].some((field) => ['receiver', 'relation', 'receiverPaper'].includes(field)) ||
  columns.some(({ field, header }) => field === 'note' && ofReceiver.test(headerKey(header)))

/**
 * The table as it is with who took the money: what stands behind his name, or is called after him, is his. His number, added to the
 * record of whom the support is granted, would make one person of the two.
 */
export function withReceivers(table: Table): Table {
  const meant = resultColumns(table)
  if (![...meant.values()].includes('receiver')) return table
  const told = table.columns.map((column): TableColumn => {
    if (meant.get(column.index) === 'receiver') return { ...column, field: 'representative' }
    const isHis =
      meant.get(column.index) === 'receiverNumber' ||
      (column.field === 'idNumber' && ofReceiver.test(headerKey(column.header)))
    return isHis ? { ...column, field: 'representative', isNumberOfReceiver: true } : column
  })
  // Behind the receiver and the only one, nobody can tell whose number it is.
  const columns = ofRepresentative(told).map((column, at): TableColumn => {
    if (column.field === 'idNumber' && column.reason === ofEither) return { ...column, field: 'representative' }
    const isHis = column.field === 'representative' && told[at]?.field === 'idNumber'
    return isHis ? { ...column, isNumberOfReceiver: true } : column
  })
  return { ...table, columns }
}

const soleNames = new Set(
  ['Người nhận', 'Người nhận tiền', 'Tên người nhận', 'Họ tên người nhận', 'Họ và tên người nhận'].map(headerKey),
)

/** "Người nhận" in a table that names nobody else is who is supported. */
export const withSoleNames = (rows: readonly Row[]): Row[] =>
  rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) => (soleNames.has(headerKey(cell.text)) ? { ...cell, text: 'Họ và tên' } : cell)),
  }))

/**
 * "Kết quả chi trả → Đã nhận | Chưa nhận": a second row that names the columns of the result alone is no header to a list of people. Not
 * read, a tick below "Chưa nhận" would stand in the column of results.
 */
export function withResultRow(table: Table, rows: readonly Row[]): Table {
  const row = rows.find(({ number }) => number > table.lastRow)
  const known = new Map(table.columns.map((column) => [column.index, column]))
  const meant = row?.cells.map(({ text }) => meaningOf(text))
  if (!row || row.number > table.lastRow + 1 || !meant?.some((field) => field === 'paid' || field === 'unpaid'))
    return table
  if (row.cells.some(({ column, text }) => /\d/.test(text) || nameFields.has(known.get(column)?.field ?? null)))
    return table
  const below = row.cells.map(({ column: index, text }): TableColumn => {
    const own = known.get(index)
    const group = own ?? table.columns.findLast((column) => column.index < index)
    const header = [group?.header, text.trim()].filter(Boolean).join(' – ')
    return own ? { ...own, header } : { index, header, field: null, confidence: 0 }
  })
  const others = table.columns.filter(({ index }) => !below.some((column) => column.index === index))
  const columns = [...others, ...below].sort((one, other) => one.index - other.index)
  return { ...table, lastRow: row.number, columns }
}
