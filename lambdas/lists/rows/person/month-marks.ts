import { monthName } from '../../../domain/time/month-name.ts'
import type { MonthColumn } from '../../columns/month-columns.ts'
import type { WrittenMonths } from '../../title/read-months.ts'
import { type ProblemLog, quoted } from '../problem-log.ts'
import type { FieldCell, RowView } from '../row-view.ts'
import { readAmount } from '../values/read-amount.ts'
import type { SampledPerson } from '../values/sampled-people.ts'

/** "x", "✓", "1": that the month is one of his. A cross that may as well strike the month out (✗) is none. */
const mark = /^(?:[x×✓✔√☑v+]|1|có)$/iu
/** Nothing, or that it is not. */
const no = /^(?:[-–—./\s]*|0+|không|ko)$/iu

type MonthCell = MonthColumn & FieldCell

/** The cells of the row that stand in columns for months and say something. */
function filledMonths(row: RowView): MonthCell[] {
  return row.map.months.flatMap((one) => {
    const found = row.cells.find(({ column }) => column === one.column)
    return found && !no.test(found.text) ? [{ ...one, cell: found.cell, text: found.text }] : []
  })
}

const isMarked = (filled: readonly MonthCell[]): boolean =>
  filled.length > 0 && filled.every(({ text }) => mark.test(text))

/** So much of the people who stand for themselves have marks, before a row without any means something. */
const mostPeople = 0.5

/** Whether the months of a list are marked in columns of their own, as its first rows tell. */
export function areMonthsMarked(people: readonly SampledPerson[]): boolean {
  const own = people.filter(({ isMember }) => !isMember)
  const marked = own.filter(({ row }) => isMarked(filledMonths(row))).length
  return marked > 0 && marked >= own.length * mostPeople
}

export interface MonthFacts {
  readonly moneyUnit: (header: string) => number
  /** Months that the title names: they say of which year "Tháng 4" is. */
  readonly titleMonths: readonly string[]
  /** What the row is given, as it says itself. */
  readonly ownSum: number | null
  /** Most rows have marks. */
  readonly areMarked: boolean
}

/**
 * The months whose columns the row marks, or has the same sum in each; null where it does not say it so. Where the list has no sum beside,
 * the rate is granted for the months that are marked, so that a row whose marks cannot be read is refused.
 */
export function monthsByColumns(row: RowView, facts: MonthFacts, log: ProblemLog): WrittenMonths | null {
  if (row.map.months.length === 0) return null
  const filled = filledMonths(row)
  if (isMarked(filled)) return named(filled, facts.titleMonths)
  if (filled.length === 0) {
    if (facts.areMarked) tellUnclear(row, null, 'Không đánh dấu tháng nào', log)
    return null
  }
  const sums = filled.map(({ cell, column }) => readAmount(cell, facts.moneyUnit(column.header)))
  const odd = filled.find(({ text }, at) => !mark.test(text) && !sums[at]?.ok)
  const isMixed = filled.some(({ text }) => mark.test(text))
  if (odd || isMixed) {
    const one = odd ?? filled.find(({ text }) => !mark.test(text))
    // Of a list that is not marked, what stands there beside a sum is the sum's own affair.
    if (one && (isMixed || facts.areMarked))
      tellUnclear(row, one, `${quoted(one.text)} không rõ là có tháng ${one.month} hay không`, log)
    return null
  }
  // Sums that no column adds up are not read, and no rate is to take their place.
  const amounts = sums.flatMap((sum) => (sum.ok && sum.amount !== null ? [sum.amount] : []))
  const isEach = amounts.every((amount) => amount === amounts[0] && amount * filled.length === facts.ownSum)
  return isEach && filled.every(({ column }) => column.field === 'amountPart') ? named(filled, facts.titleMonths) : null
}

/** The names where each has a year: the header's own, or that of the one month of the title that is called so. Else the law may say it. */
function named(filled: readonly MonthColumn[], titleMonths: readonly string[]): WrittenMonths {
  const names = filled.flatMap(({ month, year }) => {
    if (year !== null) return [monthName(year, month)]
    const ofTitle = titleMonths.filter((name) => Number(name.slice(5)) === month)
    return ofTitle.length === 1 ? ofTitle : []
  })
  const count = filled.length
  if (names.length === count) return { named: names.sort(), count }
  return { named: [], count, ofYear: filled.map(({ month }) => month) }
}

function tellUnclear(row: RowView, at: MonthCell | null, reason: string, log: ProblemLog): void {
  const column = at?.column ?? row.map.months[0]?.column ?? null
  const place = { row: row.number, column, value: at?.cell.text ?? null }
  const marks = 'Đánh dấu x ở tháng được hỗ trợ, tháng khác để trống'
  if (row.get('amount') === null)
    log.error(place, 'bad-months', `${reason}, và dòng chưa có số tiền`, `${marks}; hoặc ghi số tiền`)
  else log.warn(place, 'bad-months', reason, `${marks}; dòng vẫn được nhận theo số tiền`)
}

/** What the marks say beside a column that says the months, too: they name those that it counts. */
export function together(
  written: WrittenMonths | null,
  marked: WrittenMonths | null,
  row: RowView,
  log: ProblemLog,
): WrittenMonths | null {
  if (written === null || marked === null) return written ?? marked
  if (written.count === marked.count) return written.named.length > 0 ? written : marked
  const field = row.get('months')
  const reason = `Ghi ${written.count} tháng, các cột tháng lại có ${marked.count}`
  const place = { row: row.number, column: field?.column ?? null, value: field?.cell.text ?? null }
  log.warn(place, 'bad-months', reason, 'Sửa cho khớp; dòng vẫn được nhận')
  return written
}
