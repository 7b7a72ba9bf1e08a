import { columnLetters } from '../column-letters.ts'
import type { SeenColumn } from './column-look.ts'
import type { Field } from './field.ts'
import type { Look } from './look.ts'
import { headerKey } from './recognise-header.ts'

/** What a column that looks so means in a list; null where several things look alike. */
export const fieldOfLook: Readonly<Record<Look, Field | null>> = {
  'running-numbers': 'stt',
  sexes: 'sex',
  'id-numbers': 'idNumber',
  births: 'birth',
  sums: 'amount',
  names: 'fullName',
  places: 'hamlet',
  addresses: 'address',
  groups: 'policy',
  relations: 'relation',
  peoples: 'ethnicity',
  mixed: null,
}

const lookWords: Readonly<Record<Look, string>> = {
  'running-numbers': 'số thứ tự',
  sexes: 'nam hoặc nữ',
  'id-numbers': 'số giấy tờ',
  births: 'ngày hoặc năm sinh',
  sums: 'số tiền',
  names: 'tên người',
  places: 'tên thôn, buôn',
  addresses: 'địa chỉ',
  groups: 'tên nhóm đối tượng',
  relations: 'quan hệ với chủ hộ',
  peoples: 'tên dân tộc',
  mixed: 'nhiều loại',
}

/** What a column is called where its header says nothing. */
export const calling = (header: string): string =>
  headerKey(header) === '' ? 'Cột không có tiêu đề' : 'Tiêu đề cột không nói rõ'

/** "48/50 ô là tên người". */
export const countedCells = ({ fits, filled, look }: SeenColumn): string => `${fits}/${filled} ô là ${lookWords[look]}`

/** "cột B và D đều là tên người". */
export function alike(columns: readonly SeenColumn[]): string {
  const letters = columns.map(({ index }) => columnLetters(index))
  const last = letters.pop() ?? ''
  return `cột ${letters.join(', ')} và ${last} đều là ${lookWords[columns[0]?.look ?? 'mixed']}`
}
