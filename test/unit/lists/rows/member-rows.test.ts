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

describe('the people of a household in one cell beside its head', () => {
  const columns = ['STT', 'Chủ hộ', 'Năm sinh', 'Số CMND', 'Các thành viên khác trong hộ', 'Số khẩu', 'Số tiền']
  const hung = [1, 'Nguyễn Văn Hùng', 1960, '240123451']
  const tam = [2, 'Lê Văn Tám', 1970, '240123452', '- vợ: Đỗ Thị Mai, sinh năm 1972, CMND 240123459', 2, 1_500_000]
  const son = [3, 'Hoàng Văn Sơn', 1980, '240123453', null, 1, 750_000]
  const lines = '1. Trần Thị Hoa - 1962 - vợ\n2. Nguyễn Văn Nam (con), sn 5/3/1990\n3. Nguyễn Thị Lan'

  // They were told and left out, and the household's sum was refused: each had to be typed again.
  it('are read as in rows below him where the number of people proves it, each with what his line says', async () => {
    const list = await checked([columns, [...hung, lines, 4, 3_000_000], tam, son])
    expect(
      list.people.map(({ row, fullName, birth, idNumbers, household }) => [
        ...[row, fullName, birth && [birth.day, birth.month, birth.year]],
        ...[idNumbers.map(({ number }) => number), household?.headRow],
      ]),
    ).toEqual([
      [2, 'Nguyễn Văn Hùng', [null, null, 1960], ['240123451'], 2],
      [2, 'Trần Thị Hoa', [null, null, 1962], [], 2],
      [2, 'Nguyễn Văn Nam', [5, 3, 1990], [], 2],
      [2, 'Nguyễn Thị Lan', null, [], 2],
      [3, 'Lê Văn Tám', [null, null, 1970], ['240123452'], 3],
      [3, 'Đỗ Thị Mai', [null, null, 1972], ['240123459'], 3],
      [4, 'Hoàng Văn Sơn', [null, null, 1980], ['240123453'], 4],
    ])
    expect(list.totals).toMatchObject({ people: 7, amount: 5_250_000 })
    expect(codesOf(list)).toEqual(['missing-birth', 'uncertain-column'])
  })

  it('are the others where the head has a line of his own', async () => {
    const own = `Nguyễn Văn Hùng (chủ hộ) 1960\n${lines}`
    const list = await checked([columns, [...hung, own, 4, 3_000_000], tam, son])
    expect(namesOf(list).filter((name) => name === 'Nguyễn Văn Hùng')).toHaveLength(1)
    expect(list.people).toHaveLength(7)
  })

  it.each<[string, WrittenRow]>([
    ['the number is another', [...hung, lines, 5, 3_750_000]],
    ['a line says something else', [...hung, `${lines}, đi làm xa`, 4, 3_000_000]],
    ['a line is nobody', [...hung, '1. Trần Thị Hoa\n2. không rõ\n3. Nguyễn Thị Lan', 4, 3_000_000]],
  ])('are left out of a row, which says so, where %s', async (_, row) => {
    const list = await checked([columns, row, tam, son])
    expect(namesOf(list)).toEqual(['Nguyễn Văn Hùng', 'Lê Văn Tám', 'Đỗ Thị Mai', 'Hoàng Văn Sơn'])
    expect(list.problems.filter(({ code }) => code === 'member-in-doubt').map(({ row: at }) => at)).toEqual([2])
  })

  it('are left out and told as before where most rows do not prove it, and of a list without years', async () => {
    const more = [...hung, lines, 5, 3_750_000]
    expect(namesOf(await checked([columns, more, [...more], tam, son]))).toHaveLength(4)
    const list = await checked([columns, [...hung, lines, 4, 3_000_000], tam, son].map((row) => without(row, 2)))
    expect(namesOf(list)).toEqual(['Nguyễn Văn Hùng', 'Lê Văn Tám', 'Hoàng Văn Sơn'])
    expect(codesOf(list)).toContain('member-in-doubt')
  })
})
