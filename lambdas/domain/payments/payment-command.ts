import type { IdNumber, IdNumberKind } from '../ids/id-number.ts'
import type { Dong } from '../money/dong.ts'
import type { Decision } from './decision-key.ts'
import type { Receiver, Replaced } from './entitlement.ts'
import type { Instalment } from './instalments.ts'
import type { PaymentPlace, ReceiptMark } from './paying-record.ts'
import type { NoIdNumberReason, NotPaidReason, PaymentStatus } from './payment-status.ts'

export type PaymentCommand =
  | {
      readonly kind: 'record-payment'
      readonly paidOn: string
      readonly paidAt: string | null
      readonly place: PaymentPlace | null
      readonly mark: ReceiptMark | null
      readonly lateReason: string | null
      /** The instalments that are paid now; null for all that are left. */
      readonly months: readonly string[] | null
      readonly receiver: Receiver
      /** The number on the card shown at the counter; null when none was shown. */
      readonly idNumber: IdNumber | null
      /** One of the other kind, that a payer's file shows too or the entry which it corrects had brought; never an officer's word. */
      readonly furtherNumber?: IdNumber | undefined
      readonly noIdNumberReason: NoIdNumberReason | null
      /** The officer has looked at the card and says that the other person with this number is someone else. */
      readonly differentPerson: boolean
      /** The officer has seen that this person has a higher support, not yet paid, which this payment shuts out. */
      readonly lowerConfirmed: boolean
      readonly note: string | null
      /** The entry that this one corrects; never an officer's word, which says nothing of it. */
      readonly instead?: Replaced
    }
  | {
      readonly kind: 'record-not-paid'
      readonly reason: NotPaidReason
      readonly note: string | null
      readonly paper: string | null
      readonly instead?: Replaced
    }
  /** To the post office of this unit, which lies above the commune or is it. */
  | { readonly kind: 'hand-over'; readonly unit: string }
  | { readonly kind: 'take-back'; readonly reason: string }
  | { readonly kind: 'resume'; readonly reason: string; readonly paper: string }
  | { readonly kind: 'cancel'; readonly decision: Decision; readonly reason: string }
  /** `amount` is the whole grant in đồng; `months` are named or none. */
  | {
      readonly kind: 'amend'
      readonly decision: Decision
      readonly amount: number
      /** Where the policy counts days. */
      readonly days?: number | undefined
      readonly months: readonly string[]
      readonly reason: string
    }
  /** `amount` in đồng, at most what was paid and is not asked back yet. */
  | {
      readonly kind: 'ask-back'
      readonly decision: Decision
      readonly amount: number
      readonly reason: string
      /** The officer has seen that what stays with the person is less than a support that was stopped for this one. */
      readonly lessConfirmed?: boolean | undefined
    }
  | {
      readonly kind: 'record-return'
      readonly amount: number
      readonly returnedOn: string
      readonly receipt: string
    }
  | { readonly kind: 'record-no-return'; readonly reason: string }
  | {
      readonly kind: 'undo-payment'
      readonly reason: string
      /** Another entry takes its place in the same transaction: what it had corrected itself stays away. */
      readonly makesRoom?: true
    }

/** Another entitlement of the programme that shares an ID number with this one. */
export interface OtherSupport {
  readonly entitlementId: string
  readonly policy: string
  readonly instalments: readonly Instalment[]
  /** Which of them he has had: paid, or made up by what was paid of a lower support. */
  readonly hadMonths: readonly string[]
  /** For how many days, where the policy counts them. */
  readonly days?: number | undefined
  /** The decision that grants it. */
  readonly decision: Decision
  readonly policyName: string
  readonly unitName: string
  readonly amount: Dong
  readonly status: PaymentStatus
  /** It is paid, and a decision asks all of that back: it shuts this one out until the money has come. */
  readonly isAskedBack?: boolean
  readonly sameName: boolean
  /** A concluded case says that this one may be paid although the other one is. */
  readonly isSettled: boolean
  /** A concluded case has kept this one and stopped the other one. */
  readonly isStoppedFor?: boolean
  /** A personal number (CCCD) is never given to two people; a 9-digit CMND was issued twice in places. */
  readonly shared: IdNumberKind
}
