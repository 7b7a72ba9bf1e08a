import { isTicked, resultWord } from '../../domain/batches/result-words.ts'
import { headerKey } from '../columns/recognise-header.ts'
import { quoted } from '../rows/problem-log.ts'
import type { FieldCell } from '../rows/row-view.ts'
import { readAmount } from '../rows/values/read-amount.ts'
import type { Row } from '../workbook/workbook.ts'
import type { ResultField } from './result-columns.ts'

export interface Outcome {
  readonly result: string
  /** Đồng that a column of what was paid says; null where none does. */
  readonly amount: number | null
  /** Of the columns of months together; null where they have no sums. */
  readonly ofMonths: number | null
  /** `04`, of columns of the months that have a sum or a tick; null where the table has no such column, or none is filled. */
  readonly months: readonly string[] | null
  /** What of it contradicts itself, in words for the officer. */
  readonly fault: string | null
}

export interface OutcomeFacts {
  /** Đồng that one unit of a money column is worth. */
  readonly moneyUnit: (header: string) => number
  /** What the column is called that says what of each who is paid; null where none does. */
  readonly paidColumn: string | null
  /** What the sheet says of all rows, where it has no column for it. */
  readonly ofSheet: string | null
}

/** A column of the table that tells the result, and what stands there. */
export interface OutcomeCell extends FieldCell {
  readonly meant: ResultField
}

type Told =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'sum'; readonly amount: number; readonly text: string }

const isBlank = (text: string): boolean => /^[-–—./\s]*$/.test(text)

/**
 * What a row says happened: in a column of words ("Kết quả"), ticked in one of two ("Đã chi | Chưa chi"), or by the sum that was handed out
 * ("Số tiền đã chi"), which is the payment's, whatever was to be paid. Columns that contradict each other are a fault of the row.
 */
export function readOutcome(
  cells: readonly OutcomeCell[],
  reason: string | null,
  { moneyUnit, paidColumn, ofSheet }: OutcomeFacts,
): Outcome {
  const toldIn = (meant: ResultField): (Told & { readonly name: string })[] =>
    cells.flatMap((one) => {
      if (one.meant !== meant || isBlank(one.text)) return []
      const read = meant === 'result' ? null : readAmount(one.cell, moneyUnit(one.column.header))
      const isSum = read?.ok === true && read.amount !== null && one.cell.kind !== 'date'
      const name = one.column.header.split(' – ').at(-1) ?? ''
      return [
        { name, text: one.text, ...(isSum ? { kind: 'sum', amount: read.amount ?? 0 } : { kind: 'words' }) } as const,
      ]
    })
  const paid = toldIn('paid')
  const sums = paid.flatMap((one) => (one.kind === 'sum' ? [one.amount] : []))
  const isPaidInPart = sums.some((sum) => sum > 0)
  const unpaid = toldIn('unpaid').filter((one) => one.kind !== 'sum' || (one.amount > 0 && !isPaidInPart))
  const said = toldIn('result').map(({ text }) => text)
  const results = [
    ...said,
    ...paid.flatMap((one) =>
      one.kind === 'words' ? [isTicked(one.text) ? 'Đã chi' : one.text] : one.amount > 0 ? ['Đã chi'] : [],
    ),
    ...unpaid.map(({ kind, name, text }) => (kind === 'sum' || isTicked(text) ? name : `${name}: ${text}`)),
  ]
  // Nothing was handed out, and the row says why.
  if (results.length === 0 && sums.length > 0 && !isBlank(reason ?? '')) results.push('Chưa chi')
  if (ofSheet !== null) results.push(ofSheet)
  const outcomes = new Set(results.map((text) => toldOutcome(text)))
  const isContradictory = outcomes.has('paid') && outcomes.has('not-paid')
  return {
    result: results.find((text) => toldOutcome(text) === null) ?? results.toSorted(byDetail)[0] ?? '',
    amount: sums[0] ?? null,
    ofMonths: sumOfMonths(toldIn('ofMonth')),
    months: monthsOf(cells),
    fault: isContradictory
      ? `Các cột kết quả của dòng nói khác nhau (${results.map((text) => quoted(text)).join(', ')}): chỉ để lại điều đúng.`
      : sums.length > 1 && new Set(sums).size > 1
        ? 'Các cột số tiền đã chi của dòng khác nhau: chỉ để lại số đúng.'
        : paidColumn !== null && paid.length === 0 && outcomes.has('paid')
          ? `Kết quả là đã chi mà cột ${quoted(paidColumn)} còn trống: ghi số đã chi, hoặc sửa kết quả.`
          : null,
  }
}

/**
 * What the column of the table is called that has something of those who are paid; null where it has none, or is left blank.
 * @param rows the first below the header
 */
export function filledPaidColumn(
  columns: ReadonlyMap<number, ResultField>,
  header: (column: number) => string,
  rows: readonly Row[],
): string | null {
  for (const [index, meant] of columns) {
    if (meant !== 'paid') continue
    const isFilled = rows.some(
      ({ cells }) =>
        cells.some(({ column, text }) => columns.get(column) === 'result' && resultWord(text) === 'paid') &&
        cells.some(({ column, text }) => column === index && !isBlank(text)),
    )
    if (isFilled) return header(index)
  }
  return null
}

function toldOutcome(text: string): 'paid' | 'not-paid' | null {
  const word = resultWord(text)
  return word === null || word === 'paid' ? word : 'not-paid'
}

/** "Vắng" tells more than "Chưa chi". */
const byDetail = (one: string, other: string): number => detailOf(other) - detailOf(one)
const detailOf = (text: string): number => (['paid', 'not-paid'].includes(resultWord(text) ?? '') ? 0 : 1)

function sumOfMonths(told: readonly Told[]): number | null {
  const sums = told.flatMap((one) => (one.kind === 'sum' ? [one.amount] : []))
  return sums.length > 0 && sums.length === told.length ? sums.reduce((all, one) => all + one, 0) : null
}

const monthOfHeader = /(?:^| )(?:thang|t) ?(\d{1,2})(?: (\d{4}))?$/

/** "Tháng 4 | Tháng 5", of sums or of results: the months of the columns that are filled. */
function monthsOf(cells: readonly OutcomeCell[]): readonly string[] | null {
  const months = cells.flatMap(({ meant, text, column }) => {
    const isFilled = (meant === 'ofMonth' || meant === 'result') && !isBlank(text) && !/^0+$/.test(text)
    const [, month, year] = (isFilled && monthOfHeader.exec(headerKey(column.header))) || []
    if (month === undefined) return []
    return [year ? `${year}-${month.padStart(2, '0')}` : month.padStart(2, '0')]
  })
  return months.length > 0 ? months : null
}
