import { maskIdNumber } from '../ids/mask-id-number.ts'
import { parseIdNumber } from '../ids/parse-id-number.ts'
import { type Dong, dong, formatDong } from '../money/dong.ts'
import { decidePayment } from '../payments/decide-payment.ts'
import type { Entitlement, KnownIdNumber } from '../payments/entitlement.ts'
import { dueInstalments, monthsInWords, unpaidSum } from '../payments/instalments.ts'
import type { PaymentCommand } from '../payments/payment-command.ts'
import type { Command, PaymentContext } from '../payments/payment-context.ts'
import { isLate } from '../payments/payment-faults.ts'
import { mayMove } from '../payments/payment-moves.ts'
import { noIdNumberReasonNames } from '../payments/payment-status.ts'
import { entryToReplace } from '../payments/replaced-entry.ts'
import { mayUndo } from '../payments/undo-entry.ts'
import type { Refusal } from '../result.ts'
import { formatDay, localDay } from '../time/local-day.ts'
import type { BatchAnswer } from './batch-answer.ts'
import type { Said, SaidNotPaid, SaidPaid } from './said.ts'

export interface LinePlan {
  readonly answer: BatchAnswer
  /** Why not, or what comes with it, in words for the officer; null where the answer's own name says all. */
  readonly message: string | null
  /** Đồng that it is about. */
  readonly amount: Dong
  /** What a single officer would do, one after the other; none where nothing changes. */
  readonly moves: readonly PaymentCommand[]
}

/** How a batch reads the register. */
export interface PlanOptions {
  /** A payer's file says what is true, so that it corrects what the same office said before; a selection only adds. */
  readonly corrects: boolean
}

const correctionReason = 'Sửa theo kết quả chi trả gửi sau'

/**
 * What a line of the paper would do to its support: the very decisions of a single payment, so that a batch can do nothing that one
 * officer may not. Pure; asked in the dry run and once more when it is written.
 */
export function planLine(
  entitlement: Entitlement,
  said: Said,
  context: PaymentContext,
  { corrects }: PlanOptions,
): LinePlan {
  if (corrects && standsAlready(entitlement, said, context)) return left('same', null, sumOf(entitlement, said))
  const kind = said.outcome === 'paid' ? 'record-payment' : 'record-not-paid'
  const isOpen = mayMove(kind, entitlement, context.actor.role)
  const undo: PaymentCommand = { kind: 'undo-payment', reason: correctionReason, makesRoom: true }
  const undone =
    !isOpen && corrects && mayUndo(entitlement, context.actor) ? decidePayment(entitlement, undo, context) : null
  const base = undone?.ok ? undone.value.next : entitlement
  const fault = isOpen || undone?.ok ? faultOfLine(base, said, context, corrects) : null
  if (fault) return fault
  // Of what is settled already the state is the answer, whatever sum the line names.
  const asked = isOpen || undone?.ok || said.outcome === 'not-paid' ? said : { ...said, ...noSum }
  const entry = asked.outcome === 'paid' ? paymentOf(base, asked) : notPaidOf(asked)
  if ('answer' in entry) return entry
  const isCorrected = undone?.ok === true || (corrects && entitlement.notPaid !== null)
  // Taken back, the line leaves what stands there now.
  const replaced = isCorrected ? entryToReplace(entitlement) : null
  const command = replaced ? { ...entry, instead: replaced } : entry
  const decision = decidePayment(base, command, context)
  if (!decision.ok) return refusedBy(decision.error, entitlement)
  const { payment } = decision.value.next
  return {
    answer: isCorrected ? 'correct' : said.outcome === 'paid' ? 'pay' : 'not-paid',
    message: numberWords(command),
    amount: said.outcome === 'paid' && payment ? payment.amount : unpaidSum(base),
    moves: undone?.ok ? [undo, command] : [command],
  }
}

const noSum = { amount: null, months: null, idNumbers: [] } as const

const left = (answer: BatchAnswer, message: string | null, amount: Dong): LinePlan => ({
  answer,
  message,
  amount,
  moves: [],
})

const sumOf = (entitlement: Entitlement, said: Said): Dong =>
  said.outcome === 'paid' && entitlement.payment ? entitlement.payment.amount : unpaidSum(entitlement)

/** Whether the same office has said the very same before. */
function standsAlready({ payment, notPaid, person }: Entitlement, said: Said, { actor }: PaymentContext): boolean {
  const entry = said.outcome === 'paid' ? (notPaid ? null : payment?.payer) : notPaid?.enteredBy
  if (!entry || entry.role !== actor.role || entry.unit !== actor.unit) return false
  if (said.outcome === 'not-paid')
    return notPaid?.reason === said.reason && notPaid.note === said.note && notPaid.paper === said.paper
  return (
    payment?.paidOn === said.paidOn &&
    payment.receiver.kind === said.receiver.kind &&
    payment.receiver.name === said.receiver.name &&
    (said.amount === null || said.amount === payment.amount) &&
    lackingNumber(person.idNumbers, said.idNumbers) === null
  )
}

/**
 * Which of the line's numbers the payment adds: of a kind that the record lacks, the new card before the old one. A number that differs
 * from the record's of its kind is given too where no other agrees, and refused by the rule of a single payment.
 */
function lackingNumber(known: readonly KnownIdNumber[], shown: readonly KnownIdNumber[]): KnownIdNumber | null {
  const others = shown.filter(({ number }) => !known.some((one) => one.number === number))
  const lacking = others.filter(({ kind }) => !known.some((one) => one.kind === kind))
  const [first = null] = lacking.toSorted((one, other) => one.kind.localeCompare(other.kind))
  return first ?? (others.length === shown.length ? (others[0] ?? null) : null)
}

