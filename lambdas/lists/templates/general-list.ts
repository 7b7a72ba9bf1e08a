import type { Programme } from '../../domain/programmes/programme.ts'
import {
  amountColumn,
  birthColumn,
  daysColumn,
  hamletColumn,
  idNumberColumn,
  nameColumn,
  noteColumn,
  numberColumn,
  policyColumn,
  sexColumn,
} from './form-columns.ts'
import type { FormPlace, ListForm } from './list-form.ts'
import { dayLimits, listNames, resolutionInTitles } from './programme-words.ts'

/** For a programme whose decision prescribes no forms that we have: everybody on one list, with the policy in a column. */
export function generalList(programme: Programme, place: FormPlace): ListForm {
  const limits = dayLimits(programme)
  return {
    code: 'chung',
    name: 'Danh sách đề nghị hỗ trợ',
    fileName: 'danh-sach-de-nghi',
    policies: [],
    sheetName: 'Danh sách',
    title: `DANH SÁCH ĐỀ NGHỊ HỖ TRỢ THEO ${resolutionInTitles(programme)}`,
    columns: [
      numberColumn,
      nameColumn,
      birthColumn,
      sexColumn,
      idNumberColumn,
      hamletColumn(place, 'Địa chỉ (thôn, buôn, tổ dân phố)'),
      policyColumn('Đối tượng', listNames(programme)),
      ...(limits === null ? [] : [daysColumn(limits)]),
      amountColumn(
        limits === null
          ? 'Tổng số tiền được hỗ trợ, bằng đồng.'
          : 'Tổng số tiền được hỗ trợ, bằng đồng; theo ngày thì để trống cũng được, hệ thống tính theo mức một ngày.',
      ),
      noteColumn(),
    ],
    signers: ['NGƯỜI LẬP BIỂU', 'CHỦ TỊCH UBND'],
  }
}
