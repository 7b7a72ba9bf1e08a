import { excludes } from '../duplicates/exclusion.ts'
import type { IdNumber } from '../ids/id-number.ts'
import { maskIdNumber } from '../ids/mask-id-number.ts'
import type { AuditEvent, AuditEventType } from '../ledger/audit-event.ts'
import type { Actor } from '../permissions/authorise.ts'
import type { Role } from '../permissions/permission-table.ts'
import type { Programme } from '../programmes/programme.ts'
import { ok, type Result, refuse } from '../result.ts'
import { formatDay, localDay, localTime } from '../time/local-day.ts'
import type { Entitlement, Payment } from './entitlement.ts'
import type { PaidElsewhere, PaymentCommand } from './payment-command.ts'
import { canMove, notPaidReasonNames, statusNames, statusOfReason } from './payment-status.ts'

/** Everything the decision may look at besides the entitlement and the command. */
export interface PaymentContext {
  readonly now: number
  readonly actor: Actor
  readonly commandId: string
  readonly programme: Programme
  /** Entitlements with the same ID number that have been paid already. */
  readonly paidElsewhere: readonly PaidElsewhere[]
  /** "Bưu điện Huyện Cư Kuin" for whoever entered the payment that stands on the record. */
  readonly payerName: (payer: Payment['payer']) => string
}

export interface PaymentDecision {
  readonly next: Entitlement
  readonly event: AuditEvent
  /** A number that this command brings onto the record. */
  readonly addedIdNumber: IdNumber | null
}

/**
 * What becomes of the entitlement, and the event that says so; or why not, in words for the counter.
 * Pure: the same arguments give the same answer.
 */
export function decidePayment(
  entitlement: Entitlement,
  command: PaymentCommand,
  context: PaymentContext,
): Result<PaymentDecision> {
  switch (command.kind) {
    case 'record-payment':
      return recordPayment(entitlement, command, context)
    case 'record-not-paid':
      return recordNotPaid(entitlement, command, context)
    case 'undo-payment':
      return undoPayment(entitlement, command, context)
  }
}

type Command<Kind extends PaymentCommand['kind']> = Extract<PaymentCommand, { kind: Kind }>

function recordPayment(
  entitlement: Entitlement,
  command: Command<'record-payment'>,
  context: PaymentContext,
): Result<PaymentDecision> {
  const { actor, now } = context
  if (!canMove(command.kind, entitlement.status, actor.role)) return wrongState(entitlement, context)
  const fault = faultOfPayment(entitlement, command, now) ?? faultOfIdNumber(entitlement, command)
  if (fault) return refuse('invalid', fault)
  const elsewhere = faultOfPaidElsewhere(entitlement, command, context)
  if (elsewhere) return elsewhere

  const addedIdNumber = entitlement.person.idNumber === null ? command.idNumber : null
  const payment: Payment = {
    paidOn: command.paidOn,
    enteredAt: now,
    late: command.paidOn < localDay(now) && !isBacklog(command.paidOn, context.programme),
    receiver: command.receiver,
    payer: payerOf(actor),
    noIdNumberReason: command.noIdNumberReason,
    note: command.note,
  }
  const person = addedIdNumber ? { ...entitlement.person, idNumber: addedIdNumber } : entitlement.person
  const changes: Record<string, [string | null, string | null]> = {
    status: [statusNames[entitlement.status], statusNames.paid],
    paidOn: [null, formatDay(command.paidOn)],
  }
  if (addedIdNumber) changes.idNumber = [null, maskIdNumber(addedIdNumber)]
  const next: Entitlement = { ...entitlement, status: 'paid', payment, notPaid: null, person }
  return decided(next, 'payment.recorded', changes, command.note, context, addedIdNumber)
}

function recordNotPaid(
  entitlement: Entitlement,
  command: Command<'record-not-paid'>,
  context: PaymentContext,
): Result<PaymentDecision> {
  if (!canMove(command.kind, entitlement.status, context.actor.role)) return wrongState(entitlement, context)
  if (command.reason === 'other' && !command.note)
    return refuse('invalid', 'Chọn "Lý do khác" thì phải ghi rõ lý do ở ô Ghi chú.')
  const status = statusOfReason[command.reason]
  const next: Entitlement = {
    ...entitlement,
    status,
    notPaid: { reason: command.reason, note: command.note, enteredAt: context.now, enteredBy: payerOf(context.actor) },
  }
  const reason = command.note
    ? `${notPaidReasonNames[command.reason]}: ${command.note}`
    : notPaidReasonNames[command.reason]
  return decided(
    next,
    'payment.not-received',
    { status: [statusNames[entitlement.status], statusNames[status]] },
    reason,
    context,
    null,
  )
}

