import fc from 'fast-check'
import type { WrittenRow } from '../../../../lambdas/lists/writer/write-workbook.ts'
import { checked, codesOf } from '../a-list.ts'

const header = ['STT', 'Họ và tên', 'Năm sinh', 'Số CMND', 'Số tiền']
const people = (amounts: readonly number[], from = 0): WrittenRow[] =>
  amounts.map((amount, index) => [index + 1, `Nguyễn Thị Hoa`, 1950, String(240_100_000 + from + index), amount])
const bare = (amount: number | string): WrittenRow => [null, null, null, null, amount]
const skippedOf = (list: Awaited<ReturnType<typeof checked>>) =>
  list.file.sheets[0]?.skipped.map(({ row, why }) => [row, why])

describe('a row with nothing but a sum', () => {
  it('is the sum of the rows above it', async () => {
    const list = await checked([header, ...people([750_000, 500_000]), bare('1.250.000đ')])
    expect(skippedOf(list)).toEqual([[4, 'subtotal']])
    expect(list.totals).toMatchObject({ people: 2, amount: 1_250_000, declaredAmount: 1_250_000 })
    expect(codesOf(list)).toEqual([])
  })

  it('sums up its part of the table, and the last one all parts', async () => {
    const list = await checked([
      header,
      ['I', 'Thôn 1'],
      ...people([750_000, 500_000]),
      bare(1_250_000),
      ['II', 'Thôn 2'],
      ...people([1_000_000, 1_500_000], 2),
      bare(2_500_000),
      bare(3_750_000),
    ])
    expect(skippedOf(list)?.filter(([, why]) => why !== 'heading')).toEqual([
      [5, 'subtotal'],
      [9, 'subtotal'],
      [10, 'total'],
    ])
    expect(list.totals.declaredAmount).toBe(3_750_000)
    expect(codesOf(list)).toEqual([])
  })

  it('is left to the officer where it is another sum, or of one person only', async () => {
    for (const amount of [1_250_001, 500_000, 750_000]) {
      const list = await checked([header, ...people([750_000, 500_000]), bare(amount)])
      expect(codesOf(list)).toEqual(['unclear-row'])
    }
    const twin = await checked([header, ...people([750_000]), bare(750_000)])
    expect(codesOf(twin)).toEqual(['unclear-row'])
  })

  it('has no words beside it', async () => {
    const list = await checked([
      [...header, 'Ghi chú'],
      ...people([750_000, 500_000]),
      [null, null, null, null, 1_250_000, 'chưa rõ tên'],
    ])
    expect(codesOf(list)).toEqual(['unclear-row'])
  })

  it('is never believed where it differs from what was read', async () => {
    const amounts = fc.array(fc.integer({ min: 2, max: 60 }), { minLength: 1, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(amounts, fc.integer({ min: 2, max: 200 }), async (tens, sum) => {
        const list = await checked([header, ...people(tens.map((ten) => ten * 50_000)), bare(sum * 50_000)])
        const isSum = tens.length > 1 && sum === tens.reduce((whole, ten) => whole + ten, 0)
        expect(codesOf(list)).toEqual(isSum ? [] : ['unclear-row'])
      }),
      { numRuns: 40 },
    )
  })
})
