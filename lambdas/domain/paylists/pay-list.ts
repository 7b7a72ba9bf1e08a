import type { PrintedNumbers } from '../ids/printed-numbers.ts'
import type { Dong } from '../money/dong.ts'
import type { Decision } from '../payments/decision-key.ts'
import type { EnteredBy } from '../payments/entered-by.ts'
import type { PayListCode } from './pay-list-code.ts'

export const payListStates = ['waiting', 'printed', 'empty', 'failed', 'reconciled', 'voided'] as const
export type PayListState = (typeof payListStates)[number]

export const payListStateNames = {
  waiting: 'Đang in',
  printed: 'Chưa đối chiếu',
  empty: 'Không có ai để in',
  failed: 'Không in được',
  reconciled: 'Đã đối chiếu',
  voided: 'Đã huỷ',
} as const satisfies Record<PayListState, string>

/** Whose supports are to be signed for. Null: all that the commune has. */
export interface PayListWanted {
  readonly policy: string | null
  /** `decisionKey` of the decision. */
  readonly decision: string | null
  /** As it is written; an empty text: who has none. */
  readonly hamlet: string | null
  /** `2020-04`: of what is paid by the month that month alone, and nothing that is paid at once. */
  readonly month: string | null
}

export interface PayListOrder extends PayListWanted {
  readonly code: PayListCode
  readonly programme: string
  /** The commune. */
  readonly unit: string
  readonly numbers: PrintedNumbers
  readonly by: EnteredBy
  /** Milliseconds since 1970. */
  readonly at: number
  /** The command that ordered it: the same one again finds it. */
  readonly commandId: string
}

/** One line as it was printed; its number is its place, from 1. Never a name: the register has it. */
export interface PayListLine {
  readonly entitlementId: string
  readonly amount: Dong
  /** The instalments that it stands for; none where the support is paid at once. */
  readonly months: readonly string[]
}

export interface PayListSums {
  readonly people: number
  readonly amount: Dong
}

/** What the signed paper says, found equal to what was printed. */
export interface Reconciliation {
  readonly signed: PayListSums
  readonly notSigned: PayListSums
  /** Numbers of the lines, upwards. */
  readonly notSignedLines: readonly number[]
  /** The day that stands on the paper; null where it was not told. */
  readonly paidOn: string | null
  readonly by: EnteredBy
  readonly at: number
}

/** The paper is out of use. */
export interface Voiding {
  readonly by: EnteredBy
  readonly at: number
  readonly reason: string
}

export interface PayList extends PayListOrder {
  readonly state: PayListState
  /** What stands on it; null until it is printed. */
  readonly sums: PayListSums | null
  /** The decisions of its supports, as they stand in its head. */
  readonly decisions: readonly Decision[]
  /** Which run of the printer made it: its lines and files carry that name. */
  readonly run: string | null
  readonly reconciliation: Reconciliation | null
  readonly voiding: Voiding | null
  /** The batch of payments that was made out of it last. */
  readonly batch: string | null
  readonly version: number
}

export const orderedPayList = (order: PayListOrder): PayList => ({
  ...order,
  state: 'waiting',
  sums: null,
  decisions: [],
  run: null,
  reconciliation: null,
  voiding: null,
  batch: null,
  version: 1,
})

/** No printer has brought it to paper. */
export const unprinted = (list: PayList): PayList => ({ ...list, state: 'failed', version: list.version + 1 })
