import type { ListKind } from '../../domain/lists/list-kind.ts'
import { sumsAgree } from '../../domain/lists/list-sums.ts'
import { formatDong, groupThousands } from '../../domain/money/dong.ts'
import type { StoredList } from '../../store/lists/list-item.ts'

/** What bringing the list in would do, before anybody has said so. */
export function proposalSentence(list: {
  readonly counts: StoredList['counts']
  readonly sums: NonNullable<StoredList['sums']>
  readonly saidOtherwise: number
  readonly onlyHere: number | null
  readonly onlyHereAmount: number | null
  readonly kind: ListKind
  readonly elsewhere: StoredList['elsewhere']
  /** What speaks against it as a whole. */
  readonly remark: string | null
}): string {
  const { counts, onlyHere, onlyHereAmount } = list
  const { declared, read } = list.sums
  const parts = [
    `Chưa ghi gì vào hệ thống. Nếu nhập: ${groupThousands(counts.added)} người mới (${formatDong(counts.amount)})`,
    counts.changed > 0 ? `sửa ${groupThousands(counts.changed)} người đã có` : '',
    counts.same > 0 ? `${groupThousands(counts.same)} người không thay đổi` : '',
    counts.refused > 0 ? `${groupThousands(counts.refused)} dòng chưa nhập được` : '',
    counts.duplicates > 0
      ? `${groupThousands(counts.duplicates)} dòng nghi trùng, với người đã có hoặc với dòng khác của tệp`
      : '',
    list.saidOtherwise > 0
      ? `${groupThousands(list.saidOtherwise)} dòng ghi như người không được hỗ trợ (đã chết, chuyển đi, đã hưởng nơi khác…), xem các dòng đó trước khi nhập`
      : '',
    elsewhereWords(counts),
    onlyHere
      ? `${groupThousands(onlyHere)} người${onlyHereAmount === null ? '' : ` (${formatDong(onlyHereAmount)})`} của quyết định này có trong hệ thống nhưng không có trong tệp`
      : '',
    !sumsAgree(declared, read) ? 'tổng ghi trong tệp khác với tổng đọc được' : '',
  ]
  return [`${parts.filter(Boolean).join('; ')}.`, kindSentence(list), list.remark].filter(Boolean).join(' ')
}

/** What the officer should think of before he takes a list for a new one. */
function kindSentence({
  kind,
  elsewhere,
}: {
  readonly kind: ListKind
  readonly elsewhere: StoredList['elsewhere']
}): string {
  if (kind === 'supplement') return 'Đây là danh sách bổ sung cho quyết định đã có danh sách trong hệ thống.'
  if (kind === 'correction') return 'Đây là bản sửa của danh sách đã nhập theo cùng quyết định.'
  if (kind !== 'other-decision') return ''
  const where = elsewhere.map(({ decision, people }) => `${decision} (${groupThousands(people)} người)`).join(', ')
  return `Phần lớn người trong tệp đã được duyệt cùng chính sách theo Quyết định ${where}. Nếu quyết định này thay quyết định đó, rút danh sách cũ rồi kiểm tra lại danh sách này và nhập; nếu đã chi trả cho ai nên không rút được, bỏ danh sách này, mở từng người có thay đổi và chọn “Điều chỉnh theo quyết định”. Nếu là đợt hỗ trợ khác, xác nhận như vậy rồi nhập.`
}

const elsewhereWords = ({ otherProgrammes }: StoredList['counts']): string =>
  otherProgrammes > 0
    ? `${groupThousands(otherProgrammes)} người có thể cũng có khoản ở chương trình khác, hai chương trình không loại trừ nhau`
    : ''

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
    elsewhereWords(counts),
  ]
  return `${parts.filter(Boolean).join('; ')}.`
}
