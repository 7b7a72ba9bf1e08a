import { headerKey } from '../columns/recognise-header.ts'
import type { Table } from '../columns/table.ts'

/** What a payer's file says besides who it is about. */
export type ResultField =
  | 'code'
  | 'result'
  | 'paidOn'
  | 'months'
  | 'reason'
  | 'noNumber'
  | 'receiver'
  | 'relation'
  | 'receiverPaper'
  | 'paper'

/** As post offices call their columns; compared without accents. */
const words: Readonly<Record<ResultField, readonly string[]>> = {
  code: ['Mã chi trả', 'Mã hồ sơ', 'Mã khoản', 'Mã khoản hỗ trợ'],
  result: [
    'Kết quả',
    'Kết quả chi trả',
    'Kết quả chi',
    'Tình trạng',
    'Tình trạng chi trả',
    'Trạng thái',
    'Đã chi',
    'Đã nhận',
  ],
  paidOn: ['Ngày chi trả', 'Ngày chi', 'Ngày nhận', 'Ngày nhận tiền', 'Ngày trả', 'Ngày phát', 'Ngày ký nhận'],
  months: [
    'Tháng',
    'Tháng chi trả',
    'Chi tháng',
    'Chi trả tháng',
    'Tháng hỗ trợ',
    'Tháng hưởng',
    'Tháng được chi',
    'Kỳ chi trả',
  ],
  reason: ['Lý do', 'Lý do chưa chi', 'Lý do chưa nhận', 'Lý do không chi được', 'Lý do không nhận', 'Nguyên nhân'],
  noNumber: [
    'Lý do chưa có số',
    'Lý do không có số',
    'Lý do chưa có số CCCD',
    'Lý do chưa có CCCD',
    'Lý do không có CCCD',
    'Lý do chưa có CMND/CCCD',
    'Lý do không có CMND/CCCD',
    'Lý do chưa có giấy tờ',
    'Lý do không có giấy tờ',
  ],
  receiver: [
    'Người nhận thay',
    'Họ tên người nhận thay',
    'Họ và tên người nhận thay',
    'Người được ủy quyền',
    'Nhận thay',
  ],
  relation: ['Quan hệ', 'Quan hệ người nhận thay', 'Quan hệ với người hưởng', 'Quan hệ với người được hỗ trợ'],
  receiverPaper: ['Giấy tờ nhận thay', 'Giấy ủy quyền', 'Giấy tờ người nhận thay', 'Số giấy ủy quyền'],
  paper: ['Giấy từ chối', 'Giấy từ chối nhận', 'Đơn từ chối', 'Giấy tờ từ chối'],
}

const fieldOf = new Map(
  Object.entries(words).flatMap(([field, names]) =>
    names.map((name) => [headerKey(name), field as ResultField] as const),
  ),
)

/** "Người nhận thay → Họ và tên | Quan hệ": whose name it is stands above. */
const ownNames = new Set(['Họ và tên', 'Họ tên', 'Tên', 'Tên người nhận'].map(headerKey))

/** The columns of the table that tell the result, by their index. The first of two that say the same counts. */
export function resultColumns({ columns }: Table): Map<number, ResultField> {
  const found = new Map<number, ResultField>()
  const taken = new Set<ResultField>()
  for (const { index, header, field } of columns) {
    // "Ngày | Tháng | Năm" below "Ngày sinh" say when somebody was born.
    if (field === 'problems' || field === 'birthMonth') continue
    const groups = header.split(' – ')
    const own = headerKey(groups.pop() ?? header)
    const isOfReceiver = groups.some((group) => fieldOf.get(headerKey(group)) === 'receiver')
    const meant = fieldOf.get(headerKey(header)) ?? (isOfReceiver && ownNames.has(own) ? 'receiver' : fieldOf.get(own))
    // Not behind the name of somebody who takes the money for another, it is the one with the head of a household.
    if (field === 'relation' && own === headerKey('Quan hệ') && !isOfReceiver) continue
    if (!meant || taken.has(meant)) continue
    taken.add(meant)
    found.set(index, meant)
  }
  return found
}
