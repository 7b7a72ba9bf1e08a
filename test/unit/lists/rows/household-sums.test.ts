import { checked, codesOf } from '../a-list.ts'

const header = ['STT', 'Họ tên', 'Quan hệ với chủ hộ', 'Năm sinh', 'CMND', 'Số tiền']
const of = (shares: readonly number[], head: number, total: number) => [
  header,
  [1, 'Y Jut Êban', 'Chủ hộ', 1960, '240123456', head],
  ...shares.map((share, at) => [null, `Y Con ${'ABCD'[at]} Niê`, 'Con', 2001 + at, null, share]),
  [2, 'Nguyễn Văn Hùng', 'Chủ hộ', 1954, '240999999', 750_000],
  ['Tổng cộng', null, null, null, null, total],
]

describe("a household's sum beside its head", () => {
  it('is counted once where each of its people has his part beside his name as well', async () => {
    const list = await checked(of([750_000, 750_000], 2_250_000, 3_000_000))
    expect(list.totals).toMatchObject({ people: 4, amount: 3_000_000, declaredAmount: 3_000_000 })
    expect(codesOf(list)).not.toContain('total-mismatch')
    expect(list.people.map(({ amount }) => amount)).toEqual([2_250_000, 750_000, 750_000, 750_000])
  })

  it('is seen where the total counts it twice', async () => {
    const list = await checked(of([750_000, 750_000], 2_250_000, 4_500_000))
    expect(list.totals.amount).toBe(3_000_000)
    expect(list.problems).toMatchObject([{ code: 'total-mismatch', row: 6 }])
  })

  it.each<[string, number[], number, number]>([
    ['stands alone', [], 2_250_000, 3_000_000],
    ['is not what all of them have', [750_000], 2_250_000, 3_750_000],
    ['is beside different parts', [500_000, 1_000_000], 2_250_000, 4_500_000],
    ['is his own, as each has his', [750_000, 750_000], 750_000, 3_000_000],
  ])('is added like any other where it %s', async (_, shares, head, total) => {
    const list = await checked(of(shares, head, total))
    expect(list.totals.amount).toBe(total)
    expect(codesOf(list)).not.toContain('total-mismatch')
  })

  it('is added like any other where somebody below has his own under another policy', async () => {
    const list = await checked([
      [...header, 'Đối tượng'],
      [1, 'Y Jut Êban', 'Chủ hộ', 1960, '240123456', 1_500_000, 'Người có công'],
      [null, 'Y Con Niê', 'Con', 2001, null, 750_000, 'Hộ nghèo'],
      ['Tổng cộng', null, null, null, null, 2_250_000],
    ])
    expect(list.totals.amount).toBe(2_250_000)
    expect(codesOf(list)).not.toContain('total-mismatch')
  })

  it('is added like any other where a sum is missing below', async () => {
    const rows = of([750_000, 750_000], 2_250_000, 4_500_000)
    rows.splice(3, 0, [null, 'Y Con X Niê', 'Con', 2009, null, null])
    const list = await checked(rows)
    expect(list.totals.amount).toBe(4_500_000)
    expect(codesOf(list)).not.toContain('total-mismatch')
  })

  it('is known in a total row without a word', async () => {
    const rows = of([750_000, 750_000], 2_250_000, 0)
    const list = await checked([...rows.slice(0, -1), [null, null, null, null, null, 3_000_000]])
    expect(codesOf(list)).not.toContain('unclear-row')
    expect(list.totals).toMatchObject({ people: 4, amount: 3_000_000 })
  })
})

describe("a household's sum beside each of its people", () => {
  const rowsBelow = (sum: string) => [
    ['STT', 'Mã hộ', 'Họ và tên', 'Năm sinh', 'Số CMND', 'Số khẩu', sum],
    [1, 'H01', 'Y Jut Êban', 1960, '240123451', 2, 1_500_000],
    [2, 'H01', "H'Wên Niê", 1961, '240123452', 2, 1_500_000],
    [3, 'H02', 'Nguyễn Văn Hùng', 1954, '240123453', 1, 1_500_000],
  ]

  it.each(['Số tiền của hộ', 'Thành tiền cả hộ', 'Số tiền/hộ'])(
    'is that of its head where the header says so: it was each one’s: %p',
    async (header) => {
      const list = await checked(rowsBelow(header))
      expect(list.people.map(({ amount }) => amount)).toEqual([1_500_000, null, 1_500_000])
      expect(list.totals.amount).toBe(3_000_000)
      expect(list.problems).toContainEqual(expect.objectContaining({ code: 'amount-in-doubt', row: 3, column: 'G' }))
    },
  )

  it.each(['Số tiền', 'Số tiền hỗ trợ hộ nghèo'])('is each one’s own below %p', async (header) => {
    const list = await checked(rowsBelow(header))
    expect(list.people.map(({ amount }) => amount)).toEqual([1_500_000, 1_500_000, 1_500_000])
    expect(codesOf(list)).not.toContain('amount-in-doubt')
  })
})
