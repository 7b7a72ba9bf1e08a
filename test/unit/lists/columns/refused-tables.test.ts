import type { WrittenRow } from '../../../../lambdas/lists/writer/write-workbook.ts'
import { checked } from '../a-list.ts'
import { refusalOf } from '../hand-made-workbook.ts'
import { columnsOf } from './headerless.ts'

const hung = 'Nguyễn Văn Hùng'
const names = [hung, 'Trần Thị Hoa', 'Lê Văn Tám', 'Y Wang Niê']

describe('a file that is refused', () => {
  it.each<[string, WrittenRow[], string]>([
    [
      'with its headers at the left',
      [
        ['STT', 1, 2, 3],
        ['Họ và tên', ...names],
        ['Năm sinh', 1954, 1960, 1961],
      ],
      'Transpose',
    ],
    [
      'as a slip of each person',
      [['PHIẾU'], ['Họ và tên:', hung], ['Ngày sinh:', '05/03/1954'], ['Địa chỉ:', 'Thôn 3']],
      'mỗi người một dòng',
    ],
    ['with each row in one cell', [['STT, Họ và tên, Năm sinh'], [`1, ${hung}, 1954`]], 'Text to Columns'],
  ])('says what to do with one %s', async (_, rows, mend) => {
    const refusal = await refusalOf(checked(rows))
    expect(refusal.code).toBe('no-table')
    expect(refusal.message).toContain(mend)
  })
})

describe('names with nothing but sums beside them', () => {
  const rows = names.map((name): WrittenRow => [name, 750_000])

  it.each<[string, WrittenRow[]]>([
    ['by themselves', []],
    ['below a title', [['DANH SÁCH HỖ TRỢ']]],
  ])('are proposed to the officer %s: the file was refused', async (_, above) => {
    const list = await checked([...above, ...rows])
    expect(list.people.map(({ fullName, amount }) => [fullName, amount])).toEqual(rows)
    expect(columnsOf(list)).toEqual(['A fullName 0.65', 'B amount 0.65'])
    expect(list.problems.map(({ code, message }) => [code, message.includes('trước đó chưa nhập ai')])).toEqual([
      ['uncertain-column', true],
      ['uncertain-column', true],
    ])
  })

  it.each<[string, WrittenRow[]]>([
    ['two of them', rows.slice(0, 2)],
    ['a header that means something else', [['Cán bộ phụ trách', 'Kinh phí'], ...rows]],
  ])('prove nothing: %s', async (_, few) => {
    expect((await refusalOf(checked(few))).code).toBe('no-table')
  })
})
