import type { WrittenRow } from '../../../../lambdas/lists/writer/write-workbook.ts'
import { checked, checkedSheets, codesOf } from '../a-list.ts'

const header = ['STT', 'Họ và tên', 'Năm sinh', 'Số CMND', 'Thôn', 'Số tiền']
const names = ['An', 'Bình', 'Chi', 'Dung', 'Em', 'Giang', 'Hoa', 'Khoa', 'Lan', 'Minh']
/** One person a hamlet; null leaves the cell blank. */
const people = (hamlets: readonly (string | null)[], from = 0): WrittenRow[] =>
  hamlets.map((hamlet, index) => [
    index + 1,
    `Nguyễn Thị ${names[(from + index) % names.length]}`,
    1950,
    String(240_100_000 + from + index),
    hamlet,
    750_000,
  ])
const three = (hamlet: string) => [hamlet, null, null]
const hamletsOf = ({ people: read }: Awaited<ReturnType<typeof checked>>) => read.map(({ hamlet }) => hamlet)

describe('a number of people beside the hamlet in its cell', () => {
  it.each(['Thôn 1 (25 hộ)', 'Thôn 1 (25 hộ, 98 khẩu)'])('is no part of it: %p', async (hamlet) => {
    expect(hamletsOf(await checked([header, ...people([hamlet])]))).toEqual(['Thôn 1'])
    const list = await checked([header, ...people([...three(hamlet), ...three('Thôn 2 (3 người)')])])
    expect(hamletsOf(list)).toEqual(['Thôn 1', 'Thôn 1', 'Thôn 1', 'Thôn 2', 'Thôn 2', 'Thôn 2'])
  })
})

describe('a hamlet that is written beside the first of its people only', () => {
  it('is that of the people below, and each group says so once', async () => {
    const list = await checked([header, ...people([...three('Thôn 1'), ...three('Buôn Ky')])])
    expect(hamletsOf(list)).toEqual(['Thôn 1', 'Thôn 1', 'Thôn 1', 'Buôn Ky', 'Buôn Ky', 'Buôn Ky'])
    expect(list.problems).toMatchObject([
      { row: 3, column: 'E', code: 'hamlet-filled-down', severity: 'warning', suggestion: null },
      { row: 6, column: 'E', code: 'hamlet-filled-down', severity: 'warning' },
    ])
    expect(list.problems[0]?.message).toContain('"Thôn 1" như dòng 2')
  })

  it('is that of a whole sheet with one hamlet, where enough people stand below', async () => {
    const list = await checked([header, ...people(['Thôn 1', null, null, null, null, null])])
    expect(new Set(hamletsOf(list))).toEqual(new Set(['Thôn 1']))
    const few = await checked([header, ...people(['Thôn 1', null, null, null, null])])
    expect(hamletsOf(few)).toEqual(['Thôn 1', null, null, null, null])
  })

  it('ends at a total: who stands blank below it stays so, and that is said', async () => {
    const list = await checked([
      header,
      ...people([...three('Thôn 1'), ...three('Thôn 2')]),
      ['Cộng trang 1', null, null, null, null, 4_500_000],
      ...people([null, null, ...three('Thôn 3')], 6),
      ['Tổng cộng', null, null, null, null, 8_250_000],
    ])
    expect(hamletsOf(list).slice(5)).toEqual(['Thôn 2', null, null, 'Thôn 3', 'Thôn 3', 'Thôn 3'])
    expect(list.problems.map(({ row, code }) => [row, code]).slice(0, 4)).toEqual([
      [3, 'hamlet-filled-down'],
      [6, 'hamlet-filled-down'],
      [9, 'hamlet-in-doubt'],
      [12, 'hamlet-filled-down'],
    ])
    expect(list.problems[2]?.message).toContain('không rõ có còn là "Thôn 2"')
  })

  it('ends at a heading, whose own hamlet counts from there on', async () => {
    const list = await checked([
      header,
      ['I', 'Người có công với cách mạng'],
      ...people([...three('Thôn 1'), ...three('Thôn 2')]),
      ['II', 'Thôn 9'],
      ...people(['Thôn 3', null], 6),
    ])
    expect(hamletsOf(list).slice(0, 6)).toEqual(['Thôn 1', 'Thôn 1', 'Thôn 1', 'Thôn 2', 'Thôn 2', 'Thôn 2'])
    expect(hamletsOf(list).slice(6)).toEqual(['Thôn 3', 'Thôn 9'])
  })

  it('does not reach into the next sheet', async () => {
    const list = await checkedSheets({
      Một: [header, ...people([...three('Thôn 1'), ...three('Thôn 2')])],
      Hai: [header, ...people([null, ...three('Thôn 3'), ...three('Thôn 4')], 6)],
    })
    expect(hamletsOf(list).slice(6)).toEqual([null, 'Thôn 3', null, null, 'Thôn 4', null, null])
  })

  it('is told of again below a remark, which may have been a heading', async () => {
    const list = await checked([
      header,
      ...people([...three('Thôn 1'), 'Thôn 2', null]),
      [null, '(Chuyển trang sau: các hộ ở khu vực chợ)'],
      ...people([null, null], 5),
    ])
    expect(list.problems.map(({ row, code }) => [row, code])).toEqual([
      [3, 'hamlet-filled-down'],
      [6, 'hamlet-filled-down'],
      [8, 'hamlet-filled-down'],
    ])
  })

  it('goes on behind the rows by which it was recognised', async () => {
    const blanks = Array.from({ length: 399 }, () => null)
    const list = await checked([header, ...people(['Thôn 1', ...blanks, 'Thôn 2', ...blanks])])
    expect(hamletsOf(list).filter((hamlet) => hamlet === 'Thôn 1')).toHaveLength(400)
    expect(hamletsOf(list).filter((hamlet) => hamlet === 'Thôn 2')).toHaveLength(400)
    expect(codesOf(list)).toEqual(['hamlet-filled-down', 'hamlet-filled-down'])
  })
})

