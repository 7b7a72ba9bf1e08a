import { headerKey } from '../../lambdas/lists/columns/recognise-header.ts'

/** What a CSV of people may hold; the place of each column, -1 where it is missing. */
export type PeopleColumns = Readonly<Record<(typeof names)[number], number>>

const names = ['stt', 'fullName', 'birth', 'sex', 'idNumber', 'hamlet', 'commune', 'household'] as const

const words: Readonly<Record<(typeof names)[number], readonly string[]>> = {
  stt: ['STT', 'TT', 'Số TT'],
  fullName: ['Họ và tên', 'Họ tên'],
  birth: ['Ngày sinh', 'Năm sinh', 'Ngày tháng năm sinh'],
  sex: ['Giới tính', 'GT'],
  idNumber: ['CMND/CCCD', 'Số CMND/CCCD', 'CMND', 'CCCD', 'Số CMND', 'Số CCCD'],
  hamlet: ['Thôn/Buôn', 'Thôn, buôn', 'Thôn', 'Buôn'],
  commune: ['Mã xã'],
  household: ['Mã hộ'],
}

/**
 * The columns of a CSV that carries people of many communes in one table, from the row of their names; null for anything else, which
 * is then read as an officer's list is. The code of the commune tells the two apart: no list of one commune has it.
 */
export function peopleColumns(header: readonly string[]): PeopleColumns | null {
  const keys = header.map(headerKey)
  const found = names.map((name) => {
    const known = new Set(words[name].map(headerKey))
    return [name, keys.findIndex((key) => known.has(key))]
  })
  const columns = Object.fromEntries(found) as PeopleColumns
  return columns.fullName === -1 || columns.commune === -1 ? null : columns
}
