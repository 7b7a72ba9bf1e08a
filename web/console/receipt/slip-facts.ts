import type { EntitlementView } from '../../../lambdas/contract/entitlements.ts'
import { monthsInWords } from '../../../lambdas/domain/payments/instalments.ts'
import { formatDay, formatInstant } from '../../../lambdas/domain/time/local-day.ts'
import { formatDong } from '../../shared/formats/figures.ts'

/** What the paper says that whoever was paid signs: of this one payment, and beside it the whole grant where that is another sum. */
export function slipFacts(
  entitlement: EntitlementView,
  payment: NonNullable<EntitlementView['payment']>,
): readonly (readonly [string, string])[] {
  const numbers = entitlement.idNumbers.map(({ kind, masked }) => `${kind} ${masked}`).join(', ')
  const receiver =
    payment.receivedBy === 'self'
      ? 'Chính người được hỗ trợ'
      : `Nhận thay: ${[payment.receiverName, payment.relation].filter(Boolean).join(', ')}`
  const isWhole = payment.amount === entitlement.amount
  return [
    ['Người được hỗ trợ', entitlement.fullName],
    ['Số giấy tờ', numbers || 'Chưa có'],
    ['Địa bàn', [entitlement.hamlet, entitlement.communeName].filter(Boolean).join(', ')],
    ['Chính sách', entitlement.policyName],
    ['Quyết định', `${entitlement.decision.number} ngày ${formatDay(entitlement.decision.day)}`],
    ['Số tiền', formatDong(payment.amount)],
    ...(payment.months.length > 0 ? [['Chi cho', monthsInWords(payment.months)] as const] : []),
    ...(isWhole ? [] : [['Cả khoản được duyệt', formatDong(entitlement.amount)] as const]),
    ['Ngày chi trả', formatDay(payment.paidOn)],
    ['Người nhận', receiver],
    ['Đơn vị chi trả', payment.payer.officeName],
    ['Ghi vào hệ thống lúc', formatInstant(payment.enteredAt)],
  ]
}
