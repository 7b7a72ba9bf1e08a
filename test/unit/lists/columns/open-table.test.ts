import type { ListContext } from '../../../../lambdas/lists/checked-list.ts'
import { columnKey, saidColumns } from '../../../../lambdas/lists/columns/said-columns.ts'
import { NotAList } from '../../../../lambdas/lists/not-a-list.ts'
import type { WrittenRow } from '../../../../lambdas/lists/writer/write-workbook.ts'
import { asOf, checked, namesOf } from '../a-list.ts'
import { refusalOf } from '../hand-made-workbook.ts'

const names = ['Ksơr Hơ Blă', 'Điểu Kré', 'Mí Sa', 'Ama Quăng', 'Thạch Sô Phia']
const places = ['Thôn 1', 'Thôn 1', 'Buôn Kniết', 'Thôn 2', 'Thôn 2']
const body = names.map((name, at): WrittenRow => [at + 1, name, places[at] ?? null, 750_000])
const title: WrittenRow[] = [['UBND XÃ EA TIÊU', null, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'], ['DANH SÁCH NHẬN QUÀ']]
const header: WrittenRow = ['TT', 'Danh tính', 'Nơi ở', 'Khoản']
const said = (answers: Parameters<typeof saidColumns>[0], more: ListContext = {}): ListContext => ({
  ...{ asOf, columns: saidColumns(answers) },
  ...more,
})

/** The file's refusal as the table that waits for an officer's word. */
const openOf = async (rows: WrittenRow[]) => {
  const refusal = await refusalOf(checked(rows))
  expect(refusal).toBeInstanceOf(NotAList)
  return (refusal as NotAList).open
}

describe('a list that nothing tells for one', () => {
  it('is refused with its first rows and its columns, as far as they are known', async () => {
    const open = await openOf([...title, header, ...body])
    expect(open).toMatchObject({ headerRow: 3, name: 'Danh sách' })
    expect(open?.columns.map(({ column, header, look }) => [column, header, look])).toEqual([
      ['A', 'TT', 'running-numbers'],
      ['B', 'Danh tính', 'mixed'],
      ['C', 'Nơi ở', 'places'],
      ['D', 'Khoản', 'sums'],
    ])
    expect(open?.columns[1]?.reason).toBe('Tiêu đề cột không phải của mẫu; 5/5 ô có thể là tên người')
    expect(open?.rows[2]).toEqual({
      row: 3,
      cells: ['TT', 'Danh tính', 'Nơi ở', 'Khoản'].map((text, at) => ({ column: 'ABCD'[at], text, key: text })),
    })
    expect(open?.rows).toHaveLength(8)
  })

  it('is read once its columns are named by their headers', async () => {
    const list = await checked([...title, header, ...body], said({ 'Danh tính': 'fullName', Khoản: 'amount' }))
    expect(namesOf(list)).toEqual(names)
    expect(list.totals).toMatchObject({ people: 5, amount: 3_750_000 })
    expect(list.file.sheets[0]).toMatchObject({ headerRow: 3, open: { headerRow: 3 } })
  })

  it('is read below the row whose headers were named, whatever else stands in it', async () => {
    const months: WrittenRow = ['TT', 'Danh tính', 'Nơi ở', 4]
    const list = await checked(
      [...title, ['Nhóm 1', 'Người dân', 'Khu vực', 'Tháng'], months, ...body],
      said({ 'Danh tính': 'fullName', '4': 'amount' }),
    )
    expect([namesOf(list), list.file.sheets[0]?.headerRow]).toEqual([names, 4])
  })

  it('is read from its first row where it has no header', async () => {
    const open = await openOf(body)
    expect(open).toMatchObject({ headerRow: null })
    const key = (column: string): string => {
      const own = open?.columns.find((one) => one.column === column)
      return columnKey({ column, header: '', look: own?.look }, false)
    }
    const list = await checked(body, said({ [key('B')]: 'fullName', [key('D')]: 'amount' }))
    expect(namesOf(list)).toEqual(names)
    expect(list.totals.amount).toBe(3_750_000)
  })

  it('takes for somebody what seemed its header, where an officer says that there is none', async () => {
    const rows: WrittenRow[] = names.map((name, at) => [name, places[at] ?? null, at === 0 ? 'chưa có' : 750_000])
    const open = await openOf(rows)
    expect(open?.headerRow).toBe(1)
    const key = columnKey({ column: 'A', header: '', look: open?.columns[0]?.look }, false)
    const list = await checked(rows, said({ [key]: 'fullName', '@C:sums': 'note' }))
    expect(namesOf(list)).toEqual(names)
  })

  it('holds where somebody looks at it before it comes in, and is a list of nobody until then', async () => {
    const list = await checked([...title, header, ...body], { asOf, asks: true })
    expect(list.people).toEqual([])
    expect(list.file.sheets[0]).toMatchObject({ columns: [], open: { headerRow: 3 } })
  })

  it('is not held for a word that names nobody', async () => {
    const context = said({ Khoản: 'amount' }, { asks: true })
    expect((await checked([...title, header, ...body], context)).people).toEqual([])
    expect((await refusalOf(checked([...title, header, ...body], said({ Khoản: 'amount' })))).code).toBe('no-table')
  })
})

describe('what no word makes a list', () => {
  it.each<[string, WrittenRow[]]>([
    [
      'a budget',
      [
        ['STT', 'Nội dung', 'Dự toán'],
        [1, 'Người có công', 150_000_000],
        [2, 'Hộ nghèo', 90_000_000],
        [3, 'Hộ cận nghèo', 75_000_000],
      ],
    ],
    [
      'who signs',
      [
        ['Người lập biểu', 'Kế toán'],
        ['Điểu Kré', 'Mí Sa'],
      ],
    ],
    [
      'headers at the left',
      [
        ['Họ và tên', ...names],
        ['Năm sinh', 1954, 1960],
        ['Số tiền', 750_000, 750_000],
      ],
    ],
  ])('is refused as before: %s', async (_, rows) => {
    expect(await openOf(rows)).toBeNull()
  })
})
