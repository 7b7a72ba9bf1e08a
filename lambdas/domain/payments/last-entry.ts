import type { AuditEvent, AuditEventType } from '../ledger/audit-event.ts'
import { dong, formatDong } from '../money/dong.ts'
import { broughtNumbers } from './brought-numbers.ts'
import type { EnteredBy } from './entered-by.ts'
import type { Entitlement, Resumption } from './entitlement.ts'
import { withUndonePaid } from './payers-money.ts'
import { paymentFacts } from './payment-facts.ts'
import { standingStatus, statusOfReason } from './payment-status.ts'
import { type AskedMore, outstanding, type Recovery } from './recovery.ts'
import { replacedInWords } from './replaced-entry.ts'
import { lastResumption, resumedBefore, withoutLastResumption } from './resumption.ts'

/** The last entry that stands on a record, and what the record is without it. */
export interface Entry {
  readonly by: EnteredBy
  readonly at: number
  readonly type: AuditEventType
  readonly without: Entitlement
  readonly facts: AuditEvent['changes']
  /** What a duplicate case has concluded is lifted by the case. */
  readonly isConclusions: boolean
}

/** Who entered the payment, or that nobody was met, which undoing would take back now, and when; null where it would take back another thing. */
export function lastPaymentEntry(entitlement: Entitlement): Pick<Entry, 'by' | 'at'> | null {
  const entry = lastEntry(entitlement)
  return entry?.type === 'payment.undone' ? entry : null
}

export function lastEntry(entitlement: Entitlement): Entry | null {
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
    ...withoutBroughtNumbers(entitlement),
    ...resumedBefore(entitlement, earlier.length),
    ...withUndonePaid(entitlement, payment),
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

/** The record as it was before the numbers that came with its last payment. */
function withoutBroughtNumbers(entitlement: Entitlement): Entitlement {
  const { person } = entitlement
  const brought = broughtNumbers(entitlement)
  const idNumbers = person.idNumbers.filter((one) => !brought.includes(one))
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