/** What the payment adds to the record, or why it adds nothing. */
function numberWords(command: PaymentCommand): string | null {
  if (command.kind !== 'record-payment') return null
  const { idNumber, noIdNumberReason } = command
  if (idNumber) return `Bổ sung số ${idNumber.kind} ${maskIdNumber(idNumber)}`
  return noIdNumberReason && `Chưa có số: ${noIdNumberReasonNames[noIdNumberReason]}`
}

/** What the paper says wrongly of a support that could be paid: told before the decision, each by its own name. */
function faultOfLine(base: Entitlement, said: Said, context: PaymentContext, corrects: boolean): LinePlan | null {
  if (said.outcome === 'not-paid') return null
  const amount = unpaidSum(base)
  if (said.paidOn > localDay(context.now))
    return left('future-day', `Ngày chi trả ${formatDay(said.paidOn)} sau hôm nay.`, amount)
  const { decision, handedTo } = base
  if (said.paidOn < decision.day)
    return left(
      'early-day',
      `Ngày chi trả ${formatDay(said.paidOn)} trước ngày quyết định (${formatDay(decision.day)}).`,
      amount,
    )
  if (corrects && handedTo && said.paidOn < localDay(handedTo.at))
    return left(
      'early-day',
      `Ngày chi trả ${formatDay(said.paidOn)} trước ngày giao tiền cho đơn vị chi trả (${formatDay(localDay(handedTo.at))}).`,
      amount,
    )
  if (isLate(said.paidOn, context) && !said.lateReason)
    return left('late', `Ngày chi trả ${formatDay(said.paidOn)} đã qua: ghi lý do nhập muộn cho cả đợt.`, amount)
  const hasNumber = base.person.idNumbers.length > 0 || said.idNumbers.length > 0
  if (!hasNumber && said.noIdNumberReason === null) return left('no-number', null, amount)
  return null
}

function paymentOf(base: Entitlement, said: SaidPaid): Command<'record-payment'> | LinePlan {
  const months = monthsOf(base, said)
  if (months === 'other-amount')
    return left(
      'wrong-amount',
      `Dòng này ghi ${monthsWords(said)}${formatDong(dong(said.amount ?? 0))}, còn phải chi ${formatDong(unpaidSum(base))}.`,
      unpaidSum(base),
    )
  const { paidOn, paidAt, place, mark, lateReason, receiver, note } = said
  const shown = lackingNumber(base.person.idNumbers, said.idNumbers)
  const number = shown && parseIdNumber(shown.number)
  if (number && !number.ok) return left('unclear', `Số giấy tờ: ${number.reason}.`, unpaidSum(base))
  const hasNumber = base.person.idNumbers.length > 0 || number !== null
  return {
    kind: 'record-payment',
    paidOn,
    paidAt,
    place,
    mark,
    lateReason,
    receiver,
    note,
    months,
    idNumber: number?.value ?? null,
    noIdNumberReason: hasNumber ? null : said.noIdNumberReason,
    // Questions to an officer are answered one by one, with the card in his hand.
    differentPerson: false,
    lowerConfirmed: false,
  }
}

const monthsWords = ({ months }: SaidPaid): string => (months === null ? '' : `${monthsInWords(months)}, `)

/** Which of its months the sum pays: those that the paper names, all that are left, or the first ones when the paper's sum says so. */
function monthsOf(base: Entitlement, said: SaidPaid): readonly string[] | null | 'other-amount' {
  const open = dueInstalments(base)
  if (said.months !== null) {
    const named = open.filter(({ month }) => said.months?.includes(month))
    const isDue = named.length === said.months.length && named.reduce((all, one) => all + one.due, 0) === said.amount
    return isDue ? said.months : 'other-amount'
  }
  const due = said.dueMonthsOnly ? monthsDueBy(said.paidOn, open) : open
  const sum = due.length > 0 ? due.reduce((all, one) => all + one.due, 0) : unpaidSum(base)
  if (said.amount === null || said.amount === sum) return due.length > 0 ? due.map(({ month }) => month) : null
  let paid = 0
  for (const [index, { due: part }] of open.entries()) {
    paid += part
    if (paid === said.amount) return open.slice(0, index + 1).map(({ month }) => month)
  }
  return 'other-amount'
}

/** Months that are over or running on that day; the first one where all of them are still to come, or are only counted. */
function monthsDueBy<Month extends { readonly month: string }>(day: string, open: readonly Month[]): readonly Month[] {
  const due = open.filter(({ month }) => month.includes('-') && month <= day.slice(0, 7))
  return due.length > 0 ? due : open.slice(0, 1)
}

const notPaidOf = ({ reason, note, paper }: SaidNotPaid): Command<'record-not-paid'> => ({
  kind: 'record-not-paid',
  reason,
  note,
  paper,
})

const answerOfRefusal: Partial<Record<Refusal['code'], BatchAnswer>> = {
  'already-paid': 'already-paid',
  'already-paid-elsewhere': 'already-paid',
  'months-limit': 'months-limit',
  'under-review': 'held',
  'possible-duplicate': 'question',
  'higher-elsewhere': 'question',
  'wrong-state': 'wrong-state',
}

const refusedBy = ({ code, message }: Refusal, entitlement: Entitlement): LinePlan =>
  left(answerOfRefusal[code] ?? 'unclear', message, unpaidSum(entitlement))
