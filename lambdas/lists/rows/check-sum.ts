import { groupThousands } from '../../domain/money/dong.ts'
import type { ListedPerson } from '../checked-list.ts'
import type { ProblemLog } from './problem-log.ts'
import { readAmount } from './read-amount.ts'
import type { FieldCell, RowView } from './row-view.ts'
import type { SampledPerson } from './sampled-people.ts'

const sums = ['amount', 'amountPart'] as const
/** So much of the people who stand for themselves have a sum, before a blank one means something. */
const mostPeople = 0.5
const isBlank = ({ cell, text }: FieldCell): boolean => cell.kind === 'text' && /^[-–—./\s]*$/.test(text)

/** Whether any column of the row says a sum. */
const hasSum = (row: RowView): boolean => sums.some((field) => row.all(field).some((cell) => !isBlank(cell)))

/** Whether the people of a list have their sums beside them, as its first rows tell; members have their head's. */
export function areSumsFilled(people: readonly SampledPerson[]): boolean {
  const own = people.filter(({ isMember }) => !isMember)
  const filled = own.filter(({ row }) => hasSum(row)).length
  return filled > 0 && filled >= own.length * mostPeople
}

/**
 * A blank sum below others: the whole rate is granted for it, and it may as well mean that the person is to be left out.
 * @param isOfHead whether the sum of the household stands beside its head
 */
export function checkMissingSum(
  row: RowView,
  { areFilled, isOfHead }: { areFilled: boolean; isOfHead: boolean },
  log: ProblemLog,
): void {
  if (!areFilled || isOfHead || hasSum(row)) return
  const column = row.map.first('amount') ?? row.map.first('amountPart')
  const value = column === null ? null : (row.cells.find(({ cell }) => cell.column === column.index)?.text ?? null)
  log.warn(
    { row: row.number, column, value },
    'missing-amount',
    'Chưa có số tiền, các dòng khác đều ghi; để trống thì được hỗ trợ đủ mức',
    'Nếu người này không được hỗ trợ, xóa dòng; nếu được, ghi số tiền; dòng vẫn được nhận',
  )
}

/**
 * A sum that is not the rate times the months beside it. In a household it may be that of several people, and a rate may
 * be for all months already.
 */
export function checkReckoning(
  row: RowView,
  { amount, months, household }: Pick<ListedPerson, 'amount' | 'months' | 'household'>,
  moneyUnit: (header: string) => number,
  log: ProblemLog,
): void {
  const field = row.map.hasSeveral('rate') ? null : row.get('rate')
  if (field === null || amount === null || amount === 0 || months === null) return
  const read = readAmount(field.cell, moneyUnit(field.column.header))
  const rate = read.ok ? read.amount : null
  if (rate === null || rate === 0) return
  const { count } = months
  const size = household?.size ?? null
  const fits = (people: number): boolean => amount === rate * people || amount === rate * count * people
  if (fits(1) || (size === null ? household !== null && amount % rate === 0 : fits(size))) return
  const sum = row.get('amount') ?? row.get('amountPart')
  const product = `${groupThousands(rate)} × ${count} tháng = ${groupThousands(rate * count)} đồng`
  log.warn(
    { row: row.number, column: sum?.column ?? null, value: sum?.cell.text ?? null },
    'amount-in-doubt',
    `${product}, ô này là ${groupThousands(amount)} đồng`,
    'Sửa mức, số tháng hoặc số tiền cho khớp; dòng vẫn được nhận',
  )
}
