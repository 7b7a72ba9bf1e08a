import type { RouteName } from '../../../lambdas/contract/routes.ts'
import type { AuditEventType } from '../../../lambdas/domain/ledger/audit-event.ts'
import type { PaymentCommandKind } from '../../../lambdas/domain/payments/payment-moves.ts'

interface PersonCommand {
  readonly route: RouteName
  /** On the button. */
  readonly words: string
  /** What was meant, as in „đã gửi …“. */
  readonly intent: string
  /** The events by which the history shows that it has arrived. */
  readonly events: readonly AuditEventType[]
}

/** How the console speaks of each command, and where it sends it. */
export const personCommands = {
  'record-payment': {
    route: 'recordPayment',
    words: 'Ghi nhận đã chi trả',
    intent: 'ghi nhận đã chi trả',
    events: ['payment.recorded'],
  },
  'record-not-paid': {
    route: 'recordNotPaid',
    words: 'Không chi được',
    intent: 'ghi lý do không chi được',
    events: ['payment.not-received'],
  },
  'hand-over': {
    route: 'handOver',
    words: 'Chuyển bưu điện chi trả',
    intent: 'chuyển bưu điện chi trả',
    events: ['payment.handed-over'],
  },
  'take-back': {
    route: 'takeBack',
    words: 'Lấy lại từ bưu điện',
    intent: 'lấy lại từ bưu điện',
    events: ['payment.taken-back'],
  },
  resume: {
    route: 'resumeSupport',
    words: 'Cho chi lại',
    intent: 'cho chi lại',
    events: ['support.resumed'],
  },
  'ask-back': {
    route: 'askBack',
    words: 'Lập thu hồi',
    intent: 'lập thu hồi',
    events: ['recovery.opened'],
  },
  'record-return': {
    route: 'recordReturn',
    words: 'Ghi tiền nộp lại',
    intent: 'ghi tiền nộp lại',
    events: ['recovery.returned'],
  },
  'record-no-return': {
    route: 'recordNoReturn',
    words: 'Không trả lại tiền',
    intent: 'ghi việc không trả lại tiền',
    events: ['recovery.refused'],
  },
  amend: {
    route: 'amendSupport',
    words: 'Điều chỉnh theo quyết định',
    intent: 'điều chỉnh khoản hỗ trợ theo quyết định',
    events: ['support.amended'],
  },
  cancel: {
    route: 'cancelSupport',
    words: 'Huỷ theo quyết định',
    intent: 'huỷ khoản hỗ trợ theo quyết định',
    events: ['support.cancelled'],
  },
  'undo-payment': {
    route: 'undoPayment',
    words: 'Huỷ cập nhật',
    intent: 'huỷ cập nhật',
    events: ['payment.undone', 'recovery.undone', 'support.reinstated', 'support.resumption-undone'],
  },
} as const satisfies Record<PaymentCommandKind, PersonCommand>
