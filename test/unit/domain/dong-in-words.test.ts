import fc from 'fast-check'
import { dongInWords } from '../../../lambdas/domain/money/dong-in-words.ts'

describe('đồng in words', () => {
  it.each([
    [0, 'Không đồng'],
    [5, 'Năm đồng'],
    [15, 'Mười lăm đồng'],
    [21_000, 'Hai mươi mốt nghìn đồng'],
    [750_000, 'Bảy trăm năm mươi nghìn đồng'],
    [1_500_000, 'Một triệu năm trăm nghìn đồng'],
    [1_005_000, 'Một triệu không trăm linh năm nghìn đồng'],
    [468_000_000, 'Bốn trăm sáu mươi tám triệu đồng'],
    [90_314_111_024, 'Chín mươi tỷ ba trăm mười bốn triệu một trăm mười một nghìn không trăm hai mươi tư đồng'],
    [2_000_000_000_001, 'Hai nghìn tỷ không trăm linh một đồng'],
  ])('%i', (amount, words) => expect(dongInWords(amount)).toBe(words))

  it('says every sum so that it can be read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), (amount) => {
        expect(readBack(dongInWords(amount))).toBe(amount)
      }),
      { numRuns: 200 },
    )
  })
})

const digits: Record<string, number> = Object.fromEntries(
  [
    ['không'],
    ['một', 'mốt'],
    ['hai'],
    ['ba'],
    ['bốn', 'tư'],
    ['năm', 'lăm'],
    ['sáu'],
    ['bảy'],
    ['tám'],
    ['chín'],
  ].flatMap((names, value) => names.map((name) => [name, value])),
)

/** Another way than the writer's: each word changes a running sum. */
function readBack(words: string): number {
  let [total, group, last] = [0, 0, 0]
  for (const word of words.toLowerCase().split(' ')) {
    if (word === 'trăm') [group, last] = [group + last * 100, 0]
    else if (word === 'mươi') [group, last] = [group + last * 10, 0]
    else if (word === 'mười') [group, last] = [group + 10, 0]
    else if (word === 'nghìn' || word === 'triệu') {
      total += (group + last) * (word === 'nghìn' ? 1e3 : 1e6)
      ;[group, last] = [0, 0]
    } else if (word === 'tỷ') {
      total = (total + group + last) * 1e9
      ;[group, last] = [0, 0]
    } else if (word in digits) last = digits[word] ?? 0
  }
  return total + group + last
}
