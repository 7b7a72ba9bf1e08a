import type { WrittenRow } from '../../../../lambdas/lists/writer/write-workbook.ts'
import { checked } from '../a-list.ts'

const names = ['Vi Văn An', 'Lê Thị Bốn', 'Tô Văn Cảnh']
const amountsBelow = async (header: WrittenRow, cells: WrittenRow) => {
  const rows = names.map((name, index): WrittenRow => [index + 1, name, 1960 + index, ...cells])
  const list = await checked([['STT', 'Họ và tên', 'Năm sinh', ...header], ...rows])
  expect(list.refused).toEqual([])
  return list.people.map(({ amount }) => amount)
}
const each = (amount: number | null) => names.map(() => amount)

describe('a column that may be a sum', () => {
  it.each<[string, string, WrittenRow[number]]>([
    ['Số tiền', 'Thực nhận', null],
    ['Số tiền', 'Thực nhận', 'đã nhận'],
    ['Số tiền', 'Số tiền thực nhận', 'ký'],
    ['Thành tiền', 'Thực lĩnh', null],
    ['Số tiền', 'Hỗ trợ', 'x'],
    ['Mức hỗ trợ', 'Thực lĩnh', 'x'],
    ['Số tiền', 'Tổng cộng', null],
    ['Số tiền', 'Tổng số tiền', '-'],
    ['Kinh phí', 'Số tiền', null],
    ['Số tiền', 'Thành tiền', 'đủ'],
  ])('is none beside %p where %p has %p below: nobody had a sum, or all were refused', async (sum, other, cell) => {
    expect(await amountsBelow([sum, other], [750_000, cell])).toEqual(each(750_000))
  })

  it.each([
    ['Tổng cộng', 'Số tiền'],
    ['Thành tiền', 'Kinh phí'],
  ])('is %p where %p behind it is left blank', async (sum, other) => {
    expect(await amountsBelow([sum, other], [750_000, null])).toEqual(each(750_000))
  })

  it('is none where it has the sum of all beside the last: he was given that of everybody, and the others nothing', async () => {
    const rows = names.map((name, at): WrittenRow => [at + 1, name, 1960, 750_000, at === 2 ? 2_250_000 : null])
    const list = await checked([['STT', 'Họ và tên', 'Năm sinh', 'Số tiền', 'Tổng cộng'], ...rows])
    expect(list.people.map(({ amount }) => amount)).toEqual(each(750_000))
    expect(list.problems).toMatchObject([{ code: 'unknown-column', column: 'E' }])
  })

  it("is the household's beside its head", async () => {
    const rows: WrittenRow[] = [
      [1, 'Vi Văn An', 'Chủ hộ', 750_000, 1_500_000],
      [null, 'Lê Thị Bốn', 'Vợ', 750_000, null],
      [2, 'Tô Văn Cảnh', 'Chủ hộ', 750_000, 750_000],
    ]
    const list = await checked([['STT', 'Họ và tên', 'Quan hệ', 'Số tiền', 'Tổng cộng'], ...rows])
    expect(list.people.map(({ amount }) => amount)).toEqual([1_500_000, null, 750_000])
  })

  it('is none by itself either where it is only marked', async () => {
    expect(await amountsBelow(['Hỗ trợ'], ['x'])).toEqual(each(null))
  })

  it.each<[string, WrittenRow[number]]>([
    ['Thực lĩnh', 500_000],
    ['Thực nhận', '500.000đ'],
    ['Thực nhận (nghìn đồng)', 500],
  ])('is the one that is paid where %p has %p below', async (header, cell) => {
    expect(await amountsBelow(['Thành tiền', header], [750_000, cell])).toEqual(each(500_000))
  })
})
