import type { EntitlementView } from '../../../lambdas/contract/entitlements.ts'
import type { PaymentCommandKind } from '../../../lambdas/domain/payments/payment-status.ts'
import { formatDay } from '../../../lambdas/domain/time/local-day.ts'
import { formatDong } from '../../shared/formats/figures.ts'

/** What to say when the server has carried a command out. @param replayed it had been carried out before, by the same key */
export function doneWords(kind: PaymentCommandKind, changed: EntitlementView, replayed: boolean): string {
  const words = newWords(kind, changed)
  return replayed ? `${words} Máy chủ đã nhận từ lần gửi trước và không ghi hai lần.` : words
}

function newWords(kind: PaymentCommandKind, { amount, payment, statusName }: EntitlementView): string {
  if (kind === 'undo-payment') return `Đã huỷ cập nhật. Trạng thái bây giờ: ${statusName}.`
  if (kind === 'record-not-paid') return `Đã ghi: ${statusName}.`
  const day = payment ? `, ngày ${formatDay(payment.paidOn)}` : ''
  return `Đã ghi nhận chi trả ${formatDong(amount)}${day}.`
}
