import { sayableFields } from '../../domain/columns/sayable-fields.ts'
import type { Field } from './field.ts'

/** What a column means, in an officer's words: those that he may say himself, and those that are recognised and not kept. */
export const fieldWords: Readonly<Record<Field, string>> = {
  ...sayableFields,
  stt: 'số thứ tự',
  maleAge: 'tuổi của nam',
  femaleAge: 'tuổi của nữ',
  ethnicity: 'dân tộc',
  origin: 'quê quán',
  representative: 'người đại diện, người nhận thay',
  phone: 'số điện thoại',
  signature: 'chữ ký',
  idIssuedOn: 'ngày cấp giấy tờ',
  idIssuedAt: 'nơi cấp giấy tờ',
  commune: 'xã, phường, thị trấn',
  district: 'huyện, thị xã, thành phố',
  bankAccount: 'tài khoản ngân hàng',
  socialInsurance: 'số bảo hiểm',
  taxCode: 'mã số thuế, đăng ký kinh doanh',
  workplace: 'nơi làm việc',
  decision: 'quyết định',
  eventDate: 'ngày của sự việc',
  other: 'thông tin không dùng',
  problems: 'lỗi mà hệ thống đã ghi',
}