describe('blank hamlets that are no group', () => {
  it.each([
    ['most people have one', ['Thôn 1', null, 'Thôn 2', 'Thôn 2', null, 'Thôn 3']],
    ['the first has none', [null, 'Thôn 1', null, null, 'Thôn 2', null, null]],
    ['one comes back after another', ['Thôn 1', null, null, 'Thôn 2', null, null, 'Thôn 1', null, null]],
    ['every second person has one', ['Thôn 1', null, 'Thôn 2', null, 'Thôn 2', null]],
  ])('stay blank, which is told once: %s', async (_why, hamlets) => {
    const list = await checked([header, ...people(hamlets)])
    expect(hamletsOf(list)).toEqual(hamlets)
    expect(list.problems).toMatchObject([{ row: hamlets.indexOf(null) + 2, code: 'hamlet-in-doubt' }])
  })

  it('stay blank without a word where one or two of many have none', async () => {
    const hamlets = ['Thôn 1', null, 'Thôn 2', 'Thôn 2', 'Thôn 2', 'Thôn 2', null, 'Thôn 3', 'Thôn 3']
    expect(codesOf(await checked([header, ...people(hamlets)]))).toEqual([])
  })

  it('of members of a household are those of its head, without a word', async () => {
    const list = await checked([
      ['STT', 'Họ và tên', 'Quan hệ với chủ hộ', 'Năm sinh', 'Thôn'],
      [1, 'Nguyễn Văn An', 'Chủ hộ', 1950, 'Thôn 1'],
      [null, 'Trần Thị Bình', 'Vợ', 1952],
      [null, 'Nguyễn Văn Chi', 'Con', 1980],
      [2, 'Y Wang Niê', 'Chủ hộ', 1950, 'Thôn 2'],
      [null, "H'Maryam Êban", 'Vợ', 1952],
      [null, 'Y Jut Êban', 'Con', 1980],
    ])
    expect(hamletsOf(list)).toEqual(['Thôn 1', 'Thôn 1', 'Thôn 1', 'Thôn 2', 'Thôn 2', 'Thôn 2'])
    expect(codesOf(list)).toEqual([])
  })
})
