import { checkList } from '../../../../lambdas/lists/check-list.ts'
import type { WrittenRow } from '../../../../lambdas/lists/writer/write-workbook.ts'
import { asOf, checked } from '../a-list.ts'
import { handMade, open } from '../hand-made-workbook.ts'

const told = async (...rows: WrittenRow[]) =>
  (await checked(rows)).problems
    .filter(({ code }) => code === 'missing-amount' || code === 'amount-in-doubt')
    .map(({ row, code }) => [row, code])

describe('a blank sum where the others have one', () => {
  const header = ['STT', 'Họ và tên', 'Năm sinh', 'Số tiền']
  const an = [1, 'Nguyễn Văn An', 1950, 1500000]

  it('is told: the full rate was granted to somebody who was to be left out', async () => {
    const rows = [
      header,
      an,
      [2, 'Trần Thị Bé', 1951, null],
      [3, 'Lê Văn Cu', 1952, '-'],
      [4, 'Lê Văn Dũng', 1953, '1.500.000'],
    ]
    const list = await checked(rows)
    expect(list.people.map(({ amount }) => amount)).toEqual([1500000, null, null, 1500000])
    expect(list.problems).toMatchObject([
      { row: 3, column: 'D', code: 'missing-amount', severity: 'warning', value: null },
      { row: 4, column: 'D', code: 'missing-amount', severity: 'warning', value: '-' },
    ])
  })

  it('is nothing where no row has one', async () => {
    expect(await told(header, [1, 'Nguyễn Văn An', 1950, null], [2, 'Trần Thị Bé', 1951, '-'])).toEqual([])
  })

  it('is a member’s whose household has its sum beside the head; not one’s whose head has none', async () => {
    const households = ['STT', 'Họ và tên', 'Quan hệ với chủ hộ', 'Năm sinh', 'Số tiền']
    const rows: WrittenRow[] = [
      households,
      [1, 'Nguyễn Văn An', 'Chủ hộ', 1950, 1500000],
      [null, 'Trần Thị Bé', 'Vợ', 1951, null],
      [2, 'Lê Văn Cu', 'Chủ hộ', 1952, null],
      [null, 'Lê Văn Dũng', 'Con', 1980, null],
    ]
    expect(await told(...rows)).toEqual([
      [4, 'missing-amount'],
      [5, 'missing-amount'],
    ])
  })

  it('is no matter where the sum is in parts, one of them blank', async () => {
    const rows = [
      ['STT', 'Họ và tên', 'Số tiền', null],
      [null, null, 'Tháng 4', 'Tháng 5'],
    ]
    expect(await told(...rows, [1, 'Nguyễn Văn An', 1000000, 1000000], [2, 'Trần Thị Bé', 1000000, null])).toEqual([])
  })
})

describe('months in columns of their own beside their sum', () => {
  const header = ['STT', 'Họ và tên', 'Tháng 4', 'Tháng 5', 'Tháng 6', 'Cộng']

  it('must add up to it, without a group above them: all that money was unread', async () => {
    const list = await checked([
      header,
      [1, 'Nguyễn Văn An', 500000, 500000, 500000, 1500000],
      [2, 'Trần Thị Bé', 500000, 500000, null, 1500000],
      [3, 'Lê Văn Cu', 500000, 500000, 500000, null],
    ])
    expect(list.people.map(({ amount }) => amount)).toEqual([1500000, 1500000, null])
    expect(list.problems).toMatchObject([
      { row: 3, column: 'F', code: 'amount-in-doubt', message: expect.stringContaining('cộng được 1.000.000 đồng') },
      { row: 4, column: 'F', code: 'missing-amount' },
    ])
  })

  it('may be crosses', async () => {
    expect(await told(header, [1, 'Nguyễn Văn An', 'x', 'x', null, 1000000])).toEqual([])
  })
})

