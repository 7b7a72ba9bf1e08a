import { type ListAnswers, waitsForItsWord } from './list-answers.ts'
import type { ListKind } from './list-kind.ts'

interface Counts {
  readonly added: number
  readonly changed: number
  readonly same: number
  readonly refused: number
}

/** Whether nobody of a list could come in: no row is new, corrected or known, and some were refused. */
export const bringsNobody = ({ added, changed, same, refused }: Counts): boolean =>
  refused > 0 && added + changed + same === 0

/**
 * Whether a list has only been compared with the register: what its rows say is what would have come in.
 * @param list that no reader is at work on any more, or one that is taken back
 */
export const isOnlyCompared = (list: { readonly review: boolean; readonly appliedBy: unknown }): boolean =>
  list.review && list.appliedBy === null

/** What a list comes to that was only compared and is not to be brought in. */
export const droppedWords = 'Đã bỏ danh sách này: chưa có gì của nó được ghi vào hệ thống.'

/** Why a checked list may not be brought in as it stands, and what to do; null where it may. */
export function whyNotBroughtIn({
  counts,
  kind,
  answers,
}: {
  readonly counts: Counts
  readonly kind: ListKind | null | undefined
  readonly answers: Pick<ListAnswers, 'accepted'>
}): string | null {
  if (counts.added + counts.changed === 0)
    return 'Chưa có dòng nào nhập được: chấp nhận gợi ý sửa, hoặc sửa tệp rồi tải lên lại.'
  if (waitsForItsWord(kind, answers))
    return 'Phần lớn người trong tệp đã được duyệt cùng chính sách theo quyết định khác. Đánh dấu quyết định này đính chính quyết định đó, hoặc là đợt hỗ trợ khác, chỉ một trong hai, rồi kiểm tra lại và nhập; nếu đã rút danh sách cũ, kiểm tra lại rồi nhập.'
  return null
}
