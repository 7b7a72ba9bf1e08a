import { type Result, refuse } from '../result.ts'
import { caseOutcomeNames } from './case-states.ts'
import type { DuplicateCase } from './duplicate-case.ts'

interface Identified {
  readonly id: string
}

/** The records that a conclusion is about, and those of the case that it says are somebody else's. In the order of the case. */
export const parted = <Record extends Identified>(
  records: readonly Record[],
  apart: readonly string[] = [],
): { readonly concerned: readonly Record[]; readonly others: readonly Record[] } => ({
  concerned: records.filter(({ id }) => !apart.includes(id)),
  others: records.filter(({ id }) => apart.includes(id)),
})

/** Why these records cannot be set apart; null where they can. */
export function faultOfParting(records: readonly Identified[], apart: readonly string[] = []): Result<never> | null {
  if (apart.length === 0) return null
  const { concerned, others } = parted(records, apart)
  if (others.length !== apart.length)
    return refuse('invalid', 'Hồ sơ được đánh dấu "người khác" không thuộc vụ này. Mở lại vụ rồi chọn lại.')
  return concerned.length >= 2
    ? null
    : refuse(
        'invalid',
        `Phải còn ít nhất hai hồ sơ để kết luận. Nếu mỗi hồ sơ là một người, chọn "${caseOutcomeNames['different-people']}".`,
      )
}

/** "Hồ sơ 3 là của người khác", by the numbers under which the desk shows them; null where none is. */
export function partedWords({ records }: DuplicateCase, apart: readonly string[] = []): string | null {
  const numbers = records.flatMap(({ entitlementId }, index) => (apart.includes(entitlementId) ? [index + 1] : []))
  return numbers.length === 0 ? null : `Hồ sơ ${numbers.join(', ')} là của người khác`
}
