import { awaitsWord, sureEnough } from '../domain/columns/column-doubt.ts'
import { groupThousands } from '../domain/money/dong.ts'
import type { Field } from './columns/field.ts'
import { fieldWords } from './columns/field-words.ts'
import { monthColumns } from './columns/month-columns.ts'
import { headerKey } from './columns/recognise-header.ts'
import { headerRowOf, type Table } from './columns/table.ts'
import type { TableColumn } from './columns/table-column.ts'
import type { ProblemLog } from './rows/problem-log.ts'
import type { DeclaredAbove, DeclaredInAll } from './rows/sums/declared-totals.ts'

/** What the list says in its total rows against what was read, refused rows included: both ways a row may have been missed. */
export function compareTotals(
  declared: DeclaredInAll & { readonly inWords: number | null },
  read: { rows: number; amount: number; totalRow: number | null; isTold: (row: number | null) => boolean },
  log: ProblemLog,
): void {
  // What one row says is told there; of several that are wrong together nobody knows which is.
  const isOneTold = declared.amounts === 1 && read.isTold(declared.amountRow ?? declared.peopleRow)
  const place = { row: declared.amountRow ?? read.totalRow }
  if (declared.people !== null && declared.people !== read.rows && !isOneTold) {
    log.warn(
      { row: declared.peopleRow ?? read.totalRow },
      'total-mismatch',
      `Dòng tổng ghi ${groupThousands(declared.people)} người, đọc được ${groupThousands(read.rows)} dòng có người`,
      'Kiểm tra danh sách có thiếu hoặc thừa dòng',
    )
  }
  const { amount, inWords } = declared
  const says = declared.amounts > 1 ? 'Các dòng tổng cộng lại là' : 'Dòng tổng ghi'
  if (amount !== null && inWords !== null && amount !== inWords) {
    log.warn(
      place,
      'total-mismatch',
      `${says} ${groupThousands(amount)} đồng, số tiền bằng chữ là ${groupThousands(inWords)} đồng`,
      'Sửa số hoặc chữ cho khớp',
    )
  }
  if (declared.amount !== null && read.amount > 0 && declared.amount !== read.amount && !isOneTold) {
    log.warn(
      place,
      'total-mismatch',
      `${says} ${groupThousands(declared.amount)} đồng, cộng các dòng được ${groupThousands(read.amount)} đồng`,
      'Kiểm tra số tiền từng dòng và dòng tổng',
    )
  }
}

/** The same of what the title says: "Tổng số 5 người, 3.750.000 đồng". */
export function compareTitle(
  declared: DeclaredAbove | undefined,
  read: { rows: number; amount: number },
  log: ProblemLog,
): void {
  if (declared === undefined) return
  const { people, amount, row } = declared
  if (people !== null && people !== read.rows) {
    const reason = `Tiêu đề ghi ${groupThousands(people)} người, đọc được ${groupThousands(read.rows)} dòng có người`
    log.warn({ row }, 'total-mismatch', reason, 'Kiểm tra danh sách có thiếu hoặc thừa dòng')
  }
  if (amount !== null && read.amount > 0 && amount !== read.amount) {
    const reason = `Tiêu đề ghi ${groupThousands(amount)} đồng, cộng các dòng được ${groupThousands(read.amount)} đồng`
    log.warn({ row }, 'total-mismatch', reason, 'Kiểm tra số tiền từng dòng và tiêu đề')
  }
}

/** The columns in which people's rows have something. What was not understood of them is told of each table; a header that comes again, once. */
export class UsedColumns {
  private readonly indexes = new Set<number>()
  /** What `indexes` has, for rows ask of each cell. */
  private readonly isUsed: boolean[] = []
  private readonly told = new Set<string>()

  add(index: number): void {
    if (this.isUsed[index] === true) return
    this.isUsed[index] = true
    this.indexes.add(index)
  }

  /** @param areMonthsMarked whether crosses in columns for months were read */
  close(table: Table, areMonthsMarked: boolean, log: ProblemLog): void {
    const { indexes, told } = this
    for (const { index, header } of table.columns) {
      if (!indexes.has(index)) continue
      const key = `${index} ${header}`
      if (told.has(key)) indexes.delete(index)
      told.add(key)
    }
    tellMonthsOfNobody(table, indexes, log)
    warnAboutColumns(table, indexes, areMonthsMarked, log)
    indexes.clear()
    this.isUsed.length = 0
  }
}

