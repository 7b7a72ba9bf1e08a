import { candidateKeys, likenessKeys, mostKeys } from '../../../lambdas/matching/keys/candidate-keys.ts'
import { type MatchRecord, prepareRecord } from '../../../lambdas/matching/match-record.ts'
import { aMatchRecord, bornIn, cccd, cmnd } from '../../support/labelled/a-match-record.ts'

const keysOf = (parts: Partial<MatchRecord>): string[] => candidateKeys(prepareRecord(aMatchRecord(parts)))
const shared = (one: Partial<MatchRecord>, other: Partial<MatchRecord>): number => {
  const others = keysOf(other)
  return keysOf(one).filter((key) => others.includes(key)).length
}

describe('candidate keys', () => {
  it('are five at most, and the same for the same record', () => {
    const parts = { idNumbers: [cmnd('240123456'), cccd('066049003333')] }
    expect(keysOf(parts)).toHaveLength(mostKeys)
    expect(keysOf({})).toEqual(keysOf({}))
  })

  it('of likeness are the same however many numbers a record has', () => {
    const likenesses = (parts: Partial<MatchRecord>) => likenessKeys(prepareRecord(aMatchRecord(parts)))
    const alone = likenesses({ idNumbers: [] })
    expect(alone).toHaveLength(4)
    expect(likenesses({ idNumbers: [cmnd('240123456'), cccd('066049003333')] })).toEqual(alone)
  })

  it.each<[what: string, one: Partial<MatchRecord>, other: Partial<MatchRecord>]>([
    [
      'a number alone',
      { idNumbers: [cmnd('240123456')] },
      { idNumbers: [cmnd('240123456')], fullName: 'Lê Hoa', birth: null, commune: '1' },
    ],
    [
      'zeros lost',
      { idNumbers: [cccd('066049003333')] },
      { idNumbers: [cccd('66049003333')], fullName: 'Lê Hoa', birth: null },
    ],
    ['another commune', {}, { commune: '24550' }],
    ['a middle name left out, in another commune', {}, { fullName: 'Trần Giao', commune: '24550' }],
    ['words in another order', {}, { fullName: 'Giao Trần Văn', commune: '24550' }],
    [
      'day and month swapped',
      { birth: { year: 1949, month: 5, day: 7 } },
      { birth: { year: 1949, month: 7, day: 5 }, commune: '1' },
    ],
    ['the year alone', {}, { birth: bornIn(1949) }],
    ['a name mistyped', {}, { fullName: 'Trần Văn Gaio' }],
    ['the surname mistyped, in another commune', {}, { fullName: 'Trầnn Văn Giao', commune: '24550' }],
    ['the year mistyped', {}, { birth: { year: 1959, month: 5, day: 17 } }],
    ['a mark of an Êđê name', { fullName: "H'Wên Niê" }, { fullName: 'H Wên Nie' }],
  ])('bring two records of one person together over %s', (_, one, other) => {
    expect(shared(one, other)).toBeGreaterThan(0)
  })

  it('bring nobody together by 01/01 or by an empty name', () => {
    const januaryFirst = { birth: { year: 1949, month: 1, day: 1 } }
    expect(shared(januaryFirst, { ...januaryFirst, fullName: 'Lê Thị Hoa' })).toBe(0)
    expect(keysOf({ fullName: '...' })).toEqual([])
  })
})
