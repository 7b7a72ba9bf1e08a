import { stoppingReview } from '../cases/review.ts'
import type { Entitlement } from '../payments/entitlement.ts'
import { statusNames } from '../payments/payment-status.ts'

/** What still stands as it came; whoever has refused or died has been visited, and that is no longer the list's to take back. */
const untouched: readonly Entitlement['status'][] = ['approved', 'cancelled']

/**
 * How one stands who is no longer as his list has brought him, so that it cannot be withdrawn; null where he is. Whom a conclusion has merged
 * or stopped its reversal would bring back.
 */
export function touchedSince(brought: Entitlement): string | null {
  if (stoppingReview(brought)) return 'đã có kết luận rà soát trùng'
  return untouched.includes(brought.status) ? null : `"${statusNames[brought.status]}"`
}
