import type { WrittenRow } from '../../../../lambdas/lists/writer/write-workbook.ts'
import { checked } from '../a-list.ts'

const months = ['Tháng 4/2020', 'Tháng 5/2020', 'Tháng 6/2020']
const header = ['STT', 'Họ và tên', 'Năm sinh', ...months, 'Số tiền']
const million = 1_000_000
const names = ['Bế Văn An', 'Cao Thị Bông', 'Dương Văn Cảnh', 'Đỗ Thị Duyên']

/** People with so much in the cells behind their births. */
const list = (columns: readonly WrittenRow[], cells: readonly WrittenRow[]) =>
  checked([...columns, ...cells.map((own, at): WrittenRow => [at + 1, names[at] ?? '', 1960 + at, ...own])])

const read = async (columns: readonly WrittenRow[], cells: readonly WrittenRow[]) => {
  const { people, problems } = await list(columns, cells)
  return {
    months: people.map((person) => person.months),
    told: problems
      .filter(({ code }) => code === 'bad-months')
      .map(({ row, column, severity }) => [row, column, severity]),
  }
}
const april = { named: ['2020-04'], count: 1 }
const spring = { named: ['2020-04', '2020-05', '2020-06'], count: 3 }

describe('months in columns of their own', () => {
  it('are named by crosses', async () => {
    const cells = [
      ['x', 'X', '✓', 3 * million],
      [1, 0, 1, 2 * million],
      ['v', '-', 'không', million],
    ]
    expect(await read([header], cells)).toEqual({
      months: [spring, { named: ['2020-04', '2020-06'], count: 2 }, april],
      told: [],
    })
  })

  it('are named by the same sum in each, where these add up', async () => {
    const cells = [
      [million, million, million, 3 * million],
      [million, null, null, million],
      // All of it in April may be three months that are paid at once.
      [2 * million, million, null, 3 * million],
      [million, million, null, 3 * million],
    ]
    expect((await read([header], cells)).months).toEqual([spring, april, null, null])
  })

  it('have the year of their group, or of the title’s months, and else none', async () => {
    const cells = [['x', null, 'x', 2 * million]]
    const bare = ['Tháng 4', 'Tháng 5', 'Tháng 6']
    const groups: WrittenRow = ['STT', 'Họ và tên', 'Năm sinh', 'Thời gian hỗ trợ (năm 2020)', null, null, 'Số tiền']
    const both = { named: ['2020-04', '2020-06'], count: 2 }
    expect((await read([groups, [null, null, null, ...bare]], cells)).months).toEqual([both])
    const plain: WrittenRow = ['STT', 'Họ và tên', 'Năm sinh', ...bare, 'Số tiền']
    expect((await read([['DANH SÁCH HỖ TRỢ THÁNG 4, 5, 6 NĂM 2020'], plain], cells)).months).toEqual([both])
    expect((await read([plain], cells)).months).toEqual([{ named: [], count: 2, ofYear: [4, 6] }])
  })

  it('stand below words of months, too, and above their sums and signatures', async () => {
    const crosses: WrittenRow[] = [
      ['STT', 'Họ và tên', 'Năm sinh', 'Được hỗ trợ tháng', null, 'Tổng tiền'],
      [null, null, null, 'T4', 'T6', null],
    ]
    const crossed = await list(crosses, [['x', 'x', 2 * million]])
    expect(crossed.people[0]?.months).toEqual({ named: [], count: 2, ofYear: [4, 6] })
    expect(crossed.problems.filter(({ column }) => column !== null)).toEqual([])
    const signed: WrittenRow[] = [
      ['STT', 'Họ và tên', 'Năm sinh', 'Tháng 4/2020', null, 'Tháng 5/2020', null, 'Tổng cộng'],
      [null, null, null, 'Số tiền', 'Ký nhận', 'Số tiền', 'Ký nhận', null],
    ]
    expect((await read(signed, [[million, null, null, null, million]])).months).toEqual([april])
  })

  it('are those of the line above another header in the sheet', async () => {
    const plain: WrittenRow = ['STT', 'Họ và tên', 'Năm sinh', 'Số tiền']
    const an: WrittenRow = [1, 'Bế Văn An', 1960, million]
    const { people } = await checked([
      ['DANH SÁCH CHI TRẢ THÁNG 4/2020'],
      plain,
      an,
      ['DANH SÁCH CHI TRẢ THÁNG 5/2020'],
      plain,
      an,
      // A remark between people is about nobody below it.
      ['Danh sách tháng 6/2020 gửi sau'],
      [2, 'Cao Thị Bông', 1961, million],
    ])
    expect(people.map(({ titleMonths }) => titleMonths)).toEqual([['2020-04'], ['2020-05'], ['2020-05']])
  })

  it('of a row that says them otherwise are told, and not guessed', async () => {
    const cells = [
      ['x', 'x', 'x', 3 * million],
      ['x', null, null, million],
      [null, null, null, million],
      ['x', 'nghỉ', null, 2 * million],
    ]
    expect(await read([header], cells)).toEqual({
      months: [spring, april, null, null],
      told: [
        [4, 'D', 'warning'],
        [5, 'E', 'warning'],
      ],
    })
    // Whatever the other rows are like, a mark beside a sum is neither.
    const mixed = [...Array(3).fill([million, million, million, 3 * million]), ['x', million, null, 2 * million]]
    expect(await read([header], mixed)).toEqual({
      months: [spring, spring, spring, null],
      told: [[5, 'E', 'warning']],
    })
  })

  it('of a list without sums refuse whose marks cannot be read: the title’s months were granted to everybody', async () => {
    const columns = [['DANH SÁCH HỖ TRỢ THÁNG 4, 5, 6 NĂM 2020'], header.slice(0, -1)]
    const cells = [
      ['x', null, null],
      ['x', 'x', 'x'],
      [null, null, null],
      ['x', '?', null],
    ]
    expect(await read(columns, cells)).toEqual({
      months: [april, spring],
      told: [
        [5, 'D', 'error'],
        [6, 'E', 'error'],
      ],
    })
    const { problems } = await list(columns, cells)
    const ofColumns = problems.filter(({ code }) => code === 'uncertain-column')
    expect(ofColumns.map(({ column }) => column)).toEqual(['D', 'E', 'F'])
    expect(ofColumns[0]?.message).toContain('danh sách không có cột số tiền nên tính theo mức')
  })

  it('that nobody has are told', async () => {
    const cells = [
      ['x', 'x', null, 2 * million],
      ['x', null, null, million],
    ]
    expect((await read([header], cells)).told).toEqual([[1, 'F', 'warning']])
    // A list that is to be filled by hand says nothing.
    expect((await read([header], [[null, null, null, million]])).told).toEqual([])
  })

  it('are not of the support where their group says what was given, or not', async () => {
    const groups: WrittenRow = ['STT', 'Họ và tên', 'Năm sinh', 'Đã nhận', null, null, 'Số tiền']
    const cells = [['x', null, 'x', million]]
    expect((await read([groups, [null, null, null, ...months]], cells)).months).toEqual([null])
  })

  it('beside a number of months name those that it counts, and a contradiction is told', async () => {
    const columns = [['STT', 'Họ và tên', 'Năm sinh', 'Số tháng', ...months, 'Số tiền']]
    const cells = [
      [1, 'x', null, null, million],
      [3, null, 'x', 'x', 3 * million],
    ]
    expect(await read(columns, cells)).toEqual({
      months: [april, { named: [], count: 3 }],
      told: [[3, 'D', 'warning']],
    })
  })
})
