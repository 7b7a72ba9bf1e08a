import { namedMonths, paymentsOf } from '../payments/instalments.ts'
import { payableMonths } from '../payments/payable-months.ts'
import type { LineMatch } from './match-line.ts'
import { monthsMeant } from './named-months.ts'
import type { ResultLine } from './result-line.ts'
import { wholeDay } from './whole-day.ts'

/**
 * "KẾT QUẢ CHI TRẢ THÁNG 5/2020" may name the month in which the money was handed out. It does so where the support has no such month, the
 * row was paid in it, and what is open is older: then the line says nothing of the support's months. Where that would leave open which of
 * several months was paid, it stands and is refused. A month of the row's own, or of a heading above it, is always the support's.
 * @param sent the batch's own day of payment, `2020-05-29`
 */
export function withoutPayingMonth(line: ResultLine, match: LineMatch, sent: string): ResultLine {
  const { months, paidOn, amount } = line
  if (!line.isMonthOfTitle || months === null || !match.ok) return line
  const { entitlement } = match
  const names = namedMonths(entitlement)
  if (monthsMeant(entitlement, months)?.some((month) => names.includes(month)) !== false) return line
  const running = (paidOn === null ? sent : wholeDay(paidOn, sent))?.slice(0, 7)
  if (running === undefined || !months.every((month) => running.endsWith(month))) return line
  const open = payableMonths(entitlement)
  const [first] = open
  const isOpen = first !== undefined && first.month < running && (open.length === 1 || amount !== null)
  const wasPaidThen =
    first === undefined && paymentsOf(entitlement).some((payment) => payment.paidOn.startsWith(running))
  return isOpen || wasPaidThen ? { ...line, months: null } : line
}
