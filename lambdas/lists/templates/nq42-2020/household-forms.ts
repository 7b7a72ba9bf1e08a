import {
  amountColumn,
  birthBySexColumns,
  ethnicityColumn,
  hamletColumn,
  idNumberColumn,
  nameColumn,
  noteColumn,
  numberColumn,
  relationColumn,
} from '../form-columns.ts'
import type { FormBuilder, FormColumn, FormPlace } from '../list-form.ts'

/**
 * Forms 08 to 10 of Decision 15/2020/QĐ-TTg: poor and near-poor households, and their sums. Our reconstruction of the
 * columns, to be compared with the decision before anybody calls them official.
 */

const columns = (place: FormPlace): FormColumn[] => [
  numberColumn,
  { ...nameColumn, header: 'Họ và tên chủ hộ và thành viên' },
  relationColumn,
  ...birthBySexColumns(),
  ethnicityColumn,
  idNumberColumn,
  hamletColumn(place),
  amountColumn('750.000 đồng cho mỗi khẩu (250.000 đồng x 3 tháng), ghi ở dòng của từng người.'),
  noteColumn(),
]

/** Form 08: every member of the poor households as of 31-12-2019. */
export const form08: FormBuilder = (place) => ({
  code: '08',
  name: 'Mẫu 08 – Hộ nghèo',
  fileName: 'mau-08-ho-ngheo',
  policies: ['A7a'],
  title: 'DANH SÁCH NGƯỜI THUỘC HỘ NGHÈO ĐƯỢC HỖ TRỢ THEO NGHỊ QUYẾT 42/NQ-CP',
  columns: columns(place),
  signers: ['NGƯỜI LẬP BIỂU', 'CHỦ TỊCH UBND'],
})

/** Form 09: every member of the near-poor households as of 31-12-2019. */
export const form09: FormBuilder = (place) => ({
  ...form08(place),
  code: '09',
  name: 'Mẫu 09 – Hộ cận nghèo',
  fileName: 'mau-09-ho-can-ngheo',
  policies: ['A7b'],
  title: 'DANH SÁCH NGƯỜI THUỘC HỘ CẬN NGHÈO ĐƯỢC HỖ TRỢ THEO NGHỊ QUYẾT 42/NQ-CP',
})

const count = (group: string, header: string): FormColumn => ({
  group,
  header,
  width: header === 'Kinh phí' ? 16 : 10,
  style: 'money',
  isSummed: true,
  check: { kind: 'whole', from: 0, to: 1_000_000_000_000, style: 'stop', error: 'Ghi một số.' },
})

/**
 * Form 10: households, members and money by thôn or buôn. It lists no people: sent as a list it is refused, and the system
 * has these sums of its own.
 */
export const form10: FormBuilder = ({ hamlets = [] }) => ({
  code: '10',
  name: 'Mẫu 10 – Tổng hợp hộ nghèo, hộ cận nghèo',
  fileName: 'mau-10-tong-hop-ho-ngheo-can-ngheo',
  policies: ['A7a', 'A7b'],
  isForPaperOnly: true,
  title: 'TỔNG HỢP HỘ NGHÈO, HỘ CẬN NGHÈO ĐƯỢC HỖ TRỢ THEO NGHỊ QUYẾT 42/NQ-CP',
  columns: [
    numberColumn,
    { header: 'Đơn vị', width: 30, style: 'text' },
    ...['Hộ nghèo', 'Hộ cận nghèo', 'Tổng'].flatMap((group) =>
      ['Số hộ', 'Số khẩu', 'Kinh phí'].map((header) => count(group, header)),
    ),
  ],
  rows: hamlets.map((hamlet, index) => [String(index + 1), hamlet]),
  signers: ['NGƯỜI LẬP BIỂU', 'CHỦ TỊCH UBND'],
})
