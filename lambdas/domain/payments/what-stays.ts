import { excludes } from '../duplicates/exclusion.ts'
import { formatDong, sumDong } from '../money/dong.ts'
import type { Result } from '../result.ts'
import type { Entitlement } from './entitlement.ts'
import { areOtherMonths, paidSum } from './instalments.ts'
import type { Command, PaymentContext } from './payment-context.ts'
import { leftToAsk } from './recovery.ts'

/**
 * Who qualifies for two policies gets the highest total (Resolution 42/NQ-CP, part I, point 3). Where a decision asks a part of what a conclusion
 * has kept back, so that less stays with the person than another support would give that was stopped for it, he is left below what the law
 * gives him. He gets that whole when all of this one is asked back, which opens the conclusion again; so whoever decides is asked before. Other
 * months of the kept policy that are paid count with it. Where money was set off against this one nothing opens by itself, and nothing is
 * asked. Of another unit's record he learns the unit and the policy, no sum.
 * @param amount đồng that are asked back now
 */
export function faultOfWhatStays(
  entitlement: Entitlement,
  { amount }: Pick<Command<'ask-back'>, 'amount'>,
  { programme, others }: Pick<PaymentContext, 'programme' | 'others'>,
): Result<never> | null {
  if (programme.exclusion.kind !== 'highest-only' || entitlement.offset > 0) return null
  const left = leftToAsk({ paid: paidSum(entitlement), recovery: entitlement.recovery })
  if (amount >= left) return null
  const months = others.filter((other) => other.status === 'paid' && areOtherMonths(entitlement, other))
  const stays = left - amount + sumDong(months.map((month) => month.amount))
  const stopped = others.find(
    (other) =>
      other.isStoppedFor &&
      other.status !== 'cancelled' &&
      other.amount > stays &&
      excludes(programme, entitlement, other),
  )
  if (!stopped) return null
  const words = `Thu hồi như vậy thì người này còn ${formatDong(stays)}, ít hơn khoản đã dừng vì nó: "${stopped.policyName}" tại ${stopped.unitName}. Được hưởng khoản kia thì lập thu hồi cả ${formatDong(left)}.`
  return lessThanStopped([words])
}

/** What holds for everybody is said once; then of each what would stay with him. */
export const lessThanStopped = (each: readonly string[]): Result<never> => ({
  ok: false,
  error: {
    code: 'less-than-stopped',
    message:
      'Mỗi người hưởng một chính sách, mức cao nhất, và khoản này được giữ theo kết luận rà soát trùng. Thu hồi cả khoản thì kết luận được mở lại, khoản đã dừng được chi khi tiền đã nộp đủ. Nếu vẫn chỉ thu hồi một phần, xác nhận.',
    errors: each.map((message) => ({ path: 'body.amount', message })),
  },
})