/** On the day of entry the unit undoes its own; afterwards only the level above the one that entered it. */
function undoPayment(
  entitlement: Entitlement,
  command: Command<'undo-payment'>,
  context: PaymentContext,
): Result<PaymentDecision> {
  const { actor, now } = context
  if (!canMove(command.kind, entitlement.status, actor.role))
    return refuse(
      'wrong-state',
      `Khoản này đang ở trạng thái "${statusNames[entitlement.status]}", không có cập nhật nào để huỷ.`,
    )
  const enteredAt = entitlement.payment?.enteredAt ?? entitlement.notPaid?.enteredAt ?? now
  const enteredBy = (entitlement.payment?.payer ?? entitlement.notPaid?.enteredBy)?.role ?? 'tinh'
  if (localDay(enteredAt) !== localDay(now) && rank[actor.role] <= rank[enteredBy])
    return refuse(
      'forbidden',
      `Cập nhật này được nhập ngày ${formatDay(localDay(enteredAt))}. Sang ngày khác chỉ cấp trên mới được huỷ: báo Phòng LĐ-TBXH huyện hoặc Sở LĐ-TBXH.`,
    )
  const next: Entitlement = { ...entitlement, status: 'approved', payment: null, notPaid: null }
  const changes: AuditEvent['changes'] = {
    status: [statusNames[entitlement.status], statusNames.approved],
    paidOn: [entitlement.payment ? formatDay(entitlement.payment.paidOn) : null, null],
  }
  return decided(next, 'payment.undone', changes, command.reason, context, null)
}

const payerOf = ({ username, role, unit }: Actor): Payment['payer'] => ({ username, role, unit })

const rank = { observer: 0, payer: 1, xa: 1, huyen: 2, tinh: 3 } as const satisfies Record<Role, number>

const isBacklog = (day: string, programme: Programme): boolean =>
  programme.backlogUntil !== null && day <= programme.backlogUntil

function decided(
  next: Entitlement,
  type: AuditEventType,
  changes: AuditEvent['changes'],
  reason: string | null,
  context: PaymentContext,
  addedIdNumber: IdNumber | null,
): Result<PaymentDecision> {
  const { actor, now, commandId } = context
  return ok({
    next: { ...next, version: next.version + 1, updatedAt: now },
    event: { type, at: now, actor: payerOf(actor), commandId, reason, changes },
    addedIdNumber,
  })
}

function wrongState(entitlement: Entitlement, context: PaymentContext): Result<never> {
  const { payment, status } = entitlement
  if (status === 'paid' && payment) {
    const when = `lúc ${localTime(payment.enteredAt)} ${dayInWords(payment.enteredAt, context.now)}`
    return refuse(
      'already-paid',
      `Người này đã được ${context.payerName(payment.payer)} cập nhật chi trả ${when} (ngày chi trả ${formatDay(payment.paidOn)}). Không chi lần nữa.`,
    )
  }
  return refuse('wrong-state', `Khoản này đang ở trạng thái "${statusNames[status]}", không cập nhật chi trả được.`)
}

const dayInWords = (instant: number, now: number): string =>
  localDay(instant) === localDay(now) ? 'hôm nay' : `ngày ${formatDay(localDay(instant))}`

function faultOfPayment(entitlement: Entitlement, command: Command<'record-payment'>, now: number): string | null {
  if (command.paidOn > localDay(now)) return 'Ngày chi trả không được sau hôm nay.'
  if (command.paidOn < entitlement.decision.day)
    return `Ngày chi trả không được trước ngày quyết định (${formatDay(entitlement.decision.day)}).`
  const { receiver } = command
  if (receiver.kind === 'other' && (!receiver.name || !receiver.relation))
    return 'Người khác nhận thay: ghi họ tên người nhận và quan hệ với người được hỗ trợ.'
  return null
}

function faultOfIdNumber(entitlement: Entitlement, command: Command<'record-payment'>): string | null {
  const known = entitlement.person.idNumber
  if (known && command.idNumber && known.number !== command.idNumber.number)
    return `Số vừa nhập khác số trong danh sách (${maskIdNumber(known)}). Xem lại giấy tờ; nếu danh sách sai, chọn "Không chi được: sai thông tin cá nhân".`
  if (known || command.idNumber) return null
  if (!command.noIdNumberReason) return 'Bổ sung số CMND/CCCD khi chi trả, hoặc chọn lý do chưa có số.'
  if (command.noIdNumberReason === 'other' && !command.note)
    return 'Chọn "Lý do khác" thì phải ghi rõ lý do ở ô Ghi chú.'
  return null
}

/** Nobody is paid twice: the same number that was paid under a policy which excludes this one stops the payment. */
function faultOfPaidElsewhere(
  entitlement: Entitlement,
  command: Command<'record-payment'>,
  context: PaymentContext,
): Result<never> | null {
  const other = context.paidElsewhere.find((paid) => excludes(context.programme, entitlement.policy, paid.policy))
  if (!other) return null
  const number = entitlement.person.idNumber ?? command.idNumber
  const where = `đã chi trả theo chính sách "${other.policyName}" tại ${other.unitName}`
  // A 9-digit CMND was issued twice in places: with another name it is a sign, not a proof. A CCCD is never given to two people.
  if (number?.kind === 'CMND' && !other.sameName) {
    if (command.differentPerson) return null
    return refuse(
      'possible-duplicate',
      `Số CMND này ${where} cho người có tên khác. Đối chiếu giấy tờ: nếu đúng là hai người, xác nhận "người khác" rồi chi; nếu là một người, không chi.`,
    )
  }
  return refuse(
    'already-paid-elsewhere',
    `Số giấy tờ này ${where}. Mỗi người chỉ hưởng một chính sách: không chi, báo cấp huyện rà soát trùng.`,
  )
}
