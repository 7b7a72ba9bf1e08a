import { groupThousands } from '../../../domain/money/dong.ts'
import type { ListedPerson } from '../../checked-list.ts'
import type { TableColumn } from '../../columns/table-column.ts'
import { codesOfGroups, sumsOfGroups } from '../person/policy-text.ts'
import { type ProblemLog, quoted } from '../problem-log.ts'
import type { FieldCell, RowView } from '../row-view.ts'
import { isAsAbove } from '../values/merged-values.ts'
import { type ReadAmount, readAmount } from '../values/read-amount.ts'
import { refuseUnreadable } from '../values/unreadable-cells.ts'

type SumFacts = {
  readonly moneyUnit: (header: string) => number
  readonly above: Pick<ListedPerson, 'row' | 'amount' | 'days'> | null
}

/** What the row itself says that somebody is given, in đồng; null where it says nothing that can be read. */
export function readSums(row: RowView, facts: SumFacts, log: ProblemLog): number | null {
  let sum: number | null = null
  if (!row.map.has('amount') && !row.map.has('amountPart')) tellCodes(row, log)
  const fields = sumCells(row)
  const parts = sumOfParts(fields, row, facts, log)
  if (parts !== null) return parts
  for (const field of fields) {
    const amount = readSum(field, row, facts, log)
    if (amount !== null) sum = (sum ?? 0) + amount
  }
  return sum
}

/** Months in columns of their own count together, but only where the list itself has no sum; and so do sums below their groups. */
function sumCells(row: RowView): FieldCell[] {
  const wholes = row.all('amount')
  if (wholes.length > 0 || row.map.has('amount')) return wholes
  return row.map.has('amountPart') ? row.all('amountPart') : sumsOfGroups(row)
}

/** Beside a sum that the file has no value of, months in columns of their own say what it is; the whole rate would be too much for one month. */
function sumOfParts(
  fields: readonly FieldCell[],
  row: RowView,
  { moneyUnit }: SumFacts,
  log: ProblemLog,
): number | null {
  const [first] = fields
  if (first === undefined || !fields.every(({ cell }) => cell.kind === 'formula-without-value')) return null
  let sum = 0
  for (const { cell, column } of row.all('amountPart')) {
    const read = readAmount(cell, moneyUnit(column.header))
    // Crosses, or days of work: no parts of the sum.
    if (!read.ok) return null
    sum += read.amount ?? 0
  }
  if (sum === 0) return null
  const reason = `Ô có công thức chưa tính nên lấy tổng các cột tháng, đợt của dòng: ${groupThousands(sum)} đồng`
  const place = { row: row.number, column: first.column, value: first.cell.text }
  log.warn(place, 'formula-without-value', reason, 'Kiểm tra lại số tiền; dòng vẫn được nhận')
  return sum
}

/** Asked once of each column: below "Hộ nghèo" may stand the number of everybody's paper. */
const told = new WeakSet<TableColumn>()

function tellCodes(row: RowView, log: ProblemLog): void {
  for (const { cell, column, text } of codesOfGroups(row)) {
    if (told.has(column)) continue
    told.add(column)
    const reason = `${quoted(text)} không rõ là số tiền hay số của giấy tờ nên không đọc; các dòng sau như vậy không nêu lại`
    const mend = 'Nếu là số tiền, ghi ở cột "Số tiền"; dòng vẫn được nhận'
    log.warn({ row: row.number, column, value: cell.text }, 'amount-in-doubt', reason, mend)
  }
}

function readSum(field: FieldCell, row: RowView, { moneyUnit, above }: SumFacts, log: ProblemLog): number | null {
  const { cell, column } = field
  const place = { row: row.number, column, value: cell.text }
  if (cell.kind === 'formula-without-value') {
    log.warn(
      place,
      'formula-without-value',
      'Ô có công thức chưa tính nên chưa có số tiền',
      'Mở tệp bằng Excel, lưu lại rồi gửi lại, hoặc để hệ thống tính theo mức',
    )
    return null
  }
  if (refuseUnreadable(field, row.number, log)) return null
  if (cell.struck) {
    const reason = `${quoted(cell.text)} bị gạch ngang như số đã bỏ, vẫn được đọc`
    log.warn(place, 'amount-in-doubt', reason, 'Kiểm tra lại số tiền; dòng vẫn được nhận')
  }
  // Beside days the one above may have got more than stands in his cell.
  const isWhole = column.field === 'amount' && (column.isRate !== true || above?.days === null)
  const same = isWhole && isAsAbove(cell.text) && above?.row === row.number - 1 ? above.amount : null
  if (same !== null) {
    const reason = `${quoted(cell.text.trim())} được hiểu là ${groupThousands(same)} đồng như dòng ${row.number - 1}`
    log.warn(place, 'amount-in-doubt', reason, 'Nếu không phải, ghi số tiền; dòng vẫn được nhận')
    return same
  }
  const unit = moneyUnit(column.header)
  // In thousands nobody writes the last three figures, so that a number beside is one of its own.
  const read = (unit > 1 ? null : brokenSum(field, row)) ?? readAmount(cell, unit)
  if (!read.ok) {
    if (log.accepts(place, 'bad-amount', read.suggestion)) return Number(read.suggestion)
    log.error(place, 'bad-amount', read.reason, read.mend, read.suggestion)
    return null
  }
  if (read.doubt !== undefined) {
    log.warn(place, 'amount-in-doubt', read.doubt, 'Kiểm tra lại số tiền và đơn vị tính; dòng vẫn được nhận')
  }
  if (read.amount === 0) {
    // No rate is 0, so that the list's policy refuses the row; of a blank cell the policy's own sum is taken.
    const mend = 'Nếu người này không được hỗ trợ, xóa dòng; nếu được, ghi số tiền hoặc để trống ô'
    log.warn(place, 'zero-amount', 'Số tiền là 0', mend)
  }
  return read.amount
}

/** "1,500,000" without quotes in a file divided by commas: three cells, and the row is longer than the header. */
function brokenSum({ cell, text }: FieldCell, { cells, map }: RowView): Extract<ReadAmount, { ok: false }> | null {
  if (!/^[1-9]\d{0,2}$/.test(text)) return null
  const end = map.columns.findLast(({ header }) => header !== '')?.index ?? 0
  const last = cells.at(-1)?.cell.column ?? 0
  if (last <= end) return null
  const groups = [text]
  for (let at = cell.column + 1; at <= last; at++) {
    const next = cells.find((one) => one.cell.column === at)?.text ?? ''
    if (!/^\d{3}$/.test(next)) break
    groups.push(next)
  }
  // Each further cell makes the row longer by one, at most: the columns behind may be empty.
  if (groups.length < 2 || groups.at(-1) !== '000' || last - end >= groups.length) return null
  const sum = groups.join('')
  return {
    ok: false,
    reason: `Số tiền bị dấu phẩy tách thành ${groups.length} ô (${groups.join(' | ')})`,
    mend: `Sửa thành ${groupThousands(Number(sum))}, hoặc ghi số tiền trong ngoặc kép rồi gửi lại`,
    suggestion: sum,
  }
}
