/** What an officer may say that a column is, in his words and in the order of the paper lists. */
export const sayableFields = {
  fullName: 'họ tên',
  givenName: 'tên (phần sau của họ tên)',
  headName: 'họ tên chủ hộ',
  birth: 'ngày hoặc năm sinh',
  birthDay: 'ngày sinh (cột riêng, tháng và năm ở cột khác)',
  birthMonth: 'tháng sinh (cột riêng)',
  birthYear: 'năm sinh (cột riêng, ngày và tháng ở cột khác)',
  male: 'năm sinh của nam',
  female: 'năm sinh của nữ',
  sex: 'giới tính',
  idNumber: 'số CMND/CCCD',
  hamlet: 'thôn, buôn',
  address: 'địa chỉ',
  policy: 'đối tượng, chính sách',
  relation: 'quan hệ với chủ hộ',
  householdCode: 'mã hộ',
  householdSize: 'số khẩu',
  amount: 'số tiền',
  amountPart: 'một phần của số tiền',
  rate: 'mức hỗ trợ',
  months: 'số tháng',
  days: 'số ngày',
  note: 'ghi chú',
} as const

export type SayableField = keyof typeof sayableFields

export const sayableFieldNames = Object.keys(sayableFields) as [SayableField, ...SayableField[]]
