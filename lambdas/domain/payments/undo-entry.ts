import { reviewWords, stoppingReview } from '../cases/review.ts'
import type { AuditEvent, AuditEventType } from '../ledger/audit-event.ts'
import { dong, formatDong } from '../money/dong.ts'
import type { Actor } from '../permissions/authorise.ts'
import { type Result, refuse } from '../result.ts'
import type { EnteredBy } from './entered-by.ts'
import type { Entitlement, HandedTo, Replaced, Resumption } from './entitlement.ts'
import { type Command, decided, type PaymentContext, type PaymentDecision, statusChange } from './payment-context.ts'
import { paymentFacts } from './payment-facts.ts'
import { faultOfPaidElsewhere } from './payment-faults.ts'
import { isPaidOut, standingStatus, statusOfReason } from './payment-status.ts'
import { type AskedMore, outstanding, type Recovery } from './recovery.ts'
import { faultOfReplaced, replacedInWords, replacedOf, withReplaced } from './replaced-entry.ts'
import { lastResumption, resumedBefore, withoutLastResumption } from './resumption.ts'
import { faultOfUndoing, isOwnOrBelow } from './undo-right.ts'

/** The last entry that stands on a record, and what the record is without it. */
interface Entry {
  readonly by: EnteredBy
  readonly at: number
  readonly type: AuditEventType
  readonly without: Entitlement
  readonly facts: AuditEvent['changes']
  /** What a duplicate case has concluded is lifted by the case. */
  readonly isConclusions: boolean
}

/**
 * On the day of entry the office that entered it undoes its own; the level above may at any time. A number that came with the
 * payment leaves the record with it: it was read off the card at that counter.
 */
