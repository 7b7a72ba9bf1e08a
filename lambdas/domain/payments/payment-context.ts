import type { AuditEvent, AuditEventType } from '../ledger/audit-event.ts'
import { eventHand } from '../ledger/hand.ts'
import type { Actor } from '../permissions/authorise.ts'
import type { Programme } from '../programmes/programme.ts'
import { ok, type Result, refuse } from '../result.ts'
import { formatDay, localDay, localTime } from '../time/local-day.ts'
import type { UnitTree } from '../units/unit-tree.ts'
import type { EnteredBy } from './entered-by.ts'
import type { Entitlement } from './entitlement.ts'
import type { OtherSupport, PaymentCommand } from './payment-command.ts'
import type { Held } from './payment-faults.ts'
import { statusNames } from './payment-status.ts'

/** Everything the decision may look at besides the entitlement and the command. */
export interface PaymentContext {
  readonly now: number
  readonly actor: Actor
  readonly commandId: string
  readonly programme: Programme
  /** Payments up to this day may be entered afterwards: the system had not begun here. Null where there was no back-log. */
  readonly backlogUntil: string | null
  readonly tree: UnitTree
  /** The programme's other entitlements that share an ID number with this one. */
  readonly others: readonly OtherSupport[]
  /** "Bưu điện Huyện Cư Kuin" for whoever made an entry that stands on the record. */
  readonly payerName: (payer: Pick<EnteredBy, 'role' | 'unit'>) => string
  readonly review: Held
}

export interface PaymentDecision {
  readonly next: Entitlement
  readonly event: AuditEvent
}

export type Command<Kind extends PaymentCommand['kind']> = Extract<PaymentCommand, { kind: Kind }>

export const enteredByOf = ({ username, role, unit }: Actor): EnteredBy => ({ username, role, unit })

export function decided(
  next: Entitlement,
  type: AuditEventType,
  changes: AuditEvent['changes'],
  reason: string | null,
  context: PaymentContext,
): Result<PaymentDecision> {
  const { actor, now, commandId } = context
  return ok({
    next: { ...next, version: next.version + 1, updatedAt: now },
    event: { type, at: now, actor: eventHand(actor), commandId, reason, changes },
  })
}

/** What the event says of a state that has moved. */
export const statusChange = (before: Entitlement, after: Entitlement): AuditEvent['changes'] => ({
  status: [statusNames[before.status], statusNames[after.status]],
})

export function wrongState(entitlement: Entitlement, context: PaymentContext): Result<never> {
  const { payment, status, handedTo } = entitlement
  if (status === 'paid' && payment) {
    const when = `lúc ${localTime(payment.enteredAt)} ${dayInWords(payment.enteredAt, context.now)}`
    return refuse(
      'already-paid',
      `Người này đã được ${context.payerName(payment.payer)} cập nhật chi trả ${when} (ngày chi trả ${formatDay(payment.paidOn)}). Không chi lần nữa. Tài khoản đã nhập: ${payment.payer.username}.`,
    )
  }
  if ((status === 'with-payer' || status === 'part-paid') && handedTo)
    return refuse(
      'wrong-state',
      `Khoản này đã chuyển cho ${context.payerName({ role: 'payer', unit: handedTo.unit })} chi trả. Muốn chi tại xã thì lấy lại từ đơn vị chi trả trước.`,
    )
  return refuse(
    'wrong-state',
    `Khoản này đang ở trạng thái "${statusNames[status]}", không làm được việc này. Tải lại trang để xem việc nào còn làm được.`,
  )
}

const dayInWords = (instant: number, now: number): string =>
  localDay(instant) === localDay(now) ? 'hôm nay' : `ngày ${formatDay(localDay(instant))}`
