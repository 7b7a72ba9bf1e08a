import { type Dong, formatDong } from '../money/dong.ts'
import type { Entitlement, Payment } from '../payments/entitlement.ts'
import { monthsInWords, namedMonths, paymentsOf, unpaidSum } from '../payments/instalments.ts'
import type { PaymentContext } from '../payments/payment-context.ts'
import { lastResumption } from '../payments/resumption.ts'
import { formatDay, isDayOver } from '../time/local-day.ts'
import type { BatchAnswer } from './batch-answer.ts'
import { monthsMeant } from './named-months.ts'
import type { Said, SaidPaid } from './said.ts'
import { saidOtherwise } from './said-before.ts'

/** What a payer's line speaks of where something of the support was paid before. */
export type Meant =
  /** Of money that nobody has entered yet. */
  | { readonly kind: 'new' }
  /** Of the last payment, otherwise than it was entered. */
  | { readonly kind: 'last' }
  /** Of a payment that is left as it is, or nobody can tell of which. */
  | { readonly kind: 'left'; readonly answer: BatchAnswer; readonly message: string | null; readonly amount: Dong }

interface Asked {
  readonly entitlement: Entitlement
  readonly context: PaymentContext
  /** That the line may mean, the first one first; never empty. */
  readonly possible: readonly Payment[]
}

const anew: Meant = { kind: 'new' }

/**
 * A payer's second file corrects the first one, or brings the next month. Which it is the months say where the line names them, else the
 * day and the sum. Where both may be true nobody is paid: a month that is entered for another one is money that its person never gets.
 */
export function meantPayment(entitlement: Entitlement, said: Said, context: PaymentContext): Meant {
  const since = entitlement.handedTo?.at ?? 0
  // What others had paid before the money came here the paper of this office cannot mean.
  const possible = paymentsOf(entitlement).filter((one) => isOwn(one, context) || one.enteredAt >= since)
  if (possible.length === 0) return anew
  const asked = { entitlement, context, possible }
  const months = monthsMeant(entitlement, said.months)
  if (months !== null) return ofMonths(asked, months, said)
  return said.outcome === 'paid' ? ofDayAndSum(asked, said) : ofNobodyMet(asked)
}

function ofMonths(asked: Asked, months: readonly string[], said: Said): Meant {
  const { possible } = asked
  const touched = possible.filter((one) => one.months.some((month) => months.includes(month)))
  const [only] = touched
  if (!only) return anew
  const isWhole = touched.length === 1 && only.months.length === months.length
  if (!isWhole) return left('which-payment', `Đã ghi chi ${inWords(touched)}: ghi riêng người này.`, only)
  return said.outcome === 'paid' && stands(only, said, asked) ? left('same', null, only) : corrected(asked, only)
}

function ofDayAndSum(asked: Asked, said: SaidPaid): Meant {
  const { entitlement, possible } = asked
  const rest = unpaidSum(entitlement)
  const alike = possible.filter((one) => one.paidOn === said.paidOn && (said.amount ?? one.amount) === one.amount)
  const same = alike.find((one) => stands(one, said, asked))
  if (same) return left('same', rest > 0 ? `Đã ghi chi ${inWords([same])}. ${howToSay(entitlement)}` : null, same)
  // Nothing is left, and it was paid once: the line can mean nothing else.
  const meant = alike.length > 0 || rest > 0 ? alike : possible
  const [only] = meant
  if (only && meant.length === 1 && !(rest > 0 && isAtOtherHour(only, said))) return corrected(asked, only)
  const doubtful = only ? meant : possible.filter((one) => mayBeSaidOtherwise(one, said, asked))
  return isOtherSum(asked, said) ? anew : doubt(asked, doubtful)
}

/** Who is said not to have been met: of whoever is paid in full it takes the payment back, else it is about what is left. */
function ofNobodyMet(asked: Asked): Meant {
  const { entitlement, context, possible } = asked
  if (entitlement.notPaid) return anew
  const [only] = possible
  if (unpaidSum(entitlement) > 0)
    return doubt(
      asked,
      possible.filter((one) => isOwn(one, context) && isOfToday(one, context)),
    )
  return only && possible.length === 1 ? corrected(asked, only) : doubt(asked, possible)
}

/** What is paid at once and was granted more later: the sum tells the rest from what was paid. */
const isOtherSum = ({ entitlement, possible }: Asked, { amount }: SaidPaid): boolean =>
  entitlement.instalments.length === 0 &&
  amount === unpaidSum(entitlement) &&
  !possible.some((one) => one.amount === amount)

/** Two months of one day may be told by their hours alone. */
const isAtOtherHour = ({ paidAt }: Payment, said: SaidPaid): boolean =>
  paidAt !== null && said.paidAt !== null && paidAt !== said.paidAt

/** Whether the line may say the payment's day or sum otherwise: it was entered today, or paid in no month before the line's. */
function mayBeSaidOtherwise(payment: Payment, { paidOn }: SaidPaid, { entitlement, context }: Asked): boolean {
  if (payment.enteredAt < (entitlement.handedTo?.at ?? 0)) return false
  return isOfToday(payment, context) || payment.paidOn.slice(0, 7) >= paidOn.slice(0, 7)
}

/** A correction is this office's of its own last word; what came after that is an officer's to sort out. */
function corrected({ entitlement, context }: Asked, payment: Payment): Meant {
  if (!isOwn(payment, context))
    return left(
      'already-paid',
      `${context.payerName(payment.payer)} đã ghi chi ${inWords([payment])}: không ghi lần nữa. ${howToSay(entitlement)}`,
      payment,
    )
  if (entitlement.notPaid || lastResumption(entitlement) || payment !== entitlement.payment)
    return left(
      'already-paid',
      `Đã ghi chi ${inWords([payment])}, sau đó có cập nhật khác: sửa riêng người này.`,
      payment,
    )
  return { kind: 'last' }
}

function doubt({ entitlement }: Asked, payments: readonly Payment[]): Meant {
  const [first] = payments
  if (!first) return anew
  const words = `Đã ghi chi ${inWords(payments)}; không rõ dòng này sửa lần đó hay là lần khác.`
  return left('which-payment', `${words} ${howToSay(entitlement)}`, first)
}

const howToSay = (entitlement: Entitlement): string =>
  namedMonths(entitlement).length > 0
    ? 'Nếu dòng này là tháng khác, thêm cột "Tháng" (ví dụ 5/2020) rồi gửi lại.'
    : 'Nếu dòng này là lần chi khác, ghi riêng người này.'

const isOwn = ({ payer }: Payment, { actor }: PaymentContext): boolean =>
  payer.role === actor.role && payer.unit === actor.unit

const isOfToday = ({ enteredAt }: Payment, { now }: PaymentContext): boolean => !isDayOver(enteredAt, now)

/** Whether this office has said the very same of the payment before. */
const stands = (payment: Payment, said: SaidPaid, { entitlement, context }: Asked): boolean =>
  isOwn(payment, context) && saidOtherwise(payment, said, entitlement).length === 0

const inWords = (payments: readonly Payment[]): string =>
  payments
    .map(({ months, amount, paidOn }) => {
      const which = months.length > 0 ? `${monthsInWords(months)}, ` : ''
      return `${which}${formatDong(amount)} ngày ${formatDay(paidOn)}`
    })
    .join('; ')

const left = (answer: BatchAnswer, message: string | null, { amount }: Pick<Payment, 'amount'>): Meant => ({
  kind: 'left',
  answer,
  message,
  amount,
})
