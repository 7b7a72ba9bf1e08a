import { type Dong, dong, sumDong } from '../money/dong.ts'
import type { Decision } from './decision-key.ts'
import type { EnteredBy } from './entered-by.ts'

/** One time that money came back. */
export interface ReturnedPart {
  readonly amount: Dong
  /** The day on which it was handed in. */
  readonly returnedOn: string
  /** Number or place of the receipt (phiếu thu). */
  readonly receipt: string
  readonly enteredAt: number
  readonly enteredBy: EnteredBy
}

/**
 * Thu hồi: money that was paid and not due, asked back from one person of one household. In Cư Elang (Ea Kar, 2020) seven households
 * had been paid 20,250,000 đồng wrongly; three returned 8,250,000 and four refused.
 */
export interface Recovery {
  /** All that is asked back, by every decision; at most what was paid. */
  readonly amount: Dong
  /** Null where a duplicate case has concluded it. */
  readonly decision: Decision | null
  readonly caseId: string | null
  readonly reason: string
  readonly openedAt: number
  readonly openedBy: EnteredBy
  readonly parts: readonly ReturnedPart[]
  /** The person will not return what is left. Money that comes in afterwards is taken all the same. */
  readonly refusal: NoReturn | null
  /** What further decisions have asked for; absent where there was none. */
  readonly more?: readonly AskedMore[] | undefined
}

export interface NoReturn {
  readonly reason: string
  readonly at: number
  readonly by: EnteredBy
}

/** A further decision about the same payment: it takes in what the first one left with the person. */
export interface AskedMore {
  readonly amount: Dong
  readonly decision: Decision
  readonly reason: string
  readonly at: number
  readonly by: EnteredBy
  /** How often money had come back then, and the refusal that this has ended: both stand again when it is undone. */
  readonly partsBefore: number
  readonly refusalBefore: NoReturn | null
}

/** Đồng that were paid and that no decision has asked back yet. */
export const leftToAsk = ({ paid, recovery }: { paid: number; recovery: { readonly amount: number } | null }): number =>
  paid - (recovery?.amount ?? 0)

export const returnedSum = ({ parts }: Pick<Recovery, 'parts'>): Dong => sumDong(parts.map(({ amount }) => amount))

/** Đồng that are still out. */
export const outstanding = (recovery: Recovery): Dong => dong(recovery.amount - returnedSum(recovery))
