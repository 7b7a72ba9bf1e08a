import type { EntitlementView } from '../../../lambdas/contract/entitlements.ts'
import type { PaymentCommandKind } from '../../../lambdas/domain/payments/payment-moves.ts'
import { formatDay } from '../../../lambdas/domain/time/local-day.ts'
import { formatDong } from '../../shared/formats/figures.ts'

/** What to say when the server has carried a command out. @param replayed it had been carried out before, by the same key */
export function doneWords(kind: PaymentCommandKind, changed: EntitlementView, replayed: boolean): string {
  const words = newWords(kind, changed)
  return replayed ? `${words} Máy chủ đã nhận từ lần gửi trước và không ghi hai lần.` : words
}

function newWords(
  kind: PaymentCommandKind,
  { amount, paid, payment, statusName, recovery, handedTo }: EntitlementView,
): string {
  if (kind === 'undo-payment') return `Đã huỷ cập nhật. Trạng thái bây giờ: ${statusName}.`
  if (kind === 'record-not-paid') return `Đã ghi: ${statusName}.`
  if (kind === 'hand-over') return `Đã chuyển cho ${handedTo?.officeName ?? 'bưu điện'}.`
  if (kind === 'take-back') return `Đã lấy lại. Trạng thái bây giờ: ${statusName}.`
  if (kind === 'resume') return `Đã cho chi lại. Trạng thái bây giờ: ${statusName}.`
  if (kind === 'amend') return `Đã điều chỉnh thành ${formatDong(amount)}. Trạng thái bây giờ: ${statusName}.`
  if (kind === 'cancel') return 'Đã huỷ khoản hỗ trợ theo quyết định.'
  if (kind === 'record-no-return') return `Đã ghi: ${statusName}.`
  if (kind === 'ask-back' || kind === 'record-return')
    return recovery && recovery.outstanding > 0
      ? `Đã ghi. Còn phải thu ${formatDong(recovery.outstanding)}.`
      : 'Đã ghi. Đã thu hồi đủ.'
  const day = payment ? `, ngày ${formatDay(payment.paidOn)}` : ''
  const left = amount - paid
  const rest = left > 0 ? ` Còn phải chi ${formatDong(left)}.` : ''
  return `Đã ghi nhận chi trả ${formatDong(payment?.amount ?? amount)}${day}.${rest}`
}
