import { rowGroups } from '../../../../lambdas/functions/intake/row-groups.ts'
import { checkRows } from '../../../../lambdas/lists/check-list.ts'
import type { WrittenRow } from '../../../../lambdas/lists/writer/write-workbook.ts'
import { asOf, aWorkbook, checked, codesOf, namesOf } from '../a-list.ts'
import { open } from '../hand-made-workbook.ts'

const header = ['STT', 'Họ tên chủ hộ', 'Vợ (chồng)', 'Con 1', 'Con 2', 'Số khẩu', 'Thôn', 'Số CMND', 'Số tiền']
const lan: WrittenRow = [
  ...[1, 'Nguyễn Văn Hùng', 'Trần Thị Hoa', 'Nguyễn Văn Nam', 'Nguyễn Thị Lan', 4],
  ...['Thôn 1', '240123451', 3_000_000],
]
const tam = [2, 'Lê Văn Tám', 'Đỗ Thị Mai', null, null, 2, 'Thôn 2', '240123452', 1_500_000]
const son = [3, 'Hoàng Văn Sơn', null, null, null, 1, 'Thôn 2', '240123453', 750_000]
const without = (row: WrittenRow, column: number): WrittenRow => row.map((cell, at) => (at === column ? null : cell))

// They were left out, and the household's sum was refused: "tệp chỉ ghi chủ hộ".
describe('the people of a household in columns beside its head', () => {
  it('are read as in rows below him where the number of people proves it, and told', async () => {
    const list = await checked([header, lan, tam, son, [null, 'Cộng', null, null, null, 7, null, null, 5_250_000]])
    expect(list.people.map(({ row, fullName, household }) => [row, fullName, household?.headRow])).toEqual([
      ...['Nguyễn Văn Hùng', 'Trần Thị Hoa', 'Nguyễn Văn Nam', 'Nguyễn Thị Lan'].map((name) => [2, name, 2]),
      ...['Lê Văn Tám', 'Đỗ Thị Mai'].map((name) => [3, name, 3]),
      [4, 'Hoàng Văn Sơn', 4],
    ])
    expect(list.people[1]).toMatchObject({
      hamlet: 'Thôn 1',
      amount: null,
      idNumbers: [],
      household: { isHead: false },
    })
    expect(list.totals).toMatchObject({ people: 7, amount: 5_250_000, declaredAmount: 5_250_000 })
    expect(codesOf(list)).toEqual(['uncertain-column', 'uncertain-column', 'uncertain-column'])
  })

  it.each<[string, WrittenRow[]]>([
    ['a number is another', [header, lan, [...tam.slice(0, 5), 3, ...tam.slice(6)]]],
    ['a cell is none', [header, lan.map((cell) => (cell === 'Nguyễn Văn Nam' ? 'x' : cell)), tam]],
    ['there is no number', [without(header, 5), without(lan, 5), without(tam, 5)]],
    ['nothing would tell whose they are', [without(header, 0), without(lan, 0), without(tam, 0)]],
  ])('are left out and told as before where %s', async (_, rows) => {
    const list = await checked(rows)
    expect(namesOf(list)).toEqual(['Nguyễn Văn Hùng', 'Lê Văn Tám'])
    expect(codesOf(list)).toContain('unknown-column')
  })

  // Only the first rows had proved it: "đã ly hôn" far below was somebody with a full rate of his own.
  it('are proven by each row, which is else its head’s alone and says so', async () => {
    const proven = Array.from({ length: 70 }, () => son)
    const beside = (wife: string, size: string | number | null): WrittenRow => [
      ...[80, 'Hoàng Văn Sơn', wife, null, null, size, 'Thôn 2', '240123453', 750_000],
    ]
    const odd = [beside('đã ly hôn', 1), beside('Độc thân', 1), beside('(đã mất)', 1), beside('x', 1)]
    const rows = [
      ...odd,
      beside('Đỗ Thị Mai', 3),
      beside('Đỗ Thị Mai', null),
      beside('-', 1),
      beside('Đỗ Thị Mai', '2 khẩu'),
    ]
    const list = await checked([header, lan, ...proven, ...rows])
    expect(list.people.filter(({ row }) => row > 72).map(({ row, fullName }) => [row - 72, fullName])).toEqual([
      ...[1, 2, 3, 4, 5, 6, 7, 8].map((row) => [row, 'Hoàng Văn Sơn']),
      [8, 'Đỗ Thị Mai'],
    ])
    const told = list.problems.filter(({ code }) => code === 'member-in-doubt')
    expect(told.map(({ row, column }) => [(row ?? 0) - 72, column])).toEqual([
      ...[1, 2, 3, 4].map((row) => [row, 'C']),
      ...[5, 6].map((row) => [row, 'F']),
    ])
    expect(told[0]?.message).toMatch(/^Dòng 73, cột C .*: đã ly hôn không rõ là họ tên ai, chỉ đọc chủ hộ/)
    expect(told[4]?.message).toContain('Dòng có tên 2 người nhưng ghi số khẩu 3, chỉ đọc chủ hộ')
  })

  it('are none of what stands below the header of the next page, or another one', async () => {
    const again = await checked([header, lan, header, tam])
    expect(again.people).toHaveLength(6)
    const other = ['STT', 'Họ và tên', 'Năm sinh', 'Địa chỉ', 'Số CMND', 'Số tiền']
    const below = [1, 'Ngô Văn Lê', 1960, 'Trần Hưng Đạo', '240123459', 750_000]
    const list = await checked([header, lan, tam, other, below])
    expect(namesOf(list).slice(6)).toEqual(['Ngô Văn Lê'])
  })

  it('are each a row of its own where the list comes in, with what is said of them', async () => {
    const rows = [header, lan, tam].map((row) => [...row, row === header ? 'Năm sinh' : 1960])
    const items = checkRows(await open(await aWorkbook({ 'Danh sách': rows })), { asOf })
    const groups: [number, string | undefined, number][] = []
    for await (const group of rowGroups(items))
      if (!('kind' in group) && group.person)
        groups.push([
          group.row,
          group.person.fullName,
          group.problems.filter(({ code }) => code === 'missing-birth').length,
        ])
    expect(groups.slice(0, 3)).toEqual([
      [2, 'Nguyễn Văn Hùng', 0],
      [2, 'Trần Thị Hoa', 1],
      [2, 'Nguyễn Văn Nam', 1],
    ])
  })
})
