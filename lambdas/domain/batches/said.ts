import type { Receiver } from '../payments/entitlement.ts'
import type { PaymentPlace, ReceiptMark } from '../payments/paying-record.ts'
import type { NotPaidReason } from '../payments/payment-status.ts'

/** The paper says that the money changed hands. */
export interface SaidPaid {
  readonly outcome: 'paid'
  readonly paidOn: string
  readonly paidAt: string | null
  readonly place: PaymentPlace | null
  readonly mark: ReceiptMark | null
  readonly lateReason: string | null
  readonly receiver: Receiver
  /** Đồng as the paper says; null where it says none, and whatever is due was paid. */
  readonly amount: number | null
  /** Of supports by the month only those that are over or running on the day of payment. */
  readonly dueMonthsOnly: boolean
  readonly note: string | null
}

/** The paper says why it did not. */
export interface SaidNotPaid {
  readonly outcome: 'not-paid'
  readonly reason: NotPaidReason
  readonly note: string | null
  readonly paper: string | null
}

export type Said = SaidPaid | SaidNotPaid

/** What holds for every line of a batch that says nothing else itself. */
export type SaidOfAll = Pick<SaidPaid, 'paidOn' | 'paidAt' | 'place' | 'mark' | 'lateReason' | 'dueMonthsOnly' | 'note'>

export const himself: Receiver = { kind: 'self', name: null, relation: null, paper: null }
