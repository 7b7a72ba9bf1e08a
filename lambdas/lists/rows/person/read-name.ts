import { displayName } from '../../../domain/names/display-name.ts'
import { withoutBullet } from '../headings/bullet.ts'
import { kinBehind, withoutKin } from '../households/kin-in-name.ts'
import { namesSeveral } from '../households/people-in-cell.ts'
import { type Place, type ProblemLog, quoted } from '../problem-log.ts'
import type { FieldCell, RowView } from '../row-view.ts'
import { birthCells } from '../values/birth-cells.ts'
import { refuseUnreadable } from '../values/unreadable-cells.ts'
import { birthInName, remarkInName } from './beside-name.ts'
import { hasLostLetters, isNobodysName, oddName } from './odd-name.ts'
import { isUsualName } from './usual-name.ts'

const household = /^(?:(?:hộ(?: gia đình| gđ)?|gia đình|gđ) (?:ông|bà|anh|chị)\s*:?|(?:ông|bà|anh|chị)\s*:)\s+/iu
const longestOne = 80
/** A card's or a telephone's number, and what a CSV whose quotes do not close has put into one cell: no name may go on with it, to be shown to everybody. */
const withNumber = /\d{6}|\d{3}[ .]\d{3}[ .]\d{3}/
const nameMend = 'Kiểm tra lại họ tên; dòng vẫn được nhận'
/** "1. Nguyễn Văn Hùng": the number of a list without a column for it; or the apostrophe that makes a text of a cell. */
const ownNumber = /^\d{1,4}\s*[.)/:-]\s*(?=\p{L})|^['’‘`]+\s*(?=\p{L}\p{L})|(?<=^['’‘`].*\p{L})['’‘`]$/gu
/** What each of these has, and a mere name has not. */
const aroundName = /^[^\p{L}]|[:()]| [-–] |^(?:hộ|gia|gđ) /iu
/** "A và B", "A, B": each side has a surname and a given name. Capital "Và" is a name. */
const andOther = /\s*[,;/+&]\s*|\sv[àa]\s(?:(?:vợ|chồng|con)(?: là| tên)?:?\s)?/u

/** The cell of the name, and the birth that it says beside the name where the row says none elsewhere. */
export type ReadName = { fullName: string; besideName: FieldCell | null }

/**
 * The name of a row's person as written, without what lists put around it: a number or a dash before it, the household's "Hộ ông",
 * the role in brackets, the year of birth.
 */
export function readName(row: RowView, log: ProblemLog): ReadName {
  const field = row.get('fullName') ?? row.get('headName') ?? row.get('givenName')
  if (field === null) {
    const column = row.map.first('fullName') ?? row.map.first('headName')
    log.error(
      { row: row.number, column, value: null },
      'missing-name',
      'Chưa có họ tên',
      'Ghi họ tên, hoặc xóa dòng nếu không có ai',
    )
    return { fullName: '', besideName: null }
  }
  if (refuseUnreadable(field, row.number, log)) return { fullName: '', besideName: null }
  const parts = field.column.field === 'fullName' ? row.map.first('givenName') : null
  const given = parts === null ? [] : row.all('givenName')
  if (given.some((one) => refuseUnreadable(one, row.number, log))) return { fullName: '', besideName: null }
  const place = { row: row.number, column: field.column, value: field.cell.text }
  const isUsual = parts === null && field.text === field.cell.text && isUsualName(field.text)
  const written = isUsual ? field.text : bareName(displayName([field, ...given].map(({ text }) => text).join(' ')))
  // "Lê Văn Tám (mất 2020)" ends in a year as well.
  const found = isUsual ? null : birthInName(written)
  const born = found !== null && birthCells(row).length === 0 && remarkInName(written) === null ? found : null
  const name = isUsual ? written : checkName(born?.name ?? written, place, log)
  // Where the header does not say so, some rows have the whole name in one column.
  if (parts !== null && given.length === 0 && parts.confidence >= 0.9) {
    const reason = `Ô tên để trống nên họ tên chỉ là ${quoted(name)}`
    log.warn({ row: row.number, column: parts, value: null }, 'odd-name', reason, nameMend)
  }
  if (field.cell.struck) {
    const mend = 'Nếu người này đã bỏ, xóa dòng; nếu vẫn thuộc danh sách, bỏ gạch ngang'
    log.error(place, 'struck-row', `${quoted(name)} bị gạch ngang như dòng đã bỏ`, mend)
  }
  if (!refuseTwoColumns(row, log) && !isUsual) refuseTwoPeople(row, name, log)
  return { fullName: name, besideName: born === null ? null : asBirth(field, born.birth) }
}