describe('a sum beside a rate and months', () => {
  const header = ['STT', 'Họ và tên', 'Năm sinh', 'Mức hưởng', 'Số tháng', 'Thành tiền']

  it('that is another than their product is told', async () => {
    const list = await checked([header, [1, 'Nguyễn Văn An', 1950, 500000, 2, 1500000]])
    expect(list.people).toMatchObject([{ amount: 1500000 }])
    expect(list.problems).toMatchObject([
      {
        row: 2,
        column: 'F',
        code: 'amount-in-doubt',
        message: expect.stringContaining('500.000 × 2 tháng = 1.000.000 đồng'),
      },
    ])
  })

  it.each([
    ['the product', [500000, 3, 1500000]],
    ['the rate, which is for all months', [1500000, 3, 1500000]],
    ['no sum of this person', [500000, 3, 0]],
  ])('is right as %s', async (_, cells) => {
    expect(await told(header, [1, 'Nguyễn Văn An', 1950, ...cells])).toEqual([])
  })

  it('may be a household’s, by its size or by its members', async () => {
    const sized = ['STT', 'Họ và tên chủ hộ', 'Số khẩu', 'Mức hỗ trợ', 'Số tháng', 'Thành tiền']
    expect(await told(sized, [1, 'Lê An', 4, 250000, 3, 3000000], [2, 'Lê Bé', 4, 750000, 3, 3000000])).toEqual([])
    expect(await told(sized, [1, 'Lê An', 4, 250000, 3, 2250000])).toEqual([[2, 'amount-in-doubt']])
    const named = ['STT', 'Họ và tên', 'Quan hệ với chủ hộ', 'Mức hỗ trợ', 'Số tháng', 'Thành tiền']
    expect(await told(named, [1, 'Lê An', 'Chủ hộ', 250000, 3, 1500000], [null, 'Lê Bé', 'Con'])).toEqual([])
  })
})

describe('a number of months', () => {
  const months = async (header: string, cells: WrittenRow) =>
    (
      await checked([
        ['STT', 'Họ và tên', header, 'Số tiền'],
        [1, 'Nguyễn Văn An', ...cells],
      ])
    ).people[0]?.months

  it('is none below "Tháng hỗ trợ" beside a sum: 4 is April as well', async () => {
    expect(await months('Tháng hỗ trợ', [4, 1000000])).toBeNull()
    expect(await months('Tháng hỗ trợ', ['4/2020', 1000000])).toMatchObject({ named: ['2020-04'] })
    expect(await months('Tháng hỗ trợ', [3, null])).toMatchObject({ count: 3 })
    expect(await months('Số tháng', [2, 1000000])).toMatchObject({ count: 2 })
  })
})

describe('a sum whose formula was never computed', () => {
  const formula = Symbol('formula')
  const cell = (value: string | number | null | symbol): string => {
    if (value === formula) return '<c><f>SUM(C2:E2)</f></c>'
    if (value === null) return '<c/>'
    return typeof value === 'number'
      ? `<c><v>${value}</v></c>`
      : `<c t="inlineStr"><is><t>${String(value)}</t></is></c>`
  }
  const read = async (...rows: (string | number | null | symbol)[][]) => {
    const sheet = rows.map((row) => `<row>${row.map(cell).join('')}</row>`).join('')
    return checkList(await open(handMade({ sheet })), { asOf })
  }
  const header = ['STT', 'Họ và tên', 'Tháng 4', 'Tháng 5', 'Tháng 6', 'Tổng cộng']

  it('is that of its months: the whole rate was granted for one of them', async () => {
    const list = await read(
      header,
      [1, 'Nguyễn Văn An', 1800000, 1800000, 1800000, formula],
      [2, 'Trần Thị Bé', null, null, '1.800.000', formula],
    )
    expect(list.people.map(({ amount }) => amount)).toEqual([5400000, 1800000])
    expect(list.totals.amount).toBe(7200000)
    expect(list.problems).toMatchObject([
      { row: 2, column: 'F', code: 'formula-without-value', severity: 'warning' },
      { row: 3, column: 'F', code: 'formula-without-value', severity: 'warning' },
    ])
    expect(list.problems[1]?.message).toContain('lấy tổng các cột tháng, đợt của dòng: 1.800.000 đồng')
  })

  it('is unknown beside crosses, and where all months are blank', async () => {
    const list = await read(
      header,
      [1, 'Nguyễn Văn An', 1800000, 1800000, null, formula],
      [2, 'Trần Thị Bé', 'x', 'x', null, formula],
      [3, 'Lê Văn Cu', null, null, null, formula],
    )
    expect(list.people.map(({ amount }) => amount)).toEqual([3600000, null, null])
  })
})
