import type { KnownIdNumber, Receiver } from '../payments/entitlement.ts'
import type { PaymentPlace, ReceiptMark } from '../payments/paying-record.ts'
import type { NoIdNumberReason, NotPaidReason } from '../payments/payment-status.ts'

/** The paper says that the money changed hands. */
export interface SaidPaid {
  readonly outcome: 'paid'
  readonly paidOn: string
  readonly paidAt: string | null
  readonly place: PaymentPlace | null
  readonly mark: ReceiptMark | null
  readonly lateReason: string | null
  readonly receiver: Receiver
  /** The paper has no column for whoever took the money: what was entered of him before stands. */
  readonly leavesReceiver?: true | undefined
  /** That the line shows: one that the record lacks is added by the payment. */
  readonly idNumbers: readonly KnownIdNumber[]
  /** Why none is added where the record has none either. */
  readonly noIdNumberReason: NoIdNumberReason | null
  /** Đồng as the paper says; null where it says none, and whatever is due was paid. */
  readonly amount: number | null
  /** The instalments that the paper stands for, in a file also `04` without a year; null where it names none. */
  readonly months: readonly string[] | null
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
  /** The instalments that it is about; null where it names none. */
  readonly months: readonly string[] | null
}

export type Said = SaidPaid | SaidNotPaid

/** What holds for every line of a batch that says nothing else itself. */
export type SaidOfAll = Pick<
  SaidPaid,
  'paidOn' | 'paidAt' | 'place' | 'mark' | 'lateReason' | 'noIdNumberReason' | 'dueMonthsOnly' | 'note'
>

export const himself: Receiver = { kind: 'self', name: null, relation: null, paper: null }

/** Whatever is due was paid to the person himself, and nothing else is told. */
export const plainlyPaid = (all: SaidOfAll): SaidPaid => ({
  ...all,
  outcome: 'paid',
  receiver: himself,
  idNumbers: [],
  months: null,
  amount: null,
})

/** The numbers that lines show, by the support that they are about. */
export function shownNumbers(
  lines: Iterable<{ readonly id: string | null; readonly said: Said | null }>,
): Map<string, readonly KnownIdNumber[]> {
  const numbers = new Map<string, readonly KnownIdNumber[]>()
  for (const { id, said } of lines)
    if (id !== null && said?.outcome === 'paid') numbers.set(id, [...(numbers.get(id) ?? []), ...said.idNumbers])
  return numbers
}
