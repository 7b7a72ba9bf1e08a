import type { Row } from '../workbook/workbook.ts'

/** Where a form has the hamlets of its commune that are picked from a list, if they are too many to stand in the list itself. */
export const hamletSheet = {
  name: 'Thôn, buôn để chọn',
  title: 'Các thôn, buôn, tổ dân phố để chọn trong danh sách',
  header: 'Thôn, buôn, tổ dân phố',
  rangeName: 'thon_buon',
} as const

/** Whether so much of a sheet is our list of hamlets; with anything beside the names it is somebody's own. */
export const areHamletsToChoose = (rows: readonly Row[]): boolean =>
  rows[0]?.cells[0]?.text === hamletSheet.title && rows.every(isNameAlone)

export const isNameAlone = ({ cells }: Row): boolean => cells.every(({ column }) => column === 0)
