import type { ListedPerson } from '../../checked-list.ts'
import { isRateOfADay } from '../../columns/rate-of-a-day.ts'
import type { RowView } from '../row-view.ts'
import { readAmount } from '../values/read-amount.ts'

type Counted = {
  /** The row's own sum. */
  ownSum: number | null
  months: number | null
  days: number | string | null
}

/**
 * The row's sum, and its days. Of a rate the header has to say that it is a day's, or it is the sum itself: days off work stand in
 * lists of those who are paid once. Whether it can be a day's all the same, the policy tells.
 */
export function sumAndDays(
  row: RowView,
  { ownSum, months, days: written }: Counted,
  moneyUnit: (header: string) => number,
): Pick<ListedPerson, 'amount' | 'days' | 'isRate' | 'unclearDays'> {
  const days = typeof written === 'string' ? null : written
  const unclear = typeof written === 'string' ? { unclearDays: written } : {}
  const column = row.get('amount')?.column
  if (ownSum !== null && column?.isRate !== true) return { amount: ownSum, days, ...unclear }
  const rate = ownSum ?? rateOf(row, moneyUnit)
  if (rate === null) return { amount: null, days, ...unclear }
  const header = (ownSum === null ? row.map.first('rate') : column)?.header ?? ''
  if (isRateOfADay(header)) {
    if (days === null) return { amount: rate, days, unclearDays: row.text('days') }
    return { amount: rate * days, days }
  }
  if (ownSum === null && months !== null) return { amount: rate * months, days, ...unclear }
  if (days === null) return { amount: ownSum, days, ...unclear }
  return { amount: rate, days, isRate: true, ...unclear }
}

/** Beside sums a rate only explains them. */
function rateOf(row: RowView, moneyUnit: (header: string) => number): number | null {
  const field = row.map.has('amount') || row.map.has('amountPart') ? null : row.get('rate')
  if (field === null) return null
  const rate = readAmount(field.cell, moneyUnit(field.column.header))
  return rate.ok ? rate.amount : null
}
