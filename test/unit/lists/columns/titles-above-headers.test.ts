import type { WrittenRow } from '../../../../lambdas/lists/writer/write-workbook.ts'
import { checked } from '../a-list.ts'
import { columnsOf } from './headerless.ts'

const header: WrittenRow = ['STT', 'Họ và tên', 'Năm sinh', 'Thôn', 'Xác nhận']
const people: WrittenRow[] = [
  [1, 'Vi Văn An', 1960, 'Thôn 1', 'x'],
  [2, 'Lê Thị Bốn', 1961, 'Thôn 2', 'x'],
]
const fieldsBelow = async (...above: WrittenRow[]) => {
  const list = await checked([...above, ...people])
  expect(list.refused).toEqual([])
  return [list.file.sheets[0]?.headerRow, columnsOf(list).at(-1)]
}

describe('a title right above a header', () => {
  it.each<[string, WrittenRow]>([
    ['at the left', ['DANH SÁCH CHI TRẢ TIỀN HỖ TRỢ']],
    ['in the middle', [null, null, 'DANH SÁCH HƯỞNG MỨC HỖ TRỢ 750.000 ĐỒNG']],
    ['without a word for a list', ['CHI TRẢ TIỀN HỖ TRỢ HỘ NGHÈO']],
  ])('is no group of its columns: "Xác nhận" was a sum, and everybody refused (%s)', async (_, title) => {
    expect(await fieldsBelow(title, header)).toEqual([2, 'E null 0'])
  })

  it('is no title over a part of them', async () => {
    const rows = [
      [null, null, null, null, 'Số tiền'],
      ['STT', 'Họ và tên', 'Năm sinh', 'Thôn', 'Tháng 4'],
      [1, 'Vi Văn An', 1960, 'Thôn 1', 500_000],
    ]
    expect((await checked(rows)).people.map(({ amount }) => amount)).toEqual([500_000])
  })
})
