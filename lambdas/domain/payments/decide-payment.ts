import { reviewWords, stoppingReview } from '../cases/review.ts'
import type { AuditEvent, AuditEventType } from '../ledger/audit-event.ts'
import { eventHand } from '../ledger/hand.ts'
import type { Actor } from '../permissions/authorise.ts'
import type { Role } from '../permissions/permission-table.ts'
import type { Programme } from '../programmes/programme.ts'
import { ok, type Result, refuse } from '../result.ts'
import { formatDay, localDay, localTime } from '../time/local-day.ts'
import type { Entitlement, Payment } from './entitlement.ts'
import type { OtherSupport, PaymentCommand } from './payment-command.ts'
import { paymentFacts } from './payment-facts.ts'
import {
  faultOfConclusion,
  faultOfHigherElsewhere,
  faultOfIdNumber,
  faultOfPaidElsewhere,
  faultOfPayment,
  faultOfReview,
  type Held,
} from './payment-faults.ts'
import { canMove, notPaidReasonNames, statusNames, statusOfReason } from './payment-status.ts'

/** Everything the decision may look at besides the entitlement and the command. */
export interface PaymentContext {
  readonly now: number
  readonly actor: Actor
  readonly commandId: string
  readonly programme: Programme
  /** The programme's other entitlements that share an ID number with this one. */
  readonly others: readonly OtherSupport[]
  /** "Bưu điện Huyện Cư Kuin" for whoever entered the payment that stands on the record. */
  readonly payerName: (payer: Payment['payer']) => string
  readonly review: Held
}

export interface PaymentDecision {
  readonly next: Entitlement
  readonly event: AuditEvent
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
  const concluded = entitlement.status === 'paid' ? null : faultOfConclusion(entitlement, context.review)
  if (concluded) return concluded
  if (!canMove(command.kind, entitlement.status, actor.role)) return wrongState(entitlement, context)
  const fault = faultOfPayment(entitlement, command, now) ?? faultOfIdNumber(entitlement, command)
  if (fault) return refuse('invalid', fault)
  const elsewhere =
    faultOfPaidElsewhere(entitlement, command, context) ??
    faultOfReview(entitlement, context.review) ??
    faultOfHigherElsewhere(entitlement, command, context)
  if (elsewhere) return elsewhere

  const { idNumbers } = entitlement.person
  const isKnown = idNumbers.some(({ number }) => number === command.idNumber?.number)
  const addedIdNumber = isKnown ? null : command.idNumber
  const payment: Payment = {
    paidOn: command.paidOn,
    enteredAt: now,
    late: command.paidOn < localDay(now) && !isBacklog(command.paidOn, context.programme),
    receiver: command.receiver,
    payer: payerOf(actor),
    addedIdNumber: addedIdNumber?.kind ?? null,
    noIdNumberReason: command.noIdNumberReason,
    differentPerson: command.differentPerson,
    lowerConfirmed: command.lowerConfirmed,
    note: command.note,
  }
  const person = addedIdNumber
    ? { ...entitlement.person, idNumbers: [...idNumbers, addedIdNumber] }
    : entitlement.person
  const next: Entitlement = { ...entitlement, status: 'paid', payment, notPaid: null, person }
  const changes: Record<string, [string | null, string | null]> = {
    status: [statusNames[entitlement.status], statusNames.paid],
    ...mapFacts(next, (fact) => [null, fact]),
  }
  return decided(next, 'payment.recorded', changes, command.note, context)
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
  )
}

/**
 * On the day of entry the office that entered it undoes its own; the level above may at any time. A number that came with the
 * payment leaves the record with it: it was read off the card at that counter.
 */
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
  // What has been set off, or is asked back, hangs on this payment.
  const concluded = stoppingReview(entitlement)
  if (concluded)
    return refuse(
      'under-review',
      `Khoản này ${reviewWords[concluded.effect]} theo kết luận rà soát trùng: ${context.review.officeOf(concluded.owner)} huỷ kết luận trước rồi mới huỷ được cập nhật.`,
    )
  const { payment, notPaid, person } = entitlement
  const enteredAt = payment?.enteredAt ?? notPaid?.enteredAt ?? now
  const entered = enteredBy(entitlement)
  const isAbove = entered !== null && isAboveOf(actor, entered)
  if (!mayUndo(entitlement, actor))
    return refuse(
      'wrong-state',
      `Cập nhật này do ${entered ? context.payerName(entered) : 'đơn vị khác'} nhập: chỉ đơn vị đó (trong ngày) hoặc cấp trên mới được huỷ.`,
    )
  if (!isAbove && localDay(enteredAt) !== localDay(now))
    return refuse(
      'wrong-state',
      `Cập nhật này được nhập ngày ${formatDay(localDay(enteredAt))}. Sang ngày khác chỉ cấp trên mới được huỷ: báo Phòng LĐ-TBXH huyện hoặc Sở LĐ-TBXH.`,
    )
  const idNumbers = person.idNumbers.filter(({ kind }) => kind !== payment?.addedIdNumber)
  const next: Entitlement = {
    ...entitlement,
    status: 'approved',
    payment: null,
    notPaid: null,
    person: { ...person, idNumbers },
  }
  const changes: AuditEvent['changes'] = {
    status: [statusNames[entitlement.status], statusNames.approved],
    ...mapFacts(entitlement, (fact) => [fact, null]),
  }
  return decided(next, 'payment.undone', changes, command.reason, context)
}

function mapFacts(
  entitlement: Entitlement,
  change: (fact: string) => [string | null, string | null],
): Record<string, [string | null, string | null]> {
  return Object.fromEntries(Object.entries(paymentFacts(entitlement)).map(([field, fact]) => [field, change(fact)]))
}

const enteredBy = ({ payment, notPaid }: Entitlement): Payment['payer'] | null =>
  payment?.payer ?? notPaid?.enteredBy ?? null

const isAboveOf = (actor: Pick<Actor, 'role'>, entered: Payment['payer']): boolean =>
  rank[actor.role] > rank[entered.role]

/** Whether the entry is this office's own, or of one below it; the day is looked at when it is undone. */
export function mayUndo(entitlement: Entitlement, actor: Pick<Actor, 'role' | 'unit'>): boolean {
  const entered = enteredBy(entitlement)
  if (!entered) return false
  return isAboveOf(actor, entered) || (entered.role === actor.role && entered.unit === actor.unit)
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
): Result<PaymentDecision> {
  const { actor, now, commandId } = context
  return ok({
    next: { ...next, version: next.version + 1, updatedAt: now },
    event: { type, at: now, actor: eventHand(actor), commandId, reason, changes },
  })
}

function wrongState(entitlement: Entitlement, context: PaymentContext): Result<never> {
  const { payment, status } = entitlement
  if (status === 'paid' && payment) {
    const when = `lúc ${localTime(payment.enteredAt)} ${dayInWords(payment.enteredAt, context.now)}`
    return refuse(
      'already-paid',
      `Người này đã được ${context.payerName(payment.payer)} cập nhật chi trả ${when} (ngày chi trả ${formatDay(payment.paidOn)}). Không chi lần nữa. Tài khoản đã nhập: ${payment.payer.username}.`,
    )
  }
  return refuse('wrong-state', `Khoản này đang ở trạng thái "${statusNames[status]}", không cập nhật chi trả được.`)
}

const dayInWords = (instant: number, now: number): string =>
  localDay(instant) === localDay(now) ? 'hôm nay' : `ngày ${formatDay(localDay(instant))}`
