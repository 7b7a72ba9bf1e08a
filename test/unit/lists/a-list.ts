import { checkList } from '../../../lambdas/lists/check-list.ts'
import type { CheckedList, ListContext } from '../../../lambdas/lists/checked-list.ts'
import { type WrittenRow, workbookToBytes } from '../../../lambdas/lists/writer/write-workbook.ts'
import { open } from './hand-made-workbook.ts'

export const asOf = { year: 2020, month: 6, day: 1 }

/** A list as people type it: rows of cells, the first ones title and header. Empty rows stay empty. */
export async function aWorkbook(sheets: Record<string, readonly WrittenRow[]>): Promise<Uint8Array> {
  return workbookToBytes(Object.entries(sheets).map(([name, rows]) => ({ name, columns: [], rows })))
}

export async function checked(rows: readonly WrittenRow[], context: ListContext = { asOf }): Promise<CheckedList> {
  return checkedSheets({ 'Danh sách': rows }, context)
}

export async function checkedSheets(
  sheets: Record<string, readonly WrittenRow[]>,
  context: ListContext = { asOf },
): Promise<CheckedList> {
  return checkList(await open(await aWorkbook(sheets)), context)
}

/** One person under the usual header, with some cells otherwise; row 2 of the sheet. */
export async function checkedPerson(
  cells: Partial<Record<UsualColumn, WrittenRow[number]>>,
  context: ListContext = { asOf },
) {
  const usual = {
    STT: 1,
    'Họ và tên': 'Nguyễn Văn Hùng',
    'Ngày sinh': '05/03/1954',
    'Giới tính': null,
    'Số CMND/CCCD': '240123456',
    Thôn: null,
    'Đối tượng': null,
    'Số tiền': null,
    'Ghi chú': null,
  }
  const list = await checked([[...usualHeader], Object.values({ ...usual, ...cells })], context)
  return { list, person: list.people[0], problems: list.problems }
}

export const usualHeader = [
  'STT',
  'Họ và tên',
  'Ngày sinh',
  'Giới tính',
  'Số CMND/CCCD',
  'Thôn',
  'Đối tượng',
  'Số tiền',
  'Ghi chú',
] as const
export type UsualColumn = (typeof usualHeader)[number]

export const codesOf = (list: CheckedList): string[] => list.problems.map(({ code }) => code)
export const namesOf = (list: CheckedList): string[] => list.people.map(({ fullName }) => fullName)
