import { cleanText } from '../../domain/names/clean-text.ts'
import type { Row } from '../workbook/workbook.ts'
import type { Field } from './field.ts'
import { headerKey, recogniseHeader } from './recognise-header.ts'
import type { Table } from './table.ts'
import type { TableColumn } from './table-column.ts'

/** "Theo QĐ số 12/QĐ-UBND": all of it says where something stood before. */
const inDecision = /^(?:da ghi|(?:ghi )?(?:theo|trong) (?:qd|quyet dinh|danh sach|ds))\b/
/** "Nội dung sai", "Thông tin đã phê duyệt", "Trước điều chỉnh": what a list of before says of somebody. */
const before =
  /\bsai\b|\b(?:da|duoc) (?:phe )?duyet\b|\btruoc (?:khi )?(?:dieu chinh|dinh chinh|sua|thay doi)\b|\b(?:noi dung|thong tin|so lieu)\b.* (?:cu|truoc day|ban dau)$/
/** "Nội dung đúng", "Sửa thành", "Thông tin điều chỉnh": what is to stand there. */
const after =
  /\b(?:sua|dieu chinh|dinh chinh|doi)(?: lai)? (?:thanh|lai|la)\b|\b(?:sau|nay|de nghi) (?:khi )?(?:sua|dieu chinh|dinh chinh|thay doi)\b|(?<!truoc |truoc khi |ly do |ngay |quyet dinh |qd )\b(?:dieu chinh|dinh chinh)$|\b(?:noi dung|thong tin|so lieu)\b.* moi$|\b(?:noi dung|thong tin) dung\b/
/** With its accent: "Dừng" and "Dùng" are other words. */
const isRight = /(?<!\p{L})đúng(?!\p{L})/iu
/** What a header says of before and after, without which it names one thing. */
const aboutChange =
  /\b(?:noi dung|thong tin|so lieu|sai|dung|da|duoc|phe duyet|duyet|truoc day|truoc|ban dau|cu|moi|sau|nay|khi|de nghi|dieu chinh|dinh chinh|sua|doi|thay doi|lai|thanh|la)\b/g
const longestHeader = 80

/** "Đã phê duyệt", "Đính chính lại", "Sai", "Mới": all of a text says only that something was changed, as below "Năm sinh". */
export function saysOnlyOfChange(text: string): boolean {
  const key = headerKey(text)
  return key !== '' && key.replace(aboutChange, '').trim() === ''
}

/** A list of people may have such columns for a few of them. */
const shareOfRows = 0.5

const giveBack = '(?:thu hoi|nop lai|hoan tra)'
/** "Số tiền thu hồi", not "Diện tích thu hồi đất": of whoever has it the money is asked back. */
const askedBack = new RegExp(
  `^(?:so tien |tong tien |tien |kinh phi |so )?(?:phai |de nghi |can )?${giveBack}$|\\b(?:so tien|kinh phi)\\b.*\\b${giveBack}\\b(?!.* dat\\b)`,
)

/** The column by which a list says of most of its people what they have to give back; null where it has none. */
export function recoveryOf({ written, lastRow }: Table, rows: readonly Row[]): TableColumn | null {
  const records = rows.filter(({ number, cells }) => number > lastRow && cells.length > 1)
  const asks = ({ index }: TableColumn): boolean => {
    const filled = records.filter((row) => row.cells.some(({ column, text }) => column === index && /[1-9]/.test(text)))
    return filled.length > 0 && filled.length >= records.length * shareOfRows
  }
  return written.find((column) => isAskedBack(column) && asks(column)) ?? null
}

/** Below "Thu hồi" alone the sum is asked back, not the number of the decision. */
function isAskedBack(column: TableColumn): boolean {
  const parts = partsOf(column)
  const own = parts.pop() ?? ''
  if (askedBack.test(headerKey(own))) return true
  const groups = parts.map(headerKey).filter((key) => askedBack.test(key))
  const isOfMoney = (key: string): boolean => /\b(?:tien|kinh phi)\b/.test(key)
  return groups.some(isOfMoney) || (groups.length > 0 && recogniseHeader(own)?.field === 'amount')
}

/** A column of after, and the one that says what was there before. */
export type CorrectedColumn = { readonly before: TableColumn; readonly after: TableColumn }
export type Corrections = {
  readonly before: readonly TableColumn[]
  readonly after: readonly TableColumn[]
  readonly pairs: readonly CorrectedColumn[]
}
export const noCorrections: Corrections = { before: [], after: [], pairs: [] }

