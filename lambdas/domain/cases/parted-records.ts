import type { Entitlement } from '../payments/entitlement.ts'
import { type Result, refuse } from '../result.ts'
import { caseOutcomeNames } from './case-states.ts'
import type { DuplicateCase } from './duplicate-case.ts'
import { apartBy } from './told-apart.ts'

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

/**
 * Why these records are not concluded to be one person's: an earlier conclusion has set two of them apart. Null where none has.
 * @param records of the case, in its order, by which the desk numbers them
 */
export function faultOfApart(
  records: readonly Entitlement[],
  concerned: readonly Pick<Entitlement, 'id'>[],
): Result<never> | null {
  const areApart = apartBy(records)
  const numberOf = ({ id }: Identified): number => records.findIndex((record) => record.id === id) + 1
  for (const one of concerned) {
    const others = concerned.filter(({ id }) => areApart(one.id, id))
    if (others.length === 0) continue
    const [first, rest] = [numberOf(one), others.map(numberOf).join(', ')]
    return refuse(
      'wrong-state',
      `Một kết luận trước đã ghi hồ sơ ${first} và hồ sơ ${rest} là của những người khác nhau. Đánh dấu "người khác" ở hồ sơ ${first} hoặc ở hồ sơ ${rest} rồi kết luận; nếu kết luận trước sai, huỷ kết luận đó trước.`,
    )
  }
  return null
}

/** "Hồ sơ 3 là của người khác", by the numbers under which the desk shows them; null where none is. */
export function partedWords({ records }: DuplicateCase, apart: readonly string[] = []): string | null {
  const numbers = records.flatMap(({ entitlementId }, index) => (apart.includes(entitlementId) ? [index + 1] : []))
  return numbers.length === 0 ? null : `Hồ sơ ${numbers.join(', ')} là của người khác`
}
