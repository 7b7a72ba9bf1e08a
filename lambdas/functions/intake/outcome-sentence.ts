import { formatDong, groupThousands } from '../../domain/money/dong.ts'
import type { StoredList } from '../../store/list-item.ts'

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