/**
 * The columns of a table that says of people what a former list had, and beside it what is right of the same. Read as a list, either side
 * would be a support of its own, and both ID numbers one person's. Null where it is none.
 * @param rows the first rows of the sheet
 */
export function correctionsOf({ written, lastRow }: Table, rows: readonly Row[]): Corrections | null {
  const sides = sidesOf(written)
  if (sides === null) return null
  const records = rows.filter(({ number, cells }) => number > lastRow && cells.length > 1)
  const has = (row: Row, columns: readonly TableColumn[]): boolean =>
    columns.some(({ index }) => row.cells.some(({ column, text }) => column === index && text.trim() !== ''))
  const corrected = records.filter((row) => has(row, sides.before) && has(row, sides.after))
  return corrected.length > 0 && corrected.length >= records.length * shareOfRows ? sides : null
}

/** The texts of a header, from top to bottom; a longer one is no header's. */
const partsOf = ({ header }: TableColumn): string[] =>
  header.split(' – ').filter(({ length }) => length <= longestHeader)
const isBefore = (column: TableColumn): boolean =>
  partsOf(column)
    .map(headerKey)
    .some((key) => before.test(key) || inDecision.test(key))
const isAfter = (column: TableColumn): boolean =>
  partsOf(column).some((part) => after.test(headerKey(part)) || isRight.test(cleanText(part)))

/** Where somebody lives changes when hamlets are merged, and new papers come beside old ones: no list has said it wrong. */
const changing: ReadonlySet<Field> = new Set(['hamlet', 'address', 'commune'])

/** The columns of before and after that are about one thing: "Nội dung sai" and "Nội dung đúng", "Năm sinh" and "Năm sinh đúng". */
function sidesOf(written: readonly TableColumn[]): Corrections | null {
  const isOfAfter = (column: TableColumn): boolean => !isBefore(column) && isAfter(column)
  const right = written.filter(isOfAfter).map((column) => ({ column, keys: keysOfAfter(column) }))
  if (right.length === 0) return null
  const said = new Set(right.flatMap(({ keys }) => keys))
  const wrong = written
    .filter((column) => !isOfAfter(column))
    .map((column) => ({ column, keys: keysOfBefore(column).filter((key) => said.has(key)) }))
  const met = new Set(wrong.flatMap(({ keys }) => keys))
  if (met.size === 0) return null
  // "Sai | Sửa thành" says in either cell what it is about.
  const isAlike = (key: string, column: TableColumn): boolean => key !== 'bare' || thingOf(column).thing !== ''
  const pairs = right.flatMap(({ column: after, keys }) => {
    const of = keys.map((key) => wrong.find((one) => one.keys.includes(key) && isAlike(key, one.column)))
    const before = of.find((one) => one !== undefined)?.column
    return before === undefined ? [] : [{ before, after }]
  })
  return {
    pairs,
    before: wrong.filter(({ keys }) => keys.length > 0).map(({ column }) => column),
    after: right.filter(({ keys }) => keys.some((key) => met.has(key))).map(({ column }) => column),
  }
}

/** By what it is known that "Số tiền điều chỉnh", "Sửa thành" are about the same as a column of before. */
function keysOfAfter(column: TableColumn): string[] {
  const { thing, field } = thingOf(column)
  const keys = [`changed ${thing}`]
  if (field === 'amount') keys.push('amount')
  if (thing === '') keys.push('bare')
  if (isRight.test(column.header)) keys.push(`right ${thing}`)
  return keys
}

/** The same of "Số tiền đã duyệt", "Năm sinh sai", and of "Năm sinh" beside "Năm sinh đúng". */
function keysOfBefore(column: TableColumn): string[] {
  const { thing, field } = thingOf(column)
  if (field !== undefined && changing.has(field)) return []
  if (!isBefore(column)) return thing === '' ? [] : [`right ${thing}`]
  const keys = [`changed ${thing}`]
  if (field === 'amount') keys.push('amount')
  if (/\bsai\b/.test(headerKey(column.header))) keys.push('bare')
  return keys
}

/** What a header names besides before and after. */
function thingOf(column: TableColumn): { thing: string; field: Field | undefined } {
  const thing = partsOf(column)
    .map(headerKey)
    .map((key) => (inDecision.test(key) ? '' : headerKey(key.replace(aboutChange, ' '))))
    .filter((key) => key !== '')
    .join(' ')
  return { thing, field: recogniseHeader(thing)?.field }
}
