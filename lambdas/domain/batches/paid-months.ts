import { type Dong, dong, formatDong, sumDong } from '../money/dong.ts'
import type { Entitlement } from '../payments/entitlement.ts'
import { type DueInstalment, dueInstalments, paymentsOf, unpaidSum } from '../payments/instalments.ts'
import { writtenMonths } from './named-months.ts'
import type { SaidPaid } from './said.ts'

/** Which months a line pays; null for a support that is paid at once. */
export type PaidMonths =
  | { readonly ok: true; readonly months: readonly string[] | null }
  | { readonly ok: false; readonly answer: 'wrong-amount' | 'not-due'; readonly message: string }

/**
 * Which of its months the line pays: those that the paper names; those that are due; or the first ones when the paper's sum says so. A
 * month that is not due is paid by no line that only says "whatever is due".
 */
export function paidMonthsOf(base: Entitlement, said: SaidPaid): PaidMonths {
  const open = dueInstalments(base)
  if (said.months !== null) {
    const named = open.filter(({ month }) => said.months?.includes(month))
    const isDue = named.length === said.months.length && (said.amount ?? sumOf(named)) === sumOf(named)
    return isDue ? { ok: true, months: said.months } : otherAmount(base, said)
  }
  if (open.length === 0)
    return said.amount === null || said.amount === unpaidSum(base)
      ? { ok: true, months: null }
      : otherAmount(base, said)
  // A month that a lower support has set off is no money that anybody waits for.
  const payable = open.filter((one) => one.due > 0)
  const due = said.dueMonthsOnly ? dueBy(said.paidOn, base, payable) : open
  if (said.amount === null && due.length === 0) return notDue(payable)
  if (said.amount === null || said.amount === sumOf(due)) return { ok: true, months: due.map(({ month }) => month) }
  let paid = 0
  for (const [index, { due: part }] of open.entries()) {
    paid += part
    if (paid === said.amount) return { ok: true, months: open.slice(0, index + 1).map(({ month }) => month) }
  }
  return otherAmount(base, said)
}

/** Months that are over or running on that day; of months that are only counted the first one, once in a month of the calendar. */
function dueBy(day: string, base: Entitlement, open: readonly DueInstalment[]): readonly DueInstalment[] {
  const running = day.slice(0, 7)
  if (open.some(({ month }) => month.includes('-'))) return open.filter(({ month }) => month <= running)
  const hasHadOne = paymentsOf(base).some(({ paidOn }) => paidOn.slice(0, 7) >= running)
  return hasHadOne ? [] : open.slice(0, 1)
}

const sumOf = (months: readonly DueInstalment[]): Dong => sumDong(months.map(({ due }) => due))

function otherAmount(base: Entitlement, { months, amount }: SaidPaid): PaidMonths {
  const said = [months && writtenMonths(months), amount === null ? null : formatDong(dong(amount))].filter(Boolean)
  return {
    ok: false,
    answer: 'wrong-amount',
    message: `Dòng này ghi ${said.join(', ')}, còn phải chi ${leftInWords(base)}.`,
  }
}

const leftInWords = (base: Entitlement): string => {
  const open = dueInstalments(base).map(({ month }) => month)
  return [formatDong(unpaidSum(base)), open.length > 0 ? `(${writtenMonths(open)})` : null].filter(Boolean).join(' ')
}

const notDue = (open: readonly DueInstalment[]): PaidMonths => ({
  ok: false,
  answer: 'not-due',
  message: `Còn ${writtenMonths(open.map(({ month }) => month))}, chưa đến kỳ vào ngày chi trả đã ghi.`,
})
