import type { Dong } from '../money/dong.ts'
import { paidSum } from './instalments.ts'
import { type Recovery, returnedSum } from './recovery.ts'

/** Where the money of one entitlement stands. Who may move it where: payment-moves.ts. */
export const paymentStatuses = [
  'approved',
  'with-payer',
  'part-paid',
  'paid',
  'not-received',
  'refused',
  'deceased',
  'suspended',
  'to-recover',
  'recovered',
  'return-refused',
  'cancelled',
] as const
export type PaymentStatus = (typeof paymentStatuses)[number]

export const statusNames = {
  approved: 'Chưa chi trả',
  'with-payer': 'Đã chuyển bưu điện',
  'part-paid': 'Đã chi một phần',
  paid: 'Đã chi trả',
  'not-received': 'Chưa nhận được',
  refused: 'Từ chối nhận',
  deceased: 'Đã mất',
  suspended: 'Tạm dừng',
  'to-recover': 'Phải thu hồi',
  recovered: 'Đã thu hồi',
  'return-refused': 'Không trả lại tiền',
  cancelled: 'Đã huỷ',
} as const satisfies Record<PaymentStatus, string>

/** Why an approved person could not be paid; 12,887 of 437,226 in Đắk Lắk's 2020 programme had such a reason. */
export const notPaidReasons = [
  'absent',
  'moved',
  'wrong-data',
  'duplicate',
  'complaint',
  'deceased',
  'refused',
  'other',
] as const
export type NotPaidReason = (typeof notPaidReasons)[number]

export const notPaidReasonNames = {
  absent: 'Vắng mặt, chưa liên hệ được',
  moved: 'Đã chuyển đi nơi khác',
  'wrong-data': 'Sai thông tin cá nhân',
  duplicate: 'Trùng với người hoặc chính sách khác',
  complaint: 'Có phản ánh, khiếu nại đang xem xét',
  deceased: 'Đã mất',
  refused: 'Từ chối nhận (có giấy của chính người đó)',
  other: 'Lý do khác (ghi rõ)',
} as const satisfies Record<NotPaidReason, string>

export const statusOfReason = {
  absent: 'not-received',
  moved: 'not-received',
  'wrong-data': 'not-received',
  /** Not to be collected any more: the one above lifts it when the review finds otherwise. */
  duplicate: 'suspended',
  complaint: 'suspended',
  deceased: 'deceased',
  refused: 'refused',
  other: 'not-received',
} as const satisfies Record<NotPaidReason, PaymentStatus>

/** Why a payment was made without an ID number. Without a number from this list or on the record there is no payment. */
export const noIdNumberReasons = ['child', 'lost-card', 'never-issued', 'other'] as const
export type NoIdNumberReason = (typeof noIdNumberReasons)[number]

export const noIdNumberReasonNames = {
  child: 'Trẻ em chưa được cấp',
  'lost-card': 'Mất giấy tờ, đang cấp lại',
  'never-issued': 'Chưa từng được cấp',
  other: 'Lý do khác (ghi rõ)',
} as const satisfies Record<NoIdNumberReason, string>

/** Where a support stands of which nothing else is said: what of it is paid, and with whom it lies. */
export function standingStatus(
  entitlement: Parameters<typeof paidSum>[0] & { readonly amount: Dong; readonly handedTo: unknown },
): PaymentStatus {
  if (entitlement.payment) return paidSum(entitlement) < entitlement.amount ? 'part-paid' : 'paid'
  return entitlement.handedTo ? 'with-payer' : 'approved'
}

/**
 * Money has left and has not come back whole: the number that it was paid under stays paid. A recovery may ask less back than was paid;
 * what it leaves with the person he has had.
 */
export function isPaidOut(
  entitlement: Parameters<typeof paidSum>[0] & {
    readonly status: PaymentStatus
    readonly recovery: Pick<Recovery, 'parts'> | null
  },
): boolean {
  const { status, payment, recovery } = entitlement
  if (status === 'recovered') return recovery !== null && returnedSum(recovery) < paidSum(entitlement)
  return payment !== null || ['part-paid', 'paid', 'to-recover', 'return-refused'].includes(status)
}