/**
 * Columns with people's data that were not understood, or only by a word in their header; nothing of those that an officer leaves out.
 * @param used indexes of the columns in which people's rows have something
 */
function warnAboutColumns(table: Table, used: ReadonlySet<number>, areMonthsMarked: boolean, log: ProblemLog): void {
  const months = new Set(areMonthsMarked ? monthColumns(table.columns).map(({ column }) => column) : [])
  const hasSums = table.columns.some(({ field }) => field === 'amount')
  const hasBirths = table.columns.some(({ field }) => births.has(field))
  for (const column of table.columns) {
    if (!used.has(column.index)) continue
    const place = { row: headerRowOf(table), column, value: column.header || null }
    if (!hasBirths && isAge(column))
      log.warn(place, 'unknown-column', 'Tuổi không cho biết năm sinh nên không đọc', 'Ghi năm sinh')
    if (column.reason !== undefined) {
      const sure = column.field === null ? '' : ` (chắc ${Math.round(column.confidence * 100)} %)`
      log.warn(
        place,
        'uncertain-column',
        `${column.reason}${sure}`,
        awaitsWord(column) ? confirm : 'Không cần sửa nếu đúng',
      )
    } else if (column.field === null) {
      if (column.isSaid) continue
      if (months.has(column)) {
        if (!hasSums) log.warn(place, 'uncertain-column', markedMonth, sumBeside)
      } else if (column.header === '') log.warn(place, 'unknown-column', withoutHeader, nameIt)
      else log.warn(place, 'unknown-column', 'Không hiểu cột này nên không đọc', 'Nếu cần, đổi tiêu đề theo mẫu')
    } else if (column.confidence < sureEnough) {
      const meaning = fieldWords[column.field]
      log.warn(place, 'uncertain-column', `Cột này được hiểu là ${meaning}`, 'Kiểm tra lại tiêu đề cột')
    }
  }
  const known = new Set(table.columns.map(({ index }) => index))
  const nameless = [...used].filter((index) => !known.has(index)).sort((one, other) => one - other)
  for (const index of nameless.slice(0, mostNameless)) {
    log.warn(
      { row: headerRowOf(table), column: { index, header: '', field: null } },
      'unknown-column',
      withoutHeader,
      nameIt,
    )
  }
}

/** A month in which nobody has anything, beside others that are filled: nobody is granted it. */
function tellMonthsOfNobody(table: Table, used: ReadonlySet<number>, log: ProblemLog): void {
  const months = monthColumns(table.columns)
  if (!months.some(({ column }) => used.has(column.index))) return
  for (const { column, month } of months.filter((one) => !used.has(one.column.index)))
    log.warn(
      { row: headerRowOf(table), column, value: column.header },
      'bad-months',
      `Không dòng nào ghi gì ở cột này nên không ai được tính tháng ${month}`,
      'Kiểm tra lại cột; không cần sửa nếu đúng',
    )
}

const markedMonth =
  'Được đọc theo dấu: ai có dấu thì được tính tháng này; danh sách không có cột số tiền nên tính theo mức'
const sumBeside = 'Kiểm tra số tiền từng người trước khi nhập, hoặc thêm cột "Số tiền" rồi gửi lại'

/** An age says no year; where the list has no births either, people are told apart by their names alone. */
const births: ReadonlySet<Field | null> = new Set(['birth', 'birthYear', 'male', 'female'])
const isAge = ({ field, header }: TableColumn): boolean => field === 'other' && /^(?:do )?tuoi$/.test(headerKey(header))

const withoutHeader = 'Cột có dữ liệu nhưng không có tiêu đề nên không đọc'
const nameIt = 'Ghi tiêu đề cho cột hoặc xóa cột'
const confirm = 'Xác nhận cột khi xem lại danh sách, hoặc ghi tiêu đề theo mẫu; trước đó chưa nhập ai'

/** A sheet can have 16,384 of them. */
const mostNameless = 20
