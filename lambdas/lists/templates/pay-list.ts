import {
  amountColumn,
  birthColumn,
  hamletColumn,
  idNumberColumn,
  nameColumn,
  noteColumn,
  numberColumn,
  policyColumn,
  textColumn,
} from './form-columns.ts'
import type { FormBuilder } from './list-form.ts'

/**
 * The list that people sign when they are paid; no form of the decision, but what communes and the post office use. Its
 * column of signatures stays empty until it is printed.
 */
export const payList: FormBuilder = (place) => ({
  code: 'chi-tra',
  name: 'Danh sách chi trả, ký nhận',
  fileName: 'danh-sach-chi-tra',
  policies: [],
  title: 'DANH SÁCH CHI TRẢ HỖ TRỢ THEO NGHỊ QUYẾT 42/NQ-CP',
  columns: [
    numberColumn,
    nameColumn,
    { ...birthColumn, header: 'Năm sinh', width: 12 },
    idNumberColumn,
    hamletColumn(place, 'Địa chỉ (thôn, buôn, tổ dân phố)'),
    policyColumn('Đối tượng', [
      'Người có công',
      'Bảo trợ xã hội',
      'Hộ nghèo',
      'Hộ cận nghèo',
      'Hộ kinh doanh',
      'Lao động tự do',
      'Tạm hoãn HĐLĐ',
      'Chấm dứt HĐLĐ',
    ]),
    amountColumn('Tổng số tiền được nhận, bằng đồng.'),
    textColumn('Ký nhận (hoặc điểm chỉ)', 18),
    noteColumn('Ghi chú (người nhận thay)'),
  ],
  signers: ['NGƯỜI CHI TRẢ', 'CHỦ TỊCH UBND'],
})
