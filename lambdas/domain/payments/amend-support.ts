import { dong, formatDong } from '../money/dong.ts'
import { faultOfMonths } from '../programmes/granted-months.ts'
import { findPolicy } from '../programmes/programmes.ts'
import { type Result, refuse } from '../result.ts'
import { amendedGrant } from './amended-days.ts'
import { decisionInWords, faultOfLaterDecision } from './cancel-support.ts'
import type { Entitlement } from './entitlement.ts'
import { daysInWords, instalmentsOf, monthsInWords, paidMonths, paidSum } from './instalments.ts'
import { faultOfMonthsGranted } from './months-limit.ts'
import { type Command, decided, type PaymentContext, type PaymentDecision, statusChange } from './payment-context.ts'
import { faultOfConclusion } from './payment-faults.ts'
import { standingStatus } from './payment-status.ts'

/**
 * A later decision grants another sum or other months. It changes what is left, never what has happened: what was paid stays paid, and
 * less than that cannot be granted afterwards but only asked back.
 */
export function amendSupport(
  entitlement: Entitlement,
  { decision, amount, days, months, reason }: Command<'amend'>,
  context: PaymentContext,
): Result<PaymentDecision> {
  const fault = faultOfLaterDecision(entitlement, decision, context.now)
  if (fault) return fault
  const concluded = faultOfConclusion(entitlement, context)
  if (concluded) return concluded
  const policy = findPolicy(context.programme, entitlement.policy)
  if (!policy) return refuse('invalid', 'Chính sách của khoản này không còn trong chương trình.')
  const grant = amendedGrant(entitlement, { amount, days }, policy)
  if (!grant.ok) return grant
  const left = grant.value.amount - entitlement.offset
  const paid = paidSum(entitlement)
  if (left < paid && paid > 0)
    return refuse(
      'invalid',
      `Đã chi ${formatDong(paid)}, không điều chỉnh xuống dưới số đó được. Điều chỉnh về đúng số đã chi, rồi lập thu hồi phần chi sai.`,
    )
  if (left <= 0)
    return refuse(
      'invalid',
      `Đã trừ ${formatDong(entitlement.offset)} của khoản đã chi trước: theo quyết định này khoản này không còn gì phải chi. Huỷ khoản này theo quyết định, thay vì điều chỉnh.`,
    )
  const isMonthly = policy.schedule === 'monthly' && grant.value.months !== null
  const different = new Set(months).size
  if (isMonthly && (different !== months.length || (different > 0 && different !== grant.value.months)))
    return refuse(
      'invalid',
      `Số tiền này là ${grant.value.months} tháng, nhưng đã chọn ${different} tháng khác nhau. Chọn lại các tháng.`,
    )
  const outside = isMonthly
    ? (faultOfMonths(context.programme, policy, months) ?? faultOfMonthsGranted(entitlement, months, context))
    : null
  if (outside) return refuse('invalid', outside)
  const instalments = isMonthly ? instalmentsOf(amount, grant.value.months ?? 1, months) : []
  const lost = paidMonths(entitlement).filter((month) => !instalments.some((one) => one.month === month))
  if (lost.length > 0)
    return refuse('invalid', `Đã chi ${monthsInWords(lost)}: quyết định điều chỉnh phải giữ các tháng đã chi.`)
  const next: Entitlement = {
    ...entitlement,
    amount: dong(left),
    months: grant.value.months,
    days: grant.value.days,
    instalments,
    amendedBy: decision,
  }
  // Who was not met, has refused or died still has, unless nothing is left to pay.
  const isSettled = paid > 0 && paid === left
  const moved: Entitlement = isSettled
    ? { ...next, status: 'paid', notPaid: null }
    : { ...next, status: paid > 0 && !entitlement.notPaid ? standingStatus(next) : entitlement.status }
  const changes = {
    ...statusChange(entitlement, moved),
    amount: [formatDong(entitlement.amount), formatDong(moved.amount)] as const,
    ...(moved.days === entitlement.days
      ? {}
      : { days: [daysInWords(entitlement.days), daysInWords(moved.days)] as const }),
    ...(isMonthly
      ? {
          instalments: [
            monthsInWords(entitlement.instalments.map(({ month }) => month)),
            monthsInWords(instalments.map(({ month }) => month)),
          ] as const,
        }
      : {}),
    decision: [null, decisionInWords(decision)] as const,
  }
  return decided(moved, 'support.amended', changes, reason, context)
}
