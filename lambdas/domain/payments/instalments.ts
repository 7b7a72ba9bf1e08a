import { type Dong, dong, sumDong } from '../money/dong.ts'

/**
 * One month of a support that is paid by the month. `month` is `2020-04` where the list or the decision says which one, else its place:
 * `1` for the first.
 */
export interface Instalment {
  readonly month: string
  /** Đồng that the decision grants for it, before anything is set off. */
  readonly amount: Dong
}

export interface DueInstalment extends Instalment {
  /** Đồng of it that are still handed out. */
  readonly due: Dong
}

interface PaidPart {
  readonly amount: Dong
  readonly months: readonly string[]
}

export interface Payments<Payment extends PaidPart = PaidPart> {
  readonly payment: Payment | null
  readonly earlier: readonly Payment[]
}

interface Parts extends Payments {
  /** All that is granted, without what was set off. */
  readonly amount: Dong
  readonly instalments: readonly Instalment[]
}

interface Claimed {
  readonly policy: string
  readonly instalments: readonly Instalment[]
}

/** Every payment that stands, the first one first. */
export const paymentsOf = <Payment extends PaidPart>({ payment, earlier }: Payments<Payment>): readonly Payment[] =>
  payment ? [...earlier, payment] : []

/** Đồng that have been handed out. */
export const paidSum = (entitlement: Payments): Dong => sumDong(paymentsOf(entitlement).map(({ amount }) => amount))

/** Đồng that have been handed out, told by the state alone where all of it was. */
export const handedOut = (
  entitlement: Payments & { readonly status: string; readonly amount: Dong; readonly recovery: unknown },
): Dong => (entitlement.status === 'paid' || entitlement.recovery !== null ? entitlement.amount : paidSum(entitlement))

/** Đồng that are not handed out: still to be paid, or not payable any more. */
export const unpaidSum = (entitlement: Payments & { readonly amount: Dong }): Dong =>
  dong(entitlement.amount - paidSum(entitlement))

export const paidMonths = (entitlement: Payments): string[] => paymentsOf(entitlement).flatMap(({ months }) => months)

/**
 * The months that are not paid. What was set off, for a lower support that was paid before, is taken from the first of them: the
 * person has had that money already.
 */
export function dueInstalments(entitlement: Parts): DueInstalment[] {
  const paid = paidMonths(entitlement)
  const open = entitlement.instalments.filter(({ month }) => !paid.includes(month))
  let taken = sumDong(open.map(({ amount }) => amount)) - unpaidSum(entitlement)
  return open.map(({ month, amount }) => {
    const off = Math.min(taken, amount)
    taken -= off
    return { month, amount, due: dong(amount - off) }
  })
}

/** The months that nothing is handed out for any more: paid, or set off whole. */
export const settledMonths = (entitlement: Parts): string[] => {
  const due = dueInstalments(entitlement).filter((one) => one.due > 0)
  return entitlement.instalments.map(({ month }) => month).filter((month) => !due.some((one) => one.month === month))
}

/** As many equal months as the grant has, by their names where these are known. */
export function instalmentsOf(amount: number, months: number, named: readonly string[]): Instalment[] {
  const names = named.length === months ? [...named].sort() : Array.from({ length: months }, (_, at) => `${at + 1}`)
  return names.map((month) => ({ month, amount: dong(amount / months) }))
}

const isNamed = (month: string): boolean => month.includes('-')

/** The months of a support that are known by name; none where one is not. */
export const namedMonths = ({ instalments }: Pick<Claimed, 'instalments'>): string[] => {
  const names = instalments.map(({ month }) => month)
  return names.every(isNamed) ? names : []
}

/** Whether both are known months of one policy and have none in common: April by one decision and May by another are two supports. */
export function areOtherMonths(one: Claimed, other: Claimed): boolean {
  if (one.policy !== other.policy) return false
  const [mine, theirs] = [namedMonths(one), namedMonths(other)]
  return mine.length > 0 && theirs.length > 0 && !mine.some((month) => theirs.includes(month))
}

/** `2020-04` → `tháng 4/2020`, `2` → `tháng thứ 2`. */
export function monthInWords(month: string): string {
  const [year, number] = month.split('-')
  return number === undefined ? `tháng thứ ${month}` : `tháng ${Number(number)}/${year}`
}

export const monthsInWords = (months: readonly string[]): string => months.map(monthInWords).join(', ')

/** Null where the support is not counted in days. */
export const daysInWords = (days: number | undefined): string | null => (days === undefined ? null : `${days} ngày`)

/** Whether the month is over on that day and its money is late. @param day `2020-05-29` */
export const isArrears = (month: string, day: string): boolean => isNamed(month) && month < day.slice(0, 7)
