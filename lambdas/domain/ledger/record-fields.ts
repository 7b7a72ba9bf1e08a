import type { Changes } from './changes-in-words.ts'

/** What people call the parts of a support's record, in its history and wherever it is said what changes. */
export const recordFields: Readonly<Record<string, string>> = {
  status: 'trạng thái',
  paidOn: 'ngày chi trả',
  idNumber: 'số giấy tờ',
  noIdNumberReason: 'chưa có số vì',
  receiver: 'người nhận',
  differentPerson: 'cùng số, đã đối chiếu',
  lowerConfirmed: 'khoản cao hơn chưa chi',
  lessConfirmed: 'khoản đã dừng cao hơn phần còn lại',
  amount: 'số tiền',
  months: 'số tháng',
  days: 'số ngày',
  fullName: 'họ tên',
  birth: 'ngày sinh',
  sex: 'giới tính',
  hamlet: 'thôn, buôn',
  household: 'hộ',
  isHead: 'vai trò trong hộ',
  decision: 'quyết định',
  duplicates: 'trùng với',
  review: 'rà soát trùng',
  foreign: 'ở tỉnh khác',
  place: 'nơi chi',
  mark: 'ký nhận',
  lateReason: 'nhập muộn vì',
  paidMonths: 'chi cho',
  instalments: 'các tháng',
  paper: 'giấy từ chối',
  basis: 'căn cứ',
  handedTo: 'đơn vị chi trả',
  asked: 'phải thu hồi',
  returned: 'đã thu hồi',
  returnedOn: 'ngày nộp',
  receipt: 'phiếu thu',
  offset: 'trừ khoản đã nhận',
  restored: 'trở lại kết quả trước',
  batch: 'theo đợt ghi chi trả',
}

/** "số tiền: 750.000 đồng → 1.500.000 đồng; giới tính: trống → nữ" */
export const differencesInWords = (changes: Changes): string =>
  Object.entries(changes)
    .map(([field, [from, to]]) => `${recordFields[field] ?? field}: ${from ?? 'trống'} → ${to ?? 'trống'}`)
    .join('; ')
