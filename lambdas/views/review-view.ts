import type { EntitlementView } from '../contract/entitlements.ts'
import type { CaseSettings } from '../domain/cases/case-settings.ts'
import { openReview, type Review, stoppingReview } from '../domain/cases/review.ts'
import { formatDong } from '../domain/money/dong.ts'
import type { Entitlement } from '../domain/payments/entitlement.ts'
import { decidesCase, heldWords, ownHeldWords } from '../domain/payments/payment-faults.ts'
import type { Actor } from '../domain/permissions/authorise.ts'
import { owningOffice } from '../domain/permissions/office-name.ts'
import { isAllowed } from '../domain/permissions/permission-table.ts'
import type { UnitTree } from '../domain/units/unit-tree.ts'

/** What a duplicate case means for the record now, in words for the counter: whether to pay, and whom to call. */
export function viewReview(
  entitlement: Entitlement,
  actor: Actor,
  tree: UnitTree,
  settings: CaseSettings,
): EntitlementView['review'] {
  const open = openReview(entitlement)
  const settled = stoppingReview(entitlement) ?? (entitlement.offset > 0 ? entitlement.reviews.at(-1) : undefined)
  const review = open ?? settled
  if (!review) return null
  const isHeld = review.effect === 'to-stop' && settings.certainStopsPayment
  const decides = decidesCase(actor, review.owner)
  const message =
    review.effect === 'to-stop' && decides
      ? isHeld
        ? ownHeldWords
        : ownWarning
      : messageOf(review, owningOffice(tree, review.owner), entitlement, isHeld)
  const isTold = review.effect !== 'in-question' || settings.possibleWarnsPayer || actor.role !== 'payer'
  if (!message || !isTold) return null
  return { effect: review.effect, isHeld, message, caseId: isAllowed(actor.role, 'case.read') ? review.caseId : null }
}

const ownWarning = 'Đang rà soát trùng, khoản này có thể phải dừng. Kết luận vụ nghi trùng trước khi chi.'

function messageOf({ effect }: Review, office: string, { offset }: Entitlement, isHeld: boolean): string | null {
  switch (effect) {
    case 'to-stop':
      return isHeld ? heldWords(office) : `Đang rà soát trùng, khoản này có thể phải dừng. Hỏi ${office} trước khi chi.`
    case 'in-question':
      return `Có thể trùng với một khoản khác, chưa kết luận. Đối chiếu giấy tờ trước khi chi; ${office} đang rà soát.`
    case 'to-keep':
      return `Đang rà soát trùng: nếu là một người thì giữ khoản này. ${office} đang rà soát.`
    case 'stopped':
      return `Dừng chi theo kết luận rà soát trùng của ${office}.`
    case 'merged':
      return `Nhập hai lần, đã gộp vào hồ sơ khác theo kết luận của ${office}.`
    case 'to-recover':
      return `Đã chi nhưng không được hưởng: ${office} đề nghị thu hồi.`
    case 'kept':
      return offset > 0
        ? `Đã trừ ${formatDong(offset)} nhận trước theo chính sách thấp hơn (kết luận của ${office}).`
        : null
    case 'apart':
      return null
  }
}
