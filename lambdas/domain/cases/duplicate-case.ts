import type { Dong } from '../money/dong.ts'
import type { Entitlement, Person } from '../payments/entitlement.ts'
import type { PaymentStatus } from '../payments/payment-status.ts'
import type { Role } from '../permissions/permission-table.ts'
import type { CaseCommand } from './case-command.ts'
import type { CaseEnding, CaseReason, CaseState, Finding } from './case-states.ts'
import type { Evidence, Verdict } from './evidence.ts'

export interface Hand {
  readonly username: string
  readonly role: Role
  readonly unit: string
}

/** What matters of a record to whoever works through the queue. */
export interface CaseRecord {
  readonly entitlementId: string
  readonly policy: string
  readonly commune: string
  readonly fullName: string
  readonly amount: Dong
  readonly status: PaymentStatus
}

/** What a conclusion has changed of a record, as it was before: reversing brings it back. */
export interface Restorable
  extends Pick<Entitlement, 'id' | 'status' | 'notPaid' | 'amount' | 'offset' | 'person' | 'version'> {
  /** The person that a merge has made of him; null where it made no other. */
  readonly made: Person | null
  /** Đồng that it has set off; absent where an older program concluded. */
  readonly setOff?: Dong | undefined
}

export interface Conclusion {
  readonly ending: CaseEnding
  readonly reason: CaseReason | null
  readonly note: string | null
  readonly by: Hand
  readonly at: number
  /** Who agreed, where a second person has to. */
  readonly confirmedBy: Hand | null
  /** Who wants to take back what two have agreed to, while a second person has not agreed to that either. */
  readonly reversal: Reversal | null
  /** When somebody would not take it back, as was proposed; absent where nobody was asked. */
  readonly upheldAt?: number | undefined
  /** Đồng that are asked back. */
  readonly recovery: Dong
  /** Ids of the records that were found to be somebody else's, where the others are one person's. */
  readonly apart: readonly string[]
  readonly before: readonly Restorable[]
}

export interface Reversal {
  readonly by: Hand
  readonly at: number
  readonly note: string
}

/** What the first person has decided and a second one has not agreed to yet. */
export interface Waiting {
  readonly command: Extract<CaseCommand, { kind: 'decide' }>
  readonly by: Hand
  readonly at: number
}

export interface Verification {
  readonly commune: string
  readonly by: Hand
  readonly at: number
  readonly note: string | null
  /** The last day for the answer. */
  readonly until: string
  readonly report: { readonly finding: Finding; readonly note: string; readonly by: Hand; readonly at: number } | null
}

/** Vụ nghi trùng: records of one programme that may be one person's, and what became of the question. */
export interface DuplicateCase {
  readonly id: string
  readonly programme: string
  readonly owner: string
  readonly records: readonly CaseRecord[]
  readonly evidence: readonly Evidence[]
  readonly verdict: Verdict
  readonly moneyAtRisk: Dong
  readonly unpaidAtRisk: Dong
  readonly state: CaseState
  /** The last day for the conclusion. */
  readonly deadline: string
  readonly openedAt: number
  readonly waiting: Waiting | null
  readonly verification: Verification | null
  readonly conclusion: Conclusion | null
  readonly version: number
  readonly updatedAt: number
}

/** What one has proposed and a second one must agree to: a conclusion, or the reversal of one. */
export function proposalOf({ state, waiting, conclusion }: DuplicateCase): Waiting | Reversal | null {
  if (state === 'awaiting-second') return waiting
  if (state === 'awaiting-reversal') return conclusion?.reversal ?? null
  return null
}

/** What one has concluded, one takes back; what two have agreed to, two. */
export const reversalNeedsSecond = ({ conclusion }: Pick<DuplicateCase, 'conclusion'>): boolean =>
  conclusion !== null && conclusion.confirmedBy !== null

/**
 * More records than that would not fit one transaction with their events, counts and claims. Whoever is like more stands in several
 * cases.
 */
export const mostRecords = 12

/**
 * One number that grows with every change of the case or of one of its records: who decides names it, so that he decides about
 * what he saw.
 */
export const stampOf = ({ version }: Pick<DuplicateCase, 'version'>, records: readonly Entitlement[]): number =>
  records.reduce((sum, record) => sum + record.version, version)

export const caseRecordOf = ({ id, policy, commune, person, amount, status }: Entitlement): CaseRecord => ({
  entitlementId: id,
  policy,
  commune,
  fullName: person.fullName,
  amount,
  status,
})
