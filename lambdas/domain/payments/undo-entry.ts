import { reviewWords, stoppingReview } from '../cases/review.ts'
import type { AuditEvent } from '../ledger/audit-event.ts'
import type { Actor } from '../permissions/authorise.ts'
import { type Result, refuse } from '../result.ts'
import type { Entitlement, HandedTo, Replaced } from './entitlement.ts'
import { lastEntry, lastPaymentEntry } from './last-entry.ts'
import { restGivenSince } from './payers-money.ts'
import { type Command, decided, type PaymentContext, type PaymentDecision, statusChange } from './payment-context.ts'
import { paymentFacts } from './payment-facts.ts'
import { faultOfPaidElsewhere } from './payment-faults.ts'
import { isPaidOut } from './payment-status.ts'
import { faultOfReplaced, replacedInWords, replacedOf, withReplaced } from './replaced-entry.ts'
import { lastResumption } from './resumption.ts'
import { faultOfUndoing, isOwnOrBelow } from './undo-right.ts'

/**
 * On the day of entry the office that entered it undoes its own; the level above may at any time. A number that came with the
 * payment leaves the record with it: it was read off the card at that counter.
 */
export function undoEntry(
  entitlement: Entitlement,
  command: Command<'undo-payment'>,
  context: PaymentContext,
): Result<PaymentDecision> {
  const { actor } = context
  const entry = lastEntry(entitlement)
  if (!entry) return refuse('wrong-state', 'Khoản này không có cập nhật nào để huỷ.')
  const concluded = stoppingReview(entitlement)
  if (concluded && entry.isConclusions)
    return refuse(
      'under-review',
      `Khoản này ${reviewWords[concluded.effect]} theo kết luận rà soát trùng: ${context.review.officeOf(concluded.owner)} huỷ kết luận trước rồi mới huỷ được cập nhật.`,
    )
  const lying = faultOfLying(entitlement, context)
  if (lying) return lying
  if (!isOwnOrBelow(actor, entry.by))
    return refuse(
      'wrong-state',
      `Cập nhật này do ${context.payerName(entry.by)} nhập: chỉ đơn vị đó (trong ngày) hoặc cấp trên mới được huỷ.`,
    )
  const late = faultOfUndoing('Cập nhật này', entry, actor, context)
  if (late) return late
  const replaced = entry.type === 'payment.undone' && !command.makesRoom ? replacedOf(entitlement) : undefined
  const without = replaced ? withReplaced(entry.without, replaced) : entry.without
  const fault =
    (replaced && faultOfReplaced(entry.without, replaced, context)) ?? faultOfPaidAgain(entitlement, without, context)
  if (fault) return fault
  const { handedTo } = without
  const facts = {
    ...(replaced ? factsWith(entry.facts, without, replaced) : entry.facts),
    ...(handedTo && !entitlement.handedTo
      ? { handedTo: [null, context.payerName({ role: 'payer', unit: handedTo.unit })] as const }
      : {}),
  }
  return decided(without, entry.type, { ...statusChange(entitlement, without), ...facts }, command.reason, context)
}

/** Where the money lies since a resumption that is the last entry. */
const lyingSinceResumed = (entitlement: Entitlement): HandedTo | null =>
  lastResumption(entitlement) && entitlement.handedTo

/** Where the rest lies since a payment that is the last entry. */
const lyingSincePaid = (entitlement: Entitlement): HandedTo | null =>
  lastPaymentEntry(entitlement) && !entitlement.notPaid ? restGivenSince(entitlement) : null

/** Whoever is not paid has no money lying for him at a post office, and whoever was not paid a part of it has not only the rest there. */
function faultOfLying(entitlement: Entitlement, context: PaymentContext): Result<never> | null {
  const resumed = lyingSinceResumed(entitlement)
  const paid = lyingSincePaid(entitlement)
  const lying = resumed ?? paid
  if (!lying) return null
  const office = context.payerName({ role: 'payer', unit: lying.unit })
  return refuse(
    'wrong-state',
    resumed
      ? `Sau khi cho chi lại, khoản này đã chuyển cho ${office}: lấy lại từ đơn vị đó trước rồi mới huỷ việc cho chi lại.`
      : `Sau lần chi này, phần còn lại đã chuyển cho ${office}: lấy lại từ đơn vị đó trước, huỷ lần chi, rồi chuyển lại cả khoản.`,
  )
}

/** What is taken off the record, and what stands on it again. */
function factsWith(facts: AuditEvent['changes'], without: Entitlement, replaced: Replaced): AuditEvent['changes'] {
  const back = replaced.notPaid
    ? { restored: replacedInWords(replaced), ...(replaced.notPaid.paper ? { paper: replaced.notPaid.paper } : {}) }
    : replaced.payment
      ? paymentFacts(without)
      : {}
  const fields = [...new Set([...Object.keys(facts), ...Object.keys(back)])]
  const now: Readonly<Record<string, string | null | undefined>> = back
  return Object.fromEntries(fields.map((field) => [field, [facts[field]?.[0] ?? null, now[field] ?? null] as const]))
}

/** What had come back whole, or was corrected to not paid, freed the person for another support: where that one is paid meanwhile, both would be. */
function faultOfPaidAgain(
  entitlement: Entitlement,
  without: Entitlement,
  context: PaymentContext,
): Result<never> | null {
  if (isPaidOut(entitlement) || !isPaidOut(without)) return null
  const elsewhere = faultOfPaidElsewhere(entitlement, { differentPerson: true }, context)
  if (!elsewhere || elsewhere.ok) return null
  return refuse(
    elsewhere.error.code,
    entitlement.recovery
      ? 'Tiền của khoản này đã thu hồi đủ, và từ đó người này đã được chi một khoản khác: huỷ lần ghi thu hồi thì thành chi hai lần. Huỷ cập nhật của khoản kia trước.'
      : 'Sau lần sửa này người này đã được chi một khoản khác: ghi lại kết quả trước thì thành chi hai lần. Huỷ cập nhật của khoản kia trước.',
  )
}

/** Whether the last entry is this office's own, or of one below it; the day is looked at when it is undone. */
export function mayUndo(entitlement: Entitlement, actor: Pick<Actor, 'role' | 'unit'>): boolean {
  const entry = lastEntry(entitlement)
  if (!entry || (entry.isConclusions && stoppingReview(entitlement))) return false
  if (lyingSinceResumed(entitlement) || lyingSincePaid(entitlement)) return false
  return isOwnOrBelow(actor, entry.by)
}
