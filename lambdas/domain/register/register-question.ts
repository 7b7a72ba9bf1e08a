import type { NotPaidReason, PaymentStatus } from '../payments/payment-status.ts'
import type { RegisterGroup } from './register-groups.ts'

/** Whom of a unit's supports one asks for. The screen, its file and a batch ask the same; a figure of a report opens one of these. */
export interface RegisterQuestion {
  readonly policy: string | null
  readonly status: PaymentStatus | null
  readonly group: RegisterGroup | null
  readonly reason: NotPaidReason | null
  readonly noNumber: boolean
  readonly duplicatesOnly: boolean
  /** Money was handed out by this office (`payer-657`), or by any (`anyOffice`). */
  readonly payer: string | null
  /** It was entered after its day, by that office where one is named. */
  readonly late: boolean
  /** It lies with the post office of this unit, or with any. */
  readonly heldBy: string | null
  readonly household: HouseholdQuestion | null
  /** The uploaded list that brought them in. */
  readonly list: string | null
}

/** Supports that stand for a household, or of which nobody knows whose household they belong to. */
export const householdQuestions = ['household', 'unknown'] as const
export type HouseholdQuestion = (typeof householdQuestions)[number]

export const anyOffice = 'any'

/** Everybody. */
export const noQuestion: RegisterQuestion = {
  policy: null,
  status: null,
  group: null,
  reason: null,
  noNumber: false,
  duplicatesOnly: false,
  payer: null,
  late: false,
  heldBy: null,
  household: null,
  list: null,
}
