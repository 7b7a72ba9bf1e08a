import { sumDong } from '../money/dong.ts'
import type { Actor } from '../permissions/authorise.ts'
import { type Result, refuse } from '../result.ts'
import type { Entitlement, KnownIdNumber, Payment } from './entitlement.ts'
import { entryTime } from './entry-time.ts'
import { dueInstalments, paymentsOf, unpaidSum } from './instalments.ts'
import { faultOfMonthsElsewhere } from './months-limit.ts'
import {
  type Command,
  decided,
  enteredByOf,
  type PaymentContext,
  type PaymentDecision,
  statusChange,
} from './payment-context.ts'
import { paymentFacts } from './payment-facts.ts'
import {
  faultOfHigherElsewhere,
  faultOfIdNumber,
  faultOfMonths,
  faultOfOtherProvince,
  faultOfPaidElsewhere,
  faultOfPayment,
  faultOfReview,
  isLate,
} from './payment-faults.ts'
import { standingStatus } from './payment-status.ts'
import { faultOfSupplementElsewhere } from './supplement-limit.ts'

/** The money has changed hands. */
export function recordPayment(
  entitlement: Entitlement,
  command: Command<'record-payment'>,
  context: PaymentContext,
): Result<PaymentDecision> {
  const { actor } = context
  const fault =
    faultOfPayment(entitlement, command, context) ??
    faultOfMonths(entitlement, command) ??
    faultOfIdNumber(entitlement, command)
  if (fault) return refuse('invalid', fault)
  const elsewhere =
    faultOfMonthsElsewhere(entitlement, command.months, context) ??
    faultOfSupplementElsewhere(entitlement, context) ??
    faultOfPaidElsewhere(entitlement, command, context) ??
    faultOfReview(entitlement, context) ??
    faultOfOtherProvince(entitlement) ??
    faultOfHigherElsewhere(entitlement, command, context)
  if (elsewhere) return elsewhere

  const { idNumbers } = entitlement.person
  const brought = lackingOf(idNumbers, command)
  const [first, second] = brought.toReversed()
  const due = dueInstalments(entitlement)
  const paid = due.filter(({ month }) => command.months?.includes(month) ?? true)
  const at = entryTime(entitlement, context.now)
  const late = isLate(command.paidOn, context)
  const payment: Payment = {
    amount: due.length > 0 ? sumDong(paid.map((one) => one.due)) : unpaidSum(entitlement),
    months: paid.map(({ month }) => month),
    paidOn: command.paidOn,
    paidAt: command.paidAt,
    place: command.place,
    mark: command.mark,
    enteredAt: at,
    late,
    lateReason: late ? command.lateReason : null,
    receiver: command.receiver,
    payer: enteredByOf(actor),
    ...outOfAnother(entitlement, actor),
    addedIdNumber: first?.kind ?? null,
    ...(second ? { alsoAdded: second.kind } : {}),
    noIdNumberReason: command.noIdNumberReason,
    differentPerson: command.differentPerson,
    lowerConfirmed: command.lowerConfirmed,
    note: command.note,
    ...(command.instead ? { instead: command.instead } : {}),
  }
  const person =
    brought.length > 0 ? { ...entitlement.person, idNumbers: [...idNumbers, ...brought] } : entitlement.person
  const done = { ...entitlement, payment, earlier: paymentsOf(entitlement), notPaid: null, person }
  const next: Entitlement = { ...done, status: standingStatus(done) }
  const facts = Object.entries(paymentFacts(next)).map(([field, fact]) => [field, [null, fact] as const])
  const changes = { ...statusChange(entitlement, next), ...Object.fromEntries(facts) }
  return decided(next, 'payment.recorded', changes, command.note, { ...context, now: at })
}

/** The command's numbers that the record lacks, one of each kind, the card that was shown last. */
function lackingOf(
  known: readonly KnownIdNumber[],
  { idNumber, furtherNumber }: Command<'record-payment'>,
): readonly KnownIdNumber[] {
  const shown = idNumber && !known.some(({ number }) => number === idNumber.number) ? [idNumber] : []
  const isLacking = furtherNumber && ![...known, ...shown].some(({ kind }) => kind === furtherNumber.kind)
  return isLacking ? [furtherNumber, ...shown] : shown
}

/** The district enters it for the post office that has the money: it was paid out of that. */
const outOfAnother = ({ handedTo }: Entitlement, { role, unit }: Actor): Pick<Payment, 'outOf'> =>
  handedTo && !(role === 'payer' && unit === handedTo.unit) ? { outOf: handedTo.unit } : {}