function asBirth({ cell, column }: FieldCell, text: string): FieldCell {
  return { cell: { column: cell.column, text, value: text, kind: 'text' }, column, text }
}

/** Says what is wrong with a name. @returns the name without what was told or accepted to be none of it */
function checkName(written: string, place: Place, log: ProblemLog): string {
  const remark = remarkInName(written)
  if (remark !== null) {
    const reason = `Họ tên ghi ${quoted(written)}, nhưng người này vẫn ở trong danh sách`
    log.warn(place, 'note-says-otherwise', reason, 'Nếu không được hỗ trợ, xóa dòng; dòng vẫn được nhận')
  }
  const name = remark?.name ?? written
  if (hasLostLetters(name)) {
    log.error(place, 'lost-letters', `${quoted(name)} có chữ đã mất (� hoặc ?)`, 'Nhập lại họ tên')
  } else if (!/\p{L}/u.test(name) || isNobodysName(name)) {
    log.error(place, 'missing-name', `${quoted(name)} không phải họ tên`, 'Ghi đủ họ tên')
  } else if ((/\d/.test(name) && withNumber.test(name)) || name.length > longestName) {
    const reason = `${quoted(name)} có cả số giấy tờ, số điện thoại hoặc chữ của ô khác`
    log.error(
      place,
      'odd-name',
      reason,
      'Ô này chỉ ghi họ tên; nếu nhiều dòng bị dồn vào một ô, ghi lại mỗi người một dòng',
    )
  } else if (/\d/.test(name) || name.length > longestOne) {
    const suggestion = birthInName(name)?.name ?? null
    if (log.accepts(place, 'odd-name', suggestion)) return suggestion
    log.warn(place, 'odd-name', `${quoted(name)} có chữ số hoặc quá dài`, nameMend, suggestion)
  } else {
    const odd = oddName(name)
    if (odd !== null && log.accepts(place, 'odd-name', odd.suggestion)) return odd.suggestion
    if (odd !== null) log.warn(place, 'odd-name', odd.reason, nameMend, odd.suggestion)
  }
  return name
}

/** Longer than the names of two. */
const longestName = 120

/** A row is one person: the second one in it would be lost, or paid under the first one's name. */
function refuseTwoColumns(row: RowView, log: ProblemLog): boolean {
  const [first, second] = row.map.hasSeveral('fullName') ? row.all('fullName') : []
  if (first === undefined || second === undefined || second.text === first.text) return false
  const place = { row: row.number, column: first.column, value: first.cell.text }
  const reason = `Dòng có hai người ở hai cột họ tên: ${quoted(first.text)} và ${quoted(second.text)}`
  log.error(place, 'two-people', reason, 'Ghi mỗi người một dòng, trong một bảng')
  return true
}

/** The same of two in one cell. */
function refuseTwoPeople(row: RowView, name: string, log: ProblemLog): void {
  const first = row.get('fullName')
  if (first === null) return
  const place = { row: row.number, column: first.column, value: first.cell.text }
  if (isOneEachLine(first.cell.text, row) || namesTwo(name) || namesSeveral(first.cell.text, name)) {
    const mend = 'Ghi mỗi người một dòng; nếu là một người, ô này chỉ ghi họ tên'
    log.error(place, 'two-people', `${quoted(name)} có vẻ là nhiều người trong một ô`, mend)
  }
}

/** A cell of Word's breaks a name and a number wherever it is full: two people have two names, or two whole numbers. */
function isOneEachLine(written: string, row: RowView): boolean {
  if (!written.includes('\n')) return false
  const named = written.split('\n').filter((line) => /\p{L}/u.test(line))
  const numbers = row.get('idNumber')?.cell.text ?? ''
  if (named.length < 2 || !/\d\s*\n\s*\d/.test(numbers)) return false
  return (
    named.every((line) => /\p{L}\s+\p{L}/u.test(line)) || numbers.split('\n').every((line) => wholeNumber.test(line))
  )
}

const wholeNumber = /^\D*(?:\d\D?){9}(?:\D?\d\D?\d\D?\d)?\D*$/

function namesTwo(name: string): boolean {
  if (name.length > longestName || !andOther.test(name)) return false
  return name.split(andOther).every((part) => /\p{L}\S*\s+\p{L}/u.test(part))
}

function bareName(written: string): string {
  // Most names have nothing around them, and are not searched for it.
  if (!aroundName.test(written)) return written
  const name = withoutKin(withoutBullet(written.replace(ownNumber, '')).replace(household, ''))
  return kinBehind(name)?.name ?? name
}
