import { reviewWords, stoppingReview } from '../cases/review.ts'
import type { AuditEvent } from '../ledger/audit-event.ts'
import { differencesInWords } from '../ledger/record-fields.ts'
import { formatDong } from '../money/dong.ts'
import type { Entitlement } from './entitlement.ts'
import { namedMonths, paidMonths, paidSum } from './instalments.ts'
import { statusNames } from './payment-status.ts'
import { leftToAsk } from './recovery.ts'

/** Why a list does not change what it says otherwise of, and who does what instead. */
export function settledWords(
  stored: Entitlement,
  listed: Entitlement,
  {
    changes,
    isUsedUp,
    isShifted,
  }: {
    readonly changes: AuditEvent['changes']
    /** Money that was paid before leaves nothing to pay by this list. */
    readonly isUsedUp: boolean
    /** Of a support that something was set off against the list names other months. */
    readonly isShifted: boolean
  },
): string {
  const { cancellation } = stored
  const differences = differencesInWords(changes)
  if (cancellation)
    return `khoản này đã bị huỷ theo Quyết định ${cancellation.decision.number}, danh sách không đưa vào lại được. Nếu huỷ nhầm, cấp trên của xã huỷ cập nhật đó trước rồi tải lên lại.`
  if (isUsedUp)
    return `đã trừ ${formatDong(stored.offset)} của khoản đã chi trước, theo danh sách này thì không còn gì phải chi (${differences}). Nếu danh sách đúng, cấp trên của xã huỷ khoản này theo quyết định.`
  if (isShifted)
    return `đã trừ ${formatDong(stored.offset)} của khoản đã chi trước, danh sách không thêm hay đổi tháng được (${differences}). Nếu danh sách đúng, cấp trên của xã điều chỉnh khoản này theo quyết định.`
  const concluded = stoppingReview(stored)
  if (concluded)
    return `khoản này ${reviewWords[concluded.effect]} theo kết luận rà soát trùng, danh sách không sửa được (${differences}). Nếu danh sách đúng, báo đơn vị đã kết luận để hoàn tác kết luận, rồi tải lên lại.`
  return (
    paidOtherwise(stored, listed, changes) ??
    `khoản này đang ở trạng thái "${statusNames[stored.status]}", danh sách không sửa được nữa (${differences}). Nếu danh sách đúng, huỷ cập nhật chi trả trước rồi tải lên lại.`
  )
}

const ofTheSum: readonly string[] = ['amount', 'months', 'instalments', 'days']

/** Of whoever was paid another sum than the list grants: what is still due to him, or was too much. Null where it is about something else. */
function paidOtherwise(stored: Entitlement, listed: Entitlement, changes: AuditEvent['changes']): string | null {
  const paid = paidSum(stored)
  const isPaid = paid > 0 && (stored.status === 'paid' || stored.status === 'part-paid')
  if (!isPaid || !changes.amount) return null
  const due = listed.amount - stored.offset
  const others = differencesInWords(
    Object.fromEntries(Object.entries(changes).filter(([key]) => !ofTheSum.includes(key))),
  )
  const sums = `đã chi ${formatDong(paid)}, theo danh sách này được ${formatDong(due)}`
  const undone = `Nếu ghi nhầm là đã chi, huỷ cập nhật đó rồi tải lên lại.${others ? ` Còn khác: ${others}.` : ''}`
  if (due < paid)
    return `${sums}, đã chi thừa ${formatDong(paid - due)}. Nếu danh sách đúng, ${above} ${askBackWords(stored, paid - due)}. ${undone}`
  const keepsMonths =
    namedMonths(stored).length === 0 ||
    paidMonths(stored).every((month) => listed.instalments.some((one) => one.month === month))
  if (!keepsMonths) return null
  return `${sums}, còn phải chi thêm ${formatDong(due - paid)}. Nếu danh sách đúng, ${above} chọn “Điều chỉnh theo quyết định” thành ${formatDong(listed.amount)}; sau đó chi phần còn lại. ${undone}`
}

const above = 'cấp trên của xã mở người này,'

/** Nothing is asked back before the grant is what was paid. */
const askBackWords = (stored: Entitlement, sum: number): string =>
  stored.status === 'part-paid'
    ? `chọn “Điều chỉnh theo quyết định” về số đã chi, rồi chọn “Lập thu hồi” ${formatDong(sum)}`
    : `chọn “Lập thu hồi” ${formatDong(sum)}`

/**
 * What is to be done of somebody of a decision whom the list that corrects it does not name under his policy; null where it has been done.
 * @param isInFile whether it names him under another policy
 */
export function leftOutWords(stored: Entitlement, isInFile: boolean): string | null {
  const paid = paidSum(stored)
  const left = leftToAsk({ paid, recovery: stored.recovery })
  if (stored.status === 'cancelled' || (paid > 0 && left === 0)) return null
  const where = isInFile ? 'tệp không ghi người này theo chính sách này nữa' : 'không có trong tệp'
  return paid === 0
    ? `${where}, khoản này chưa chi. Nếu quyết định mới không còn khoản này, ${above} chọn “Huỷ theo quyết định”.`
    : `${where}, đã chi ${formatDong(paid)}. Nếu quyết định mới không còn khoản này, ${above} ${askBackWords(stored, left)}.`
}
