import {
  amountColumn,
  birthBySexColumns,
  hamletColumn,
  idNumberColumn,
  nameColumn,
  noteColumn,
  numberColumn,
  policyColumn,
} from '../form-columns.ts'
import type { FormBuilder, FormColumn, FormPlace } from '../list-form.ts'

/**
 * Forms 05 to 07 of Decision 15/2020/QĐ-TTg: people who have a monthly allowance. Our reconstruction of their columns, with
 * the ID number added that the province asked for (to look for people under two policies): to be compared with the decision
 * before anybody calls them official.
 */

const once = 'Một lần 1.500.000 đồng (500.000 đồng x 3 tháng).'

const columns = (place: FormPlace, policies: readonly string[]): FormColumn[] => [
  numberColumn,
  nameColumn,
  ...birthBySexColumns(),
  idNumberColumn,
  hamletColumn(place, 'Địa chỉ (thôn, buôn, tổ dân phố)'),
  policyColumn('Loại đối tượng', policies),
  amountColumn(once),
  noteColumn(),
]

const merit = ['Người có công', 'Thương binh', 'Bệnh binh', 'Thân nhân liệt sĩ', 'Thương binh mất sức lao động']

/** Form 05: people with merit, by the district's list of April 2020. */
export const form05: FormBuilder = (place) => ({
  code: '05',
  name: 'Mẫu 05 – Người có công (huyện)',
  fileName: 'mau-05-nguoi-co-cong-huyen',
  policies: ['A5'],
  title: 'DANH SÁCH NGƯỜI CÓ CÔNG VỚI CÁCH MẠNG ĐƯỢC HỖ TRỢ THEO NGHỊ QUYẾT 42/NQ-CP',
  columns: columns(place, merit),
  signers: ['NGƯỜI LẬP BIỂU', 'TRƯỞNG PHÒNG LĐ-TBXH'],
})

/** Form 06: the same people as the province puts them together. */
export const form06: FormBuilder = (place) => ({
  ...form05(place),
  code: '06',
  name: 'Mẫu 06 – Người có công (tỉnh)',
  fileName: 'mau-06-nguoi-co-cong-tinh',
  title: 'TỔNG HỢP NGƯỜI CÓ CÔNG VỚI CÁCH MẠNG ĐƯỢC HỖ TRỢ THEO NGHỊ QUYẾT 42/NQ-CP',
  signers: ['NGƯỜI LẬP BIỂU', 'GIÁM ĐỐC SỞ LĐ-TBXH'],
})

/** Form 07: people with a monthly social allowance. */
export const form07: FormBuilder = (place) => ({
  code: '07',
  name: 'Mẫu 07 – Đối tượng bảo trợ xã hội',
  fileName: 'mau-07-bao-tro-xa-hoi',
  policies: ['A6'],
  title: 'DANH SÁCH ĐỐI TƯỢNG BẢO TRỢ XÃ HỘI ĐƯỢC HỖ TRỢ THEO NGHỊ QUYẾT 42/NQ-CP',
  columns: columns(place, [
    'Bảo trợ xã hội',
    'Người khuyết tật',
    'Người cao tuổi',
    'Trẻ em mồ côi',
    'Người đơn thân nuôi con',
  ]),
  signers: ['NGƯỜI LẬP BIỂU', 'CHỦ TỊCH UBND'],
})
