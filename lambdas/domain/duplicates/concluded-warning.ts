import { openReview } from '../cases/review.ts'
import type { DuplicateWarning, Entitlement } from '../payments/entitlement.ts'

/**
 * Whether offices have said already what the shared number means, so that nobody has to compare the papers once more before he pays: all cases
 * of the record are concluded. Under another name only where there are as many of them as records under the number, since a number may stand
 * beside strangers of whom no case was made; of another programme nothing was concluded.
 */
export function isConcluded(record: Entitlement, { programme, sameName }: DuplicateWarning): boolean {
  const { reviews, warnings } = record
  if (programme !== record.programme || reviews.length === 0 || openReview(record) !== undefined) return false
  return sameName || warnings.length <= reviews.length
}
