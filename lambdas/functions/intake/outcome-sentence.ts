import { correctedDecision } from '../../domain/lists/list-answers.ts'
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
  /** The decision that the list's own corrects, as its officer has said. */
  readonly corrected: StoredList['former']
  /** What speaks against it as a whole. */
  readonly remark: string | null
}): string {
  const { counts, onlyHere, onlyHereAmount } = list
  const { declared, read } = list.sums
  const parts = [
    `Chưa ghi gì vào hệ thống. Nếu nhập: ${groupThousands(counts.added)} người mới (${formatDong(counts.amount)})`,
    counts.changed > 0 ? `sửa ${groupThousands(counts.changed)} người đã có` : '',
    sameWords(counts, 'không thay đổi'),
    settledWords(counts),
    counts.refused > 0 ? `${groupThousands(counts.refused)} dòng chưa nhập được` : '',
    counts.duplicates > 0
      ? `${groupThousands(counts.duplicates)} dòng nghi trùng, với người đã có hoặc với dòng khác của tệp`
      : '',
    list.saidOtherwise > 0
      ? `${groupThousands(list.saidOtherwise)} dòng ghi như người không được hỗ trợ (đã chết, chuyển đi, đã hưởng nơi khác…), xem các dòng đó trước khi nhập`
      : '',
    elsewhereWords(counts),
    onlyHere
      ? `${groupThousands(onlyHere)} người${onlyHereAmount === null ? '' : ` (${formatDong(onlyHereAmount)})`} của ${list.corrected ? `Quyết định ${list.corrected.number}` : 'quyết định này'} có trong hệ thống nhưng không có trong tệp`
      : '',
    !sumsAgree(declared, read) ? 'tổng ghi trong tệp khác với tổng đọc được' : '',
  ]
  return [`${parts.filter(Boolean).join('; ')}.`, kindSentence(list), list.remark].filter(Boolean).join(' ')
}

/** What the officer should think of before he takes a list for a new one. */
function kindSentence({
  kind,
  elsewhere,
  corrected,
}: {
  readonly kind: ListKind
  readonly elsewhere: StoredList['elsewhere']
  readonly corrected: StoredList['former']
}): string {
  if (corrected)
    return `Quyết định này đính chính Quyết định ${corrected.number}, theo xác nhận của anh/chị: ai đã có thì sửa, không có hai khoản. Khoản đã chi và người không có trong tệp không tự đổi, việc phải làm ghi ở từng dòng: chọn “Việc còn phải làm” ở bảng dưới.`
  const some = kind === 'other-decision' ? '' : knownElsewhere(elsewhere)
  if (kind === 'supplement') return `Đây là danh sách bổ sung cho quyết định đã có danh sách trong hệ thống.${some}`
  if (kind === 'correction') return `Đây là bản sửa của danh sách đã nhập theo cùng quyết định.${some}`
  if (kind !== 'other-decision') return some.trim()
  const where = elsewhere.map(({ decision, people }) => `${decision} (${groupThousands(people)} người)`).join(', ')
  return `Phần lớn người trong tệp đã được duyệt cùng chính sách theo Quyết định ${where}. Nếu quyết định này đính chính quyết định đó, xác nhận như vậy rồi kiểm tra lại: hệ thống cho xem từng người được sửa thế nào, kể cả khi đã chi trả cho ai. Nếu thay hẳn mà chưa chi trả ai, cũng có thể rút danh sách cũ rồi kiểm tra lại danh sách này. Nếu là đợt hỗ trợ khác, xác nhận như vậy rồi nhập.`
}

/** Who is there and stands as the list says. */
const sameWords = ({ same, settled }: StoredList['counts'], words: string): string =>
  same > settled ? `${groupThousands(same - settled)} người ${words}` : ''

const settledWords = ({ settled }: StoredList['counts']): string =>
  settled > 0
    ? `${groupThousands(settled)} người tệp ghi khác nhưng danh sách không sửa được, như đã chi trả rồi: xem việc phải làm ở từng dòng`
    : ''

const elsewhereWords = ({ otherProgrammes }: StoredList['counts']): string =>
  otherProgrammes > 0
    ? `${groupThousands(otherProgrammes)} người có thể cũng có khoản ở chương trình khác, hai chương trình không loại trừ nhau`
    : ''

/** Some of a list's people have the support by another decision, and most have not: it may correct that one, and add others. */
function knownElsewhere([most]: StoredList['elsewhere']): string {
  if (most === undefined) return ''
  return ` ${groupThousands(most.people)} người trong tệp đã có cùng chính sách theo Quyết định ${most.decision}: nếu quyết định này đính chính quyết định đó, xác nhận như vậy rồi kiểm tra lại, để không ai có hai khoản.`
}

/** What a list by a correcting decision leaves to do once it is in; empty where nothing is left. */
export function leftToDo(list: Pick<StoredList, 'counts' | 'onlyHere' | 'former' | 'answers'>): string {
  const corrected = correctedDecision(list)
  const onlyHere = list.onlyHere ?? 0
  if (!corrected || onlyHere + list.counts.settled === 0) return ''
  const forgotten =
    onlyHere > 0
      ? `${groupThousands(onlyHere)} người của Quyết định ${corrected.number} không có trong tệp vẫn giữ nguyên. `
      : ''
  return `${forgotten}Chọn “Việc còn phải làm” ở bảng dưới để xem phải làm gì với từng người; làm xong, tải lại tệp này để kiểm tra còn ai.`
}

/** What happened, honestly: "0 người mới" is said as such. */
export function outcomeSentence(counts: StoredList['counts']): string {
  const parts = [
    `${groupThousands(counts.added)} người mới (${formatDong(counts.amount)})`,
    counts.changed > 0 ? `${groupThousands(counts.changed)} người được sửa theo danh sách này` : '',
    sameWords(counts, 'đã có từ trước, không thay đổi'),
    settledWords(counts),
    counts.refused > 0 ? `${groupThousands(counts.refused)} dòng chưa nhập được, xem lý do từng dòng` : '',
    counts.duplicates > 0
      ? `${groupThousands(counts.duplicates)} người có cảnh báo trùng, cần đối chiếu trước khi chi`
      : '',
    elsewhereWords(counts),
  ]
  return `${parts.filter(Boolean).join('; ')}.`
}
