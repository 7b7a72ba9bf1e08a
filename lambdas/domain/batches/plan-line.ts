import { hideNumbers } from '../ids/hide-numbers.ts'
import type { IdNumber } from '../ids/id-number.ts'
import { maskIdNumber } from '../ids/mask-id-number.ts'
import { parseIdNumber } from '../ids/parse-id-number.ts'
import type { Dong } from '../money/dong.ts'
import { decidePayment } from '../payments/decide-payment.ts'
import type { Entitlement } from '../payments/entitlement.ts'
import { monthsInWords, unpaidSum } from '../payments/instalments.ts'
import type { PaymentCommand } from '../payments/payment-command.ts'
import type { Command, PaymentContext } from '../payments/payment-context.ts'
import { receiverInWords } from '../payments/payment-facts.ts'
import { isLate } from '../payments/payment-faults.ts'
import { mayMove } from '../payments/payment-moves.ts'
import { noIdNumberReasonNames } from '../payments/payment-status.ts'
import { entryToReplace, nothingToReplace } from '../payments/replaced-entry.ts'
import { mayUndo } from '../payments/undo-entry.ts'
import type { Refusal } from '../result.ts'
import { formatDay, localDay } from '../time/local-day.ts'
import type { BatchAnswer } from './batch-answer.ts'
import { lackingNumbers } from './lacking-numbers.ts'
import { type Meant, meantPayment } from './meant-payment.ts'
import { monthsMeant } from './named-months.ts'
import { paidMonthsOf } from './paid-months.ts'
import type { Said, SaidNotPaid, SaidPaid } from './said.ts'
import { fieldsInWords, saidOtherwise, withSaidBefore } from './said-before.ts'

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
  told: Said,
  context: PaymentContext,
  { corrects }: PlanOptions,
): LinePlan {
  if (corrects && standsUnpaid(entitlement, told, context)) return left('same', null, unpaidSum(entitlement))
  const meant = corrects ? meantPayment(entitlement, told, context) : null
  if (meant?.kind === 'left') return left(meant.answer, meant.message, meant.amount)
  const meantMonths = corrects ? { ...told, months: monthsMeant(entitlement, told.months) } : told
  const said =
    meantMonths.outcome === 'paid' && meant?.kind === 'last' ? withSaidBefore(entitlement, meantMonths) : meantMonths
  const kind = said.outcome === 'paid' ? 'record-payment' : 'record-not-paid'
  const mayEnter = mayMove(kind, entitlement, context.actor.role)
  const isOpen = mayEnter && meant?.kind !== 'last'
  const undo: PaymentCommand = { kind: 'undo-payment', reason: correctionReason, makesRoom: true }
  const undone =
    !isOpen && isCorrectable(entitlement, meant) && mayUndo(entitlement, context.actor)
      ? decidePayment(entitlement, undo, context)
      : null
  const base = undone?.ok ? undone.value.next : entitlement
  // Why it is not corrected says more than that nothing is open: from its next day on another office corrects it.
  if (undone && !undone.ok)
    return left(entitlement.notPaid ? 'wrong-state' : 'already-paid', undone.error.message, unpaidSum(entitlement))
  // What is paid in part would take the line for its next month.
  if (mayEnter && !isOpen && !undone) return left('already-paid', null, unpaidSum(entitlement))
  const fault = isOpen || undone?.ok ? faultOfLine(base, said, context, corrects) : null
  if (fault) return fault
  // Of what is settled already the state is the answer, whatever sum the line names.
  const asked = isOpen || undone?.ok || said.outcome === 'not-paid' ? said : { ...said, ...noSum }
  const entry = asked.outcome === 'paid' ? paymentOf(base, asked) : notPaidOf(asked)
  if ('answer' in entry) return entry
  const isCorrected = undone?.ok === true || (corrects && entitlement.notPaid !== null)
  // Taken back, the line leaves what stands there now.
  const stood = isCorrected || entitlement.notPaid ? entryToReplace(entitlement) : null
  const replaced = stood ?? (said.outcome === 'not-paid' ? nothingToReplace(entitlement) : null)
  const command = replaced ? { ...entry, instead: replaced } : entry
  const decision = decidePayment(base, command, context)
  if (!decision.ok) return refusedBy(decision.error, entitlement)
  const { payment } = decision.value.next
  return {
    answer: isCorrected ? 'correct' : said.outcome === 'paid' ? 'pay' : 'not-paid',
    message: inOneWord([mendedWords(entitlement, said, meant), wordsOf(command, corrects)]),
    amount: said.outcome === 'paid' && payment ? payment.amount : unpaidSum(base),
    moves: undone?.ok ? [undo, command] : [command],
  }
}

