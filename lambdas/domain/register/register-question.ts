import type { NotPaidReason, PaymentStatus } from '../payments/payment-status.ts'
import { type AccountPart, accountParts } from '../statistics/payer-counts.ts'
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
  /** It stands in this part of a post office's account: it was given to it, lies with it. */
  readonly account: AccountQuestion | null
  readonly household: HouseholdQuestion | null
  readonly days: DaysQuestion | null
  /** This month of it is still to be paid: `2020-04`, or `1` for the first where months are only counted. */
  readonly dueMonth: string | null
  /** The uploaded list that brought them in. */
  readonly list: string | null
}

/** Supports that stand for a household, or of which nobody knows whose household they belong to. */
export const householdQuestions = ['household', 'unknown'] as const
export type HouseholdQuestion = (typeof householdQuestions)[number]

export const anyOffice = 'any'

/** `unit`: the post office's; null for any. */
export interface AccountQuestion {
  readonly part: AccountPart
  readonly unit: string | null
}

/** `held-657`, `given-any`: as it stands on a record and in an address. */
export const accountName = ({ part, unit }: AccountQuestion): string => `${part}-${unit ?? anyOffice}`

/** @returns null for what names no part of an account */
export function accountNamed(name: string): AccountQuestion | null {
  const [known, unit] = name.split('-')
  const part = accountParts.find((one) => one === known)
  return part && unit ? { part, unit: unit === anyOffice ? null : unit } : null
}

/**
 * What happened on the days: a list brought the support in, the entry of a payment that left nothing to pay, the entry of any payment,
 * or the payment itself. A payment is asked for its office and whether it was late together with its day.
 */
export const dayKinds = ['granted', 'paid', 'payment-entry', 'payment'] as const
export type DayKind = (typeof dayKinds)[number]

/** Days in Vietnam, both included. */
export interface DaysQuestion {
  readonly of: DayKind
  readonly from: string
  readonly to: string
}

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
  account: null,
  household: null,
  days: null,
  dueMonth: null,
  list: null,
}
