/** What the forms call the fields that the server may complain of; the last part of the problem's path. */
const names: Readonly<Record<string, string>> = {
  paidOn: 'Ngày chi trả',
  receiverName: 'Họ tên người nhận thay',
  relation: 'Quan hệ',
  paper: 'Giấy tờ nhận thay',
  idNumber: 'Số CCCD/CMND',
  note: 'Ghi chú',
  reason: 'Lý do',
  commune: 'Địa bàn',
  policy: 'Chính sách',
  decisionNumber: 'Số quyết định',
  decisionDay: 'Ngày quyết định',
  fileName: 'Tên tệp',
  fileBytes: 'Tệp',
  username: 'Tên đăng nhập',
  holder: 'Người giữ tài khoản',
  email: 'E-mail',
  unit: 'Đơn vị',
  name: 'Họ tên',
}

/** `body.paidOn` → `Ngày chi trả`; an unknown field has no name. */
export const fieldName = (path: string): string | null => names[path.split('.').at(-1) ?? ''] ?? null
