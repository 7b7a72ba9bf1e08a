import type { Programme } from '../../domain/programmes/programme.ts'
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
import type { FormPlace, ListForm } from './list-form.ts'
import { listNames, resolutionInTitles } from './programme-words.ts'

/**
 * The list that people sign when they are paid; no form of a decision, but what communes and the post office use. Its
 * column of signatures stays empty until it is printed.
 */
export const payList = (programme: Programme, place: FormPlace): ListForm => ({
  code: 'chi-tra',
  name: 'Danh sách chi trả, ký nhận',
  fileName: 'danh-sach-chi-tra',
  policies: [],
  sheetName: 'Chi trả',
  title: `DANH SÁCH CHI TRẢ HỖ TRỢ THEO ${resolutionInTitles(programme)}`,
  columns: [
    numberColumn,
    nameColumn,
    { ...birthColumn, header: 'Năm sinh', width: 12 },
    idNumberColumn,
    hamletColumn(place, 'Địa chỉ (thôn, buôn, tổ dân phố)'),
    policyColumn('Đối tượng', listNames(programme)),
    amountColumn('Tổng số tiền được nhận, bằng đồng.'),
    textColumn('Ký nhận (hoặc điểm chỉ)', 18),
    noteColumn('Ghi chú (người nhận thay)'),
  ],
  signers: ['NGƯỜI CHI TRẢ', 'CHỦ TỊCH UBND'],
})
