import { notPaidTally, writtenInWords } from '../../../../lambdas/domain/batches/written-words.ts'

const tally = (lines: number, amount: number) => ({ lines, amount })

describe('what a batch writes, in words', () => {
  // "5 khoản, 7.500.000 đồng" was told of three payments and two who had had nothing.
  it('is what was paid and what was not, each with its sum, and never the two added up', () => {
    expect(writtenInWords(tally(5, 7_500_000), tally(2, 3_000_000))).toBe(
      '3 khoản đã chi, 4.500.000 đồng và 2 khoản không chi được, 3.000.000 đồng',
    )
    expect(writtenInWords(tally(2, 3_000_000), tally(2, 3_000_000))).toBe('2 khoản không chi được, 3.000.000 đồng')
  })

  it('is one sum where all is paid, or nobody has counted', () => {
    for (const none of [tally(0, 0), null])
      expect(writtenInWords(tally(1_200, 900_000_000), none)).toBe('1.200 khoản, 900.000.000 đồng')
  })

  it('counts of lines those that say that somebody was not paid', () => {
    const lines = [
      { amount: 1, said: { outcome: 'paid' as const } },
      { amount: 20, said: { outcome: 'not-paid' as const } },
      { amount: 300, said: null },
    ]
    expect(notPaidTally(lines, tally(4, 1_000))).toEqual(tally(5, 1_020))
  })
})