export function undoEntry(
  entitlement: Entitlement,
  command: Command<'undo-payment'>,
  context: PaymentContext,
): Result<PaymentDecision> {
  const { actor, now } = context
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
  const late = faultOfUndoing('Cập nhật này', entry, actor, now)
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

/** Whoever is not paid has no money lying for him at a post office. */
function faultOfLying(entitlement: Entitlement, context: PaymentContext): Result<never> | null {
  const lying = lyingSinceResumed(entitlement)
  if (!lying) return null
  return refuse(
    'wrong-state',
    `Sau khi cho chi lại, khoản này đã chuyển cho ${context.payerName({ role: 'payer', unit: lying.unit })}: lấy lại từ đơn vị đó trước rồi mới huỷ việc cho chi lại.`,
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

/** Who entered the payment, or that nobody was met, which undoing would take back now, and when; null where it would take back another thing. */
export function lastPaymentEntry(entitlement: Entitlement): Pick<Entry, 'by' | 'at'> | null {
  const entry = lastEntry(entitlement)
  return entry?.type === 'payment.undone' ? entry : null
}

function lastEntry(entitlement: Entitlement): Entry | null {
  const { status, cancellation, recovery, notPaid, payment } = entitlement
  if (status === 'cancelled')
    return cancellation
      ? {
          by: cancellation.by,
          at: cancellation.at,
          type: 'support.reinstated',
          without: { ...entitlement, status: cancellation.from, cancellation: null },
          facts: {},
          isConclusions: true,
        }
      : null
  if (recovery) return lastOfRecovery(entitlement, recovery)
  if (notPaid)
    return {
      by: notPaid.enteredBy,
      at: notPaid.enteredAt,
      type: 'payment.undone',
      without: { ...entitlement, status: standingStatus(entitlement), notPaid: null },
      facts: notPaid.paper ? { paper: [notPaid.paper, null] } : {},
      isConclusions: true,
    }
  const resumption = lastResumption(entitlement)
  if (resumption) return lastOfResumption(entitlement, resumption)
  if (!payment) return null
  const { earlier } = entitlement
  const before = {
    ...withoutAddedNumber(entitlement),
    ...resumedBefore(entitlement, earlier.length),
    payment: earlier.at(-1) ?? null,
    earlier: earlier.slice(0, -1),
  }
  return {
    by: payment.payer,
    at: payment.enteredAt,
    type: 'payment.undone',
    without: { ...before, status: standingStatus(before) },
    facts: Object.fromEntries(
      Object.entries(paymentFacts(entitlement)).map(([field, fact]) => [field, [fact, null] as const]),
    ),
    isConclusions: true,
  }
}

/** What it lifted stands again; of what was paid nothing is touched. */
function lastOfResumption(entitlement: Entitlement, { lifted, paper, at, by }: Resumption): Entry {
  const restored = replacedInWords({ payment: null, notPaid: lifted, handedTo: null, idNumber: null })
  return {
    by,
    at,
    type: 'support.resumption-undone',
    without: {
      ...entitlement,
      ...withoutLastResumption(entitlement),
      status: statusOfReason[lifted.reason],
      notPaid: lifted,
    },
    facts: {
      basis: [paper, null],
      restored: [null, restored],
      ...(lifted.paper ? { paper: [null, lifted.paper] as const } : {}),
    },
    isConclusions: true,
  }
}

/** The record as it was before the number that came with its last payment. */
export function withoutAddedNumber(entitlement: Entitlement): Entitlement {
  const { payment, person } = entitlement
  const idNumbers = person.idNumbers.filter(({ kind }) => kind !== payment?.addedIdNumber)
  return { ...entitlement, person: { ...person, idNumbers } }
}

/** The refusal or the part that came last; then the recovery itself. */
function lastOfRecovery(entitlement: Entitlement, recovery: Recovery): Entry {
  const { parts, refusal, openedAt, openedBy, amount } = recovery
  const part = parts.at(-1)
  if (refusal && (!part || refusal.at >= part.enteredAt))
    return {
      by: refusal.by,
      at: refusal.at,
      type: 'recovery.undone',
      without: { ...entitlement, status: 'to-recover', recovery: { ...recovery, refusal: null } },
      facts: {},
      isConclusions: false,
    }
  const further = recovery.more?.at(-1)
  if (further && further.partsBefore === parts.length) return withoutMore(entitlement, recovery, further)
  if (part)
    return {
      by: part.enteredBy,
      at: part.enteredAt,
      type: 'recovery.undone',
      without: {
        ...entitlement,
        status: refusal ? 'return-refused' : 'to-recover',
        recovery: { ...recovery, parts: parts.slice(0, -1) },
      },
      facts: { returned: [formatDong(part.amount), null], receipt: [part.receipt, null] },
      isConclusions: false,
    }
  return {
    by: openedBy,
    at: openedAt,
    type: 'recovery.undone',
    without: { ...entitlement, status: 'paid', recovery: null },
    facts: { asked: [formatDong(amount), null] },
    isConclusions: true,
  }
}

/** What the last further decision has asked for: what stood before it stands again. */
function withoutMore(entitlement: Entitlement, recovery: Recovery, further: AskedMore): Entry {
  const { more: _all, ...rest } = recovery
  const more = (recovery.more ?? []).slice(0, -1)
  const before: Recovery = {
    ...rest,
    amount: dong(recovery.amount - further.amount),
    refusal: further.refusalBefore,
    ...(more.length > 0 ? { more } : {}),
  }
  const status = outstanding(before) === 0 ? 'recovered' : before.refusal ? 'return-refused' : 'to-recover'
  return {
    by: further.by,
    at: further.at,
    type: 'recovery.undone',
    without: { ...entitlement, status, recovery: before },
    facts: { asked: [formatDong(recovery.amount), formatDong(before.amount)] },
    isConclusions: false,
  }
}

/** Whether the last entry is this office's own, or of one below it; the day is looked at when it is undone. */
export function mayUndo(entitlement: Entitlement, actor: Pick<Actor, 'role' | 'unit'>): boolean {
  const entry = lastEntry(entitlement)
  if (!entry || (entry.isConclusions && stoppingReview(entitlement))) return false
  if (lyingSinceResumed(entitlement)) return false
  return isOwnOrBelow(actor, entry.by)
}
