import type { IdNumber } from '../ids/id-number.ts'
import type { Receiver } from './entitlement.ts'
import type { NoIdNumberReason, NotPaidReason } from './payment-status.ts'

export type PaymentCommand =
  | {
      readonly kind: 'record-payment'
      readonly paidOn: string
      readonly receiver: Receiver
      /** The number on the card shown at the counter; null when none was shown. */
      readonly idNumber: IdNumber | null
      readonly noIdNumberReason: NoIdNumberReason | null
      /** The officer has looked at the card and says that the other person with this number is someone else. */
      readonly differentPerson: boolean
      readonly note: string | null
    }
  | { readonly kind: 'record-not-paid'; readonly reason: NotPaidReason; readonly note: string | null }
  | { readonly kind: 'undo-payment'; readonly reason: string }

/** Another entitlement with the same ID number that has been paid already. */
export interface PaidElsewhere {
  readonly entitlementId: string
  readonly policy: string
  readonly policyName: string
  readonly unitName: string
  readonly sameName: boolean
}
