import { groupThousands } from '../../../domain/money/dong.ts'
import type { ListedPerson } from '../../checked-list.ts'
import type { Field } from '../../columns/field.ts'
import type { ProblemLog } from '../problem-log.ts'
import type { FieldCell, RowView } from '../row-view.ts'
import { isAsAbove } from '../values/merged-values.ts'
import { readAmount } from '../values/read-amount.ts'
import type { SampledPerson } from '../values/sampled-people.ts'

/** So much of the people who stand for themselves have a sum, before a blank one means something. */
const mostPeople = 0.5
const isBlank = ({ cell, text }: FieldCell): boolean =>
  cell.kind === 'text' && /^[-–—./\s]*$/.test(text) && !isAsAbove(text)

/** Months in columns of their own are the sum only where the list has no other. */
const sumField = ({ map }: RowView): Field => (map.has('amount') ? 'amount' : 'amountPart')
const hasSum = (row: RowView): boolean => row.all(sumField(row)).some((cell) => !isBlank(cell))

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
  const column = row.map.first(sumField(row))
  const value = column === null ? null : (row.cells.find(({ cell }) => cell.column === column.index)?.text ?? null)
  log.warn(
    { row: row.number, column, value },
    'missing-amount',
    'Chưa có số tiền, các dòng khác đều ghi; để trống thì được hỗ trợ đủ mức',
    'Nếu người này không được hỗ trợ, xóa dòng; nếu được, ghi số tiền; dòng vẫn được nhận',
  )
}

/** "Số tiền của hộ", "Thành tiền/hộ": no "hỗ trợ". */
const ofHousehold = /(?:(?:của|cả|mỗi|theo|toàn|một|1)\s+|\/\s*)hộ(?!\p{L})/iu

/**
 * What a row's sum is without that of the household, which some lists write beside each of its people: the head has it.
 * @param amount what stands in the row, in đồng
 * @param head of the household that the row is a member of
 */
export function withoutHeads(
  row: RowView,
  amount: number | null,
  head: { readonly row: number; readonly amount: number | null } | null,
  log: ProblemLog,
): number | null {
  const field = row.get('amount')
  if (field === null || head === null || amount === null || amount === 0 || amount !== head.amount) return amount
  if (!ofHousehold.test(field.column.header)) return amount
  const place = { row: row.number, column: field.column, value: field.cell.text }
  const reason = `${groupThousands(amount)} đồng là số tiền của cả hộ đã ghi ở dòng ${head.row}, chỉ tính một lần`
  const mend = 'Nếu là của riêng người này, ghi ở cột có tiêu đề "Số tiền"; dòng vẫn được nhận'
  log.warn(place, 'amount-in-doubt', reason, mend)
  return null
}

/**
 * A sum that is not the rate times the months or days beside it. In a household it may be that of several people, and a rate may
 * be for all months already.
 */
export function checkReckoning(
  row: RowView,
  { amount, months, days, household }: Pick<ListedPerson, 'amount' | 'months' | 'days' | 'household'>,
  moneyUnit: (header: string) => number,
  log: ProblemLog,
): void {
  if (!row.map.has('rate')) return
  const field = row.map.hasSeveral('rate') ? null : row.get('rate')
  if (field === null || amount === null || amount === 0) return
  const count = months?.count ?? days
  if (count === null) return
  const read = readAmount(field.cell, moneyUnit(field.column.header))
  const rate = read.ok ? read.amount : null
  if (rate === null || rate === 0) return
  const size = household?.size ?? null
  const fits = (people: number): boolean => amount === rate * people || amount === rate * count * people
  if (fits(1) || (size === null ? household !== null && amount % rate === 0 : fits(size))) return
  const sum = row.get(sumField(row))
  const product = `${groupThousands(rate)} × ${count} ${months === null ? 'ngày' : 'tháng'} = ${groupThousands(rate * count)} đồng`
  log.warn(
    { row: row.number, column: sum?.column ?? null, value: sum?.cell.text ?? null },
    'amount-in-doubt',
    `${product}, ô này là ${groupThousands(amount)} đồng`,
    'Sửa mức, số tháng, số ngày hoặc số tiền cho khớp; dòng vẫn được nhận',
  )
}

/** Months in columns of their own that do not add up to the sum beside them. */
export function checkParts(
  row: RowView,
  amount: number | null,
  moneyUnit: (header: string) => number,
  log: ProblemLog,
): void {
  if (!row.map.has('amountPart')) return
  const whole = row.get('amount')
  const parts = row.all('amountPart')
  if (whole === null || amount === null || parts.length === 0) return
  const read = parts.map(({ cell, column }) => readAmount(cell, moneyUnit(column.header)))
  // Crosses, or days of work: no parts of the sum.
  if (!read.every((one) => one.ok)) return
  const sum = read.reduce((all, one) => all + (one.ok ? (one.amount ?? 0) : 0), 0)
  if (sum === 0 || sum === amount) return
  log.warn(
    { row: row.number, column: whole.column, value: whole.cell.text },
    'amount-in-doubt',
    `Các tháng cộng được ${groupThousands(sum)} đồng, ô này là ${groupThousands(amount)} đồng`,
    'Sửa cho khớp; dòng vẫn được nhận',
  )
}
