import { areOtherMonths, type Instalment } from '../payments/instalments.ts'
import { isKeptBefore, isSettledBeside, type Review } from './review.ts'

interface Support {
  readonly policy: string
  readonly instalments: readonly Instalment[]
  readonly reviews: readonly Review[]
}

/**
 * Whether a concluded case lets the record be paid although the other one is. What it says of one month holds for the months that later
 * lists bring under the same policy: the other support's money has been set off or asked back there, and is so only once.
 * @param own other supports of the same person
 */
export const isSettledFor = (record: Support, other: Support, own: readonly Support[]): boolean =>
  isSettledBeside(record, other) || own.some((month) => areOtherMonths(record, month) && isKeptBefore(month, other))
