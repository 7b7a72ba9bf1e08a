import type { Review } from '../cases/review.ts'
import type { BirthDate } from '../dates/birth-date.ts'
import type { ForeignFinding } from '../exchange/foreign-finding.ts'
import type { IdNumberKind } from '../ids/id-number.ts'
import type { Dong } from '../money/dong.ts'
import type { Decision } from './decision-key.ts'
import type { EnteredBy } from './entered-by.ts'
import type { Instalment } from './instalments.ts'
import type { PaymentPlace, ReceiptMark } from './paying-record.ts'
import type { NoIdNumberReason, NotPaidReason, PaymentStatus } from './payment-status.ts'
import type { Recovery } from './recovery.ts'

export type Sex = 'nam' | 'nữ'

export interface KnownIdNumber {
  readonly kind: IdNumberKind
  readonly number: string
}

/** A person as a decision's list names him. */
export interface Person {
  readonly fullName: string
  readonly birth: BirthDate | null
  readonly sex: Sex | null
  readonly hamlet: string | null
  readonly household: string | null
  /** Whether the list names him as the head of his household; null where it knows no households. */
  readonly isHead: boolean | null
  /** All that are known, each once: a person may be listed with the old number and the new one. */
  readonly idNumbers: readonly KnownIdNumber[]
}

export interface Receiver {
  readonly kind: 'self' | 'other'
  readonly name: string | null
  readonly relation: string | null
  readonly paper: string | null
}

export interface Payment {
  readonly amount: Dong
  /** The instalments that it paid; none where the support is paid at once. */
  readonly months: readonly string[]
  /** The day on which the money changed hands, in Vietnam; not the day of entry. */
  readonly paidOn: string
  /** `09:12` in Vietnam; null where the paper list of the back-log tells only the day. */
  readonly paidAt: string | null
  readonly place: PaymentPlace | null
  readonly mark: ReceiptMark | null
  readonly enteredAt: number
  /** Entered on a later day than paid: the rule is the same day. */
  readonly late: boolean
  /** Why it was not entered on its own day. */
  readonly lateReason: string | null
  readonly receiver: Receiver
  readonly payer: EnteredBy
  /** The post office whose money it was, where another office entered it; absent where it was the entering office's own. */
  readonly outOf?: string | undefined
  /** The kind of a number that came onto the record with this payment, and leaves it again when the payment is undone. */
  readonly addedIdNumber: IdNumberKind | null
  /** The kind of a second number that came so: a payer's file shows both cards, or corrects an entry that had brought the other one. */
  readonly alsoAdded?: IdNumberKind | undefined
  readonly noIdNumberReason: NoIdNumberReason | null
  /** The officer has looked at the card: the one paid under the same number is someone else. */
  readonly differentPerson: boolean
  /** The officer knew of a higher support that excludes this one. */
  readonly lowerConfirmed: boolean
  readonly note: string | null
  /** What it corrected; absent where it corrected nothing. */
  readonly instead?: Replaced | undefined
}

export interface NotPaid {
  readonly reason: NotPaidReason
  readonly note: string | null
  /** The refusal in the person's own hand: its day and where it lies. Nothing printed for a whole hamlet (Thanh Hóa, 2020). */
  readonly paper: string | null
  readonly enteredAt: number
  readonly enteredBy: EnteredBy
  /** What it corrected; absent where it corrected nothing. */
  readonly instead?: Replaced | undefined
}

/**
 * The entry that a correction took the place of: it stands again when the correction is undone. One of the two is null; both are where a
 * batch said that somebody was not met of whom nothing had been said.
 */
export interface Replaced {
  readonly payment: Payment | null
  readonly notPaid: NotPaid | null
  /** With whom the money lay then. */
  readonly handedTo: HandedTo | null
  /** The number that had come with that payment. */
  readonly idNumber: KnownIdNumber | null
  /** The second one, where it had brought two. */
  readonly alsoIdNumber?: KnownIdNumber | undefined
}

/** Whoever was not to be paid is to be paid after all: it stands on the record, so that it can be taken back like any other entry. */
export interface Resumption {
  /** What it lifted, and what stands again when it is undone. */
  readonly lifted: NotPaid
  readonly paper: string
  readonly at: number
  readonly by: EnteredBy
  /** So many payments stood before it: with more of them it is the last entry no longer. */
  readonly paymentsBefore: number
}

/** Which post office has the money and the list. */
export interface HandedTo {
  readonly unit: string
  readonly at: number
  readonly by: EnteredBy
  /** Đồng that were handed over then, whatever is granted later; absent where an older program handed it over. */
  readonly amount?: Dong | undefined
}

/** The hand-over that was the last, and when how much of it was brought back; absent while nothing was, or an older program took it. */
export interface GivenTo extends HandedTo {
  readonly back?: { readonly at: number; readonly amount: Dong } | undefined
}

/** Cancelled by a decision; a list that comes again does not revive it. */
export interface Cancellation {
  readonly decision: Decision
  readonly reason: string
  /** Where it stood before, and stands again when the cancellation is undone. */
  readonly from: PaymentStatus
  readonly at: number
  readonly by: EnteredBy
}

/** Another entitlement that carries the same ID number. */
export interface DuplicateWarning {
  readonly entitlementId: string
  readonly programme: string
  readonly policy: string
  readonly commune: string
  /** Whether the names agree as well; the same 9-digit CMND was issued twice in places, so the number alone is no proof. */
  readonly sameName: boolean
}

/** Khoản hỗ trợ: what one decision grants one person under one policy, and what became of it. */
export interface Entitlement {
  readonly id: string
  readonly programme: string
  readonly policy: string
  readonly commune: string
  readonly person: Person
  readonly amount: Dong
  /** Đồng of the grant that are not handed out, since a lower support of the same person was paid before; `amount` is without them. */
  readonly offset: Dong
  readonly months: number | null
  /** For how many days, where the policy counts them. */
  readonly days?: number | undefined
  /** By the month where the policy is paid so; empty where it is paid at once. */
  readonly instalments: readonly Instalment[]
  readonly decision: Decision
  /** Where it came from. */
  readonly list: { readonly id: string; readonly sheet: string; readonly row: number }
  /** When a list brought it in, or brought it back. */
  readonly enteredAt: number
  /** The list that corrected it last. */
  readonly correctedBy: string | null
  /** The decision that changed last what is granted, or what it says of the person. */
  readonly amendedBy: Decision | null
  readonly status: PaymentStatus
  /** The last one that stands. */
  readonly payment: Payment | null
  /** Those of other months before it. */
  readonly earlier: readonly Payment[]
  readonly notPaid: NotPaid | null
  /** Each time that it was to be paid after all, the last one at the end; absent where it never was. */
  readonly resumed?: readonly Resumption[] | undefined
  /** Kept while it is paid, so that an undone payment lies with the payer again. */
  readonly handedTo: HandedTo | null
  /** The office that was given the money last, also after it has brought it back: its account says what became of it. */
  readonly givenTo: GivenTo | null
  readonly cancellation: Cancellation | null
  readonly recovery: Recovery | null
  readonly warnings: readonly DuplicateWarning[]
  /** The duplicate cases that it stands in or stood in. */
  readonly reviews: readonly Review[]
  /** Files of other provinces in which one of the person's numbers stands. */
  readonly foreign: readonly ForeignFinding[]
  readonly version: number
  readonly updatedAt: number
}
