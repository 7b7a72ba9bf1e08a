import type { MatchRecord } from '../../../lambdas/matching/match-record.ts'
import { matchAll } from '../../../lambdas/matching/whole/match-all.ts'
import { aMatchRecord, bornIn, cccd, cmnd } from '../../support/labelled/a-match-record.ts'

const surnames = ['Nguyễn', 'Trần', 'Phạm', 'Hoàng', 'Đặng', 'Bùi', 'Dương', 'Trương']
const middles = ['Văn', 'Quốc', 'Xuân', 'Hữu', 'Trọng', 'Khắc', 'Đình', 'Bá']
const givens = ['Hùng', 'Long', 'Khánh', 'Phước', 'Tùng', 'Vinh', 'Đạt', 'Kiệt']
let named = 0
let numbered = 240_000_000

/** A name that nobody bears yet. */
const nextName = (): string => {
  const nth = named++
  const word = (words: readonly string[], at: number): string => words[at % words.length] ?? ''
  return [word(surnames, nth), word(middles, nth >> 3), word(givens, nth >> 6)].join(' ')
}
/** Far from every other one. */
const nextNumber = (): string => {
  numbered += 7919
  return String(numbered)
}

type Births = readonly [MatchRecord['birth'], MatchRecord['birth']]
const twoDays: Births = [
  { year: 1961, month: 3, day: 7 },
  { year: 1961, month: 9, day: 24 },
]
const yearOnce: Births = [{ year: 1961, month: 3, day: 7 }, bornIn(1961)]
const twoCmnd = () => [[cmnd(nextNumber())], [cmnd(nextNumber())]] as const
const cmndAndCard = () => [[cmnd(nextNumber())], [cccd(`066061${nextNumber().slice(3)}`)]] as const

/** So many pairs of one name, commune and hamlet, each of a name of its own. */
const pairs = (count: number, id: string, [one, other]: Births, numbersOf: typeof twoCmnd | typeof cmndAndCard) =>
  Array.from({ length: count }, (_, nth) => {
    const [ones, others] = numbersOf()
    const both = aMatchRecord({ fullName: nextName() })
    return [
      { ...both, id: `${id} ${nth}`, birth: one, idNumbers: ones },
      { ...both, id: `${id} ${nth} again`, birth: other, idNumbers: others },
    ]
  }).flat()

/** What speaks for a pair with an old and a new number and one day left out, of so many in a list with so many namesakes. */
const scoreOfOne = (ofThem: number, namesakes: number, byNumber = namesakes): number => {
  named = 0
  const list = [
    ...pairs(byNumber, 'by number', twoDays, twoCmnd),
    ...pairs(namesakes / 4, 'by number, a year', yearOnce, twoCmnd),
    ...pairs(namesakes, 'by day', twoDays, cmndAndCard),
    ...pairs(ofThem, 'asked', yearOnce, cmndAndCard),
  ]
  const scores = matchAll(list).pairs.flatMap(({ a, score }) => (list[a]?.id.startsWith('asked') ? [score] : []))
  expect(scores).toHaveLength(ofThem)
  return scores[0] as number
}

describe('what speaks for one name and year in one hamlet, an old and a new number, one day left out', () => {
  const among = (): number => scoreOfOne(90, 120)

  it('is less where a list has no more of them than its namesakes make', () => {
    expect(scoreOfOne(30, 120)).toBeCloseTo(among() - 8, 0)
  })

  it('is less from two namesakes in three on', () => {
    expect(scoreOfOne(46, 120)).toBeCloseTo(among(), 0)
    expect(scoreOfOne(44, 120)).toBeCloseTo(among() - 8, 0)
  })

  it('is as much in a list that is too short to say', () => {
    expect(scoreOfOne(15, 60)).toBeCloseTo(among(), 0)
    expect(scoreOfOne(30, 120, 0)).toBeCloseTo(among(), 0)
  })
})
