import { reviewWords, stoppingReview } from '../cases/review.ts'
import type { Changes } from '../payments/correction.ts'
import type { Entitlement } from '../payments/entitlement.ts'
import { handedOut } from '../payments/instalments.ts'
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

type Withdrawn = Pick<Entitlement, 'status' | 'notPaid' | 'reviews'>

/**
 * What the list's withdrawal makes of a support that it has brought, with that in words; null where it stays as it is. Whom a conclusion has
 * merged or stopped since everybody was looked at is gone with the list and no longer by the conclusion: its reversal would bring him back into
 * a list that is gone. Whose money others have made up stays.
 */
export function withdrawn(brought: Entitlement): { readonly parts: Withdrawn; readonly changes: Changes } | null {
  const { status, notPaid, reviews } = brought
  if (status === 'approved') return cancelled(brought, reviews)
  if (status === 'cancelled') {
    const left = reviews.filter(({ effect }) => effect !== 'merged')
    if (left.length === reviews.length) return null
    return { parts: { status, notPaid, reviews: left }, changes: { review: [reviewWords.merged, null] } }
  }
  const isStopped = status === 'suspended' && notPaid?.reason === 'duplicate' && handedOut(brought) === 0
  const left = reviews.filter(({ effect, madeUp }) => effect !== 'stopped' || madeUp)
  if (!isStopped || left.length === reviews.length || stoppingReview({ reviews: left })) return null
  const { parts, changes } = cancelled(brought, left)
  return { parts: { ...parts, notPaid: null }, changes: { ...changes, review: [reviewWords.stopped, null] } }
}

const cancelled = ({ status, notPaid }: Entitlement, reviews: Entitlement['reviews']) => ({
  parts: { status: 'cancelled', notPaid, reviews } as const,
  changes: { status: [statusNames[status], statusNames.cancelled] } as Changes,
})
