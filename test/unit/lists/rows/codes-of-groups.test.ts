import { checked } from '../a-list.ts'

const header = ['STT', 'Họ và tên', 'Năm sinh', 'NCC', 'Hộ nghèo']

describe('a number below a group that ends otherwise than sums do', () => {
  it('is told once of each column: it was passed over without a word', async () => {
    const list = await checked([
      header,
      [1, 'Vi Văn An', 1960, 1_500_000, null],
      [2, 'Lê Thị Bốn', 1961, null, 75_500],
      [3, 'Tô Văn Cảnh', 1962, null, 123_456],
    ])
    expect(list.people.map(({ policyText, amount }) => [policyText, amount])).toEqual([
      ['NCC', 1_500_000],
      ['Hộ nghèo', null],
      ['Hộ nghèo', null],
    ])
    expect(list.problems).toMatchObject([
      { code: 'amount-in-doubt', severity: 'warning', row: 3, column: 'E', value: '75500' },
    ])
  })

  it('is that of a paper where the list has its sums elsewhere', async () => {
    const list = await checked([
      [...header, 'Số tiền'],
      [1, 'Lê Thị Bốn', 1961, null, 75_511, 750_000],
    ])
    expect(list.people.map(({ policyText, amount }) => [policyText, amount])).toEqual([['Hộ nghèo', 750_000]])
    expect(list.problems).toEqual([])
  })
})
