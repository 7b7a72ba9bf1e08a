import { cleanText } from '../../domain/names/clean-text.ts'
import type { Row } from '../workbook/workbook.ts'
import { headerKey } from './recognise-header.ts'
import type { Table } from './table.ts'
import type { TableColumn } from './table-column.ts'

/** "Nội dung sai", "Thông tin đã phê duyệt", "Trước điều chỉnh": what a list of before says of somebody. */
const before =
  /\bsai\b|\b(?:da|duoc) (?:phe )?duyet\b|\btruoc (?:khi )?(?:dieu chinh|dinh chinh|sua|thay doi)\b|\b(?:noi dung|thong tin|so lieu)\b.* (?:cu|truoc day|ban dau)$|^(?:da ghi|(?:ghi )?(?:theo|trong) (?:qd|quyet dinh|danh sach|ds))\b/
/** "Nội dung đúng", "Sửa thành", "Thông tin điều chỉnh": what is to stand there. */
const after =
  /\b(?:sua|dieu chinh|dinh chinh|doi)(?: lai)? (?:thanh|lai|la)\b|\b(?:sau|nay|de nghi) (?:khi )?(?:sua|dieu chinh|dinh chinh|thay doi)\b|(?<!truoc |truoc khi |ly do |ngay |quyet dinh |qd )\b(?:dieu chinh|dinh chinh)$|\b(?:noi dung|thong tin|so lieu)\b.* moi$|^dung$|\b(?:noi dung|thong tin) dung\b/
const isRight = /(?<!\p{L})đúng(?!\p{L})/iu
const longestHeader = 80
/** A list of people may have such columns for a few of them. */
const shareOfRows = 0.5

/** "Số tiền thu hồi", not "Diện tích thu hồi đất": of whoever has it the money is asked back. */
const askedBack =
  /^(?:so tien |tong tien |tien |kinh phi |so )?(?:phai |de nghi |can )?thu hoi$|\b(?:so tien|kinh phi)\b.*\bthu hoi\b(?!.* dat\b)/

/** The column by which a list says of most of its people what they have to give back; null where it has none. */
export function recoveryOf({ written, lastRow }: Table, rows: readonly Row[]): TableColumn | null {
  const records = rows.filter(({ number, cells }) => number > lastRow && cells.length > 1)
  const asks = ({ index }: TableColumn): boolean => {
    const filled = records.filter((row) => row.cells.some(({ column, text }) => column === index && /[1-9]/.test(text)))
    return filled.length > 0 && filled.length >= records.length * shareOfRows
  }
  return (
    written.find(
      (column) => !column.isSaid && partsOf(column).some((part) => askedBack.test(headerKey(part))) && asks(column),
    ) ?? null
  )
}

export type Corrections = { readonly before: readonly TableColumn[]; readonly after: readonly TableColumn[] }

/**
 * The columns of a table that says of people what a former list had, and beside it what is right. Read as a list, either side would be
 * a support of its own, and both ID numbers one person's. Null where it is none, or where an officer has said what such a column is.
 * @param rows the first rows of the sheet
 */
export function correctionsOf({ written, lastRow }: Table, rows: readonly Row[]): Corrections | null {
  const right = written.filter((column) => !isBefore(column) && isAfter(column))
  const sides = { before: written.filter((column) => isBefore(column) || isCorrectedBy(column, right)), after: right }
  if (sides.before.length === 0 || sides.after.length === 0) return null
  if ([...sides.before, ...sides.after].some(({ isSaid }) => isSaid)) return null
  const records = rows.filter(({ number, cells }) => number > lastRow && cells.length > 1)
  const has = (row: Row, columns: readonly TableColumn[]): boolean =>
    columns.some(({ index }) => row.cells.some(({ column, text }) => column === index && text.trim() !== ''))
  const corrected = records.filter((row) => has(row, sides.before) && has(row, sides.after))
  return corrected.length > 0 && corrected.length >= records.length * shareOfRows ? sides : null
}

/** The texts of a header, from top to bottom; a longer one is no header's. */
const partsOf = ({ header }: TableColumn): string[] =>
  header.split(' – ').filter(({ length }) => length <= longestHeader)
const isBefore = (column: TableColumn): boolean => partsOf(column).some((part) => before.test(headerKey(part)))
/** "Năm sinh" beside "Năm sinh đúng". */
const isCorrectedBy = ({ header }: TableColumn, right: readonly TableColumn[]): boolean =>
  right.some(
    (other) => isRight.test(other.header) && headerKey(other.header.replace(isRight, '')) === headerKey(header),
  )
const isAfter = (column: TableColumn): boolean =>
  partsOf(column).some((part) => after.test(headerKey(part)) || isRight.test(cleanText(part)))