/** What a file corrects is its payment, or why there was none; a cancellation and a recovery have papers of their own. */
const isCorrectable = ({ cancellation, recovery, notPaid }: Entitlement, meant: Meant | null): boolean =>
  meant !== null && cancellation === null && recovery === null && (meant.kind === 'last' || notPaid !== null)

const noSum = { amount: null, months: null, dueMonthsOnly: false, idNumbers: [] } as const

const left = (answer: BatchAnswer, message: string | null, amount: Dong): LinePlan => ({
  answer,
  message,
  amount,
  moves: [],
})

/** Whether the same office has said before, in the same words, why nothing was handed out. */
function standsUnpaid({ notPaid }: Entitlement, said: Said, { actor }: PaymentContext): boolean {
  if (said.outcome === 'paid' || !notPaid) return false
  const { role, unit } = notPaid.enteredBy
  const isOwn = role === actor.role && unit === actor.unit
  return isOwn && notPaid.reason === said.reason && notPaid.note === said.note && notPaid.paper === said.paper
}

/** What of the payment that stands a file says otherwise; numbers and whoever took the money for another have words of their own. */
function mendedWords(entitlement: Entitlement, said: Said, meant: Meant | null): string | null {
  const { payment } = entitlement
  if (meant?.kind !== 'last' || said.outcome !== 'paid' || !payment) return null
  const toldBeside: readonly string[] = said.receiver.kind === 'other' ? ['idNumber', 'receiver'] : ['idNumber']
  const fields = saidOtherwise(payment, said, entitlement).filter((field) => !toldBeside.includes(field))
  return fields.length > 0 ? `Sửa ${fieldsInWords(fields)}` : null
}

const inOneWord = (words: readonly (string | null | false)[]): string | null => words.filter(Boolean).join('. ') || null

/** What the payment adds to the record, or why it adds nothing, which months a file's line was taken for, and who else took the money. */
function wordsOf(command: PaymentCommand, corrects: boolean): string | null {
  if (command.kind !== 'record-payment') return null
  const { idNumber, furtherNumber, noIdNumberReason, months, receiver } = command
  const added = [idNumber, furtherNumber ?? null].filter((one) => one !== null)
  const number =
    added.length > 0
      ? `Bổ sung số ${added.map((one) => `${one.kind} ${maskIdNumber(one)}`).join(' và ')}`
      : noIdNumberReason && `Chưa có số: ${noIdNumberReasonNames[noIdNumberReason]}`
  // Whoever confirms sees the paper's name; its number is for who may read numbers.
  const standIn = receiver.kind === 'other' ? `Người nhận thay: ${hideNumbers(receiverInWords(receiver))}` : null
  return inOneWord([number, corrects && months !== null && `Chi ${monthsInWords(months)}`, standIn])
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
  const paid = paidMonthsOf(base, said)
  if (!paid.ok) return left(paid.answer, paid.message, unpaidSum(base))
  const { months } = paid
  const { paidOn, paidAt, place, mark, lateReason, receiver, note } = said
  const numbers: IdNumber[] = []
  for (const { number } of lackingNumbers(base.person.idNumbers, said.idNumbers)) {
    const parsed = parseIdNumber(number)
    if (!parsed.ok) return left('unclear', `Số giấy tờ: ${parsed.reason}.`, unpaidSum(base))
    numbers.push(parsed.value)
  }
  const [number, further] = numbers
  const hasNumber = base.person.idNumbers.length > 0 || number !== undefined
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
    idNumber: number ?? null,
    ...(further ? { furtherNumber: further } : {}),
    noIdNumberReason: hasNumber ? null : said.noIdNumberReason,
    // Questions to an officer are answered one by one, with the card in his hand.
    differentPerson: false,
    lowerConfirmed: false,
  }
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
  'days-limit': 'months-limit',
  'under-review': 'held',
  'possible-duplicate': 'question',
  'higher-elsewhere': 'question',
  'wrong-state': 'wrong-state',
}

const refusedBy = ({ code, message }: Refusal, entitlement: Entitlement): LinePlan =>
  left(answerOfRefusal[code] ?? 'unclear', message, unpaidSum(entitlement))
