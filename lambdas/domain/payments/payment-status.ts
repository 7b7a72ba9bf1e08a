import type { Role } from '../permissions/permission-table.ts'

/** Where the money of one entitlement stands. One table, read by the server and by the console's buttons. */
export const paymentStatuses = [
  'approved',
  'paid',
  'not-received',
  'refused',
  'deceased',
  'suspended',
  'cancelled',
] as const
export type PaymentStatus = (typeof paymentStatuses)[number]

export const statusNames = {
  approved: 'Chưa chi trả',
  paid: 'Đã chi trả',
  'not-received': 'Chưa nhận được',
  refused: 'Từ chối nhận',
  deceased: 'Đã mất',
  suspended: 'Tạm dừng',
  cancelled: 'Đã huỷ',
} as const satisfies Record<PaymentStatus, string>

/** Why an approved person could not be paid; 12,887 of 437,226 in Đắk Lắk's 2020 programme had such a reason. */
export const notPaidReasons = ['absent', 'moved', 'wrong-data', 'duplicate', 'deceased', 'refused', 'other'] as const
export type NotPaidReason = (typeof notPaidReasons)[number]

export const notPaidReasonNames = {
  absent: 'Vắng mặt, chưa liên hệ được',
  moved: 'Đã chuyển đi nơi khác',
  'wrong-data': 'Sai thông tin cá nhân',
  duplicate: 'Trùng với người hoặc chính sách khác',
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

export const paymentCommands = ['record-payment', 'record-not-paid', 'undo-payment'] as const
export type PaymentCommandKind = (typeof paymentCommands)[number]

interface Move {
  readonly from: readonly PaymentStatus[]
  readonly roles: readonly Role[]
}

/** Which command is open from which state, and to whom. */
export const paymentMoves = {
  'record-payment': { from: ['approved', 'not-received'], roles: ['tinh', 'huyen', 'xa', 'payer'] },
  'record-not-paid': { from: ['approved', 'not-received'], roles: ['tinh', 'huyen', 'xa', 'payer'] },
  'undo-payment': { from: ['paid', 'refused', 'deceased', 'suspended'], roles: ['tinh', 'huyen', 'xa', 'payer'] },
} as const satisfies Record<PaymentCommandKind, Move>

export function canMove(command: PaymentCommandKind, from: PaymentStatus, role: Role): boolean {
  const move: Move = paymentMoves[command]
  return move.from.includes(from) && move.roles.includes(role)
}

/** Whether the money may still be handed out. */
export const isPayable = (status: PaymentStatus): boolean =>
  (paymentMoves['record-payment'].from as readonly PaymentStatus[]).includes(status)
