import { sumsAgree } from '../../domain/lists/list-sums.ts'
import { formatDong, groupThousands } from '../../domain/money/dong.ts'
import type { StoredList } from '../../store/list-item.ts'

/** What bringing the list in would do, before anybody has said so. */
export function proposalSentence(
  counts: StoredList['counts'],
  { declared, read }: NonNullable<StoredList['sums']>,
  onlyHere: number | null,
): string {
  const parts = [
    `Chưa ghi gì vào hệ thống. Nếu nhập: ${groupThousands(counts.added)} người mới (${formatDong(counts.amount)})`,
    counts.changed > 0 ? `sửa ${groupThousands(counts.changed)} người đã có` : '',
    counts.same > 0 ? `${groupThousands(counts.same)} người không thay đổi` : '',
    counts.refused > 0 ? `${groupThousands(counts.refused)} dòng chưa nhập được` : '',
    counts.duplicates > 0 ? `${groupThousands(counts.duplicates)} dòng nghi trùng với người đã có` : '',
    onlyHere ? `${groupThousands(onlyHere)} người của quyết định này có trong hệ thống nhưng không có trong tệp` : '',
    !sumsAgree(declared, read) ? 'tổng ghi trong tệp khác với tổng đọc được' : '',
  ]
  return `${parts.filter(Boolean).join('; ')}.`
}

/** What happened, honestly: "0 người mới" is said as such. */
export function outcomeSentence(counts: StoredList['counts']): string {
  const parts = [
    `${groupThousands(counts.added)} người mới (${formatDong(counts.amount)})`,
    counts.changed > 0 ? `${groupThousands(counts.changed)} người được sửa theo danh sách này` : '',
    counts.same > 0 ? `${groupThousands(counts.same)} người đã có từ trước, không thay đổi` : '',
    counts.refused > 0 ? `${groupThousands(counts.refused)} dòng chưa nhập được, xem lý do từng dòng` : '',
    counts.duplicates > 0
      ? `${groupThousands(counts.duplicates)} người có cảnh báo trùng, cần đối chiếu trước khi chi`
      : '',
  ]
  return `${parts.filter(Boolean).join('; ')}.`
}
