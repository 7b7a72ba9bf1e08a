import fc from 'fast-check'
import { clustersOf } from '../../../lambdas/matching/clusters.ts'
import type { MatchRecord } from '../../../lambdas/matching/match-record.ts'
import { isCommonBy, sharesOfWords } from '../../../lambdas/matching/names/name-shares.ts'
import { judgePair } from '../../../lambdas/matching/score-pair.ts'
import { matchWeights } from '../../../lambdas/matching/weights/weights.ts'
import { candidatePairs } from '../../../lambdas/matching/whole/candidate-pairs.ts'
import { matchAll } from '../../../lambdas/matching/whole/match-all.ts'
import { areTwoPeople } from '../../../lambdas/matching/whole/quick-look.ts'
import { RecordColumns } from '../../../lambdas/matching/whole/record-columns.ts'
import { aMatchRecord, bornIn, cccd, cmnd } from '../../support/labelled/a-match-record.ts'
import { labelledList } from '../../support/labelled/labelled-list.ts'
import { recordOf } from '../../support/labelled/labelled-records.ts'

const list = [...labelledList({ people: 1200, seed: 1, communes: 3 })].map(recordOf)

/** By the records' own ids, whatever places they had. */
const told = (records: readonly MatchRecord[]): { pairs: string[]; clusters: string[] } => {
  const outcome = matchAll(records)
  const id = (at: number): string => records[at]?.id ?? ''
  const pairs = outcome.pairs.map((pair) => {
    const ends = [id(pair.a), id(pair.b)].sort().join('-')
    return `${ends} ${pair.score} ${pair.verdict} ${outcome.reasons(pair).join('; ')}`
  })
  return { pairs: pairs.sort(), clusters: outcome.clusters.map((places) => places.map(id).sort().join()).sort() }
}

describe('matching whole lists', () => {
  it('finds the same pairs in every order of the records', () => {
    const expected = told(list)
    expect(expected.pairs.length).toBeGreaterThan(20)
    fc.assert(
      fc.property(fc.shuffledSubarray(list, { minLength: list.length }), (shuffled) => {
        expect(told(shuffled)).toEqual(expected)
      }),
      { numRuns: 2 },
    )
  })

  it('finds the same pairs in every order of the records, where more share a key than are compared each with each', () => {
    const crowded = list.slice(0, 300).map((record, at) => {
      if (at < 90) return { ...record, fullName: 'Trần Văn Giao', hamlet: `Thôn ${at % 7}`, commune: '24547' }
      if (at < 190) return { ...record, birth: { year: 1957, month: 11, day: 23 }, commune: '24547' }
      return at < 290 ? { ...record, idNumbers: [cmnd('240123456')] } : record
    })
    const twice = crowded.filter((_, at) => at % 9 === 0).map((record) => ({ ...record, id: `${record.id} again` }))
    const everybody = [...crowded, ...twice]
    const expected = told(everybody)
    expect(expected.pairs.length).toBeGreaterThan(30)
    fc.assert(
      fc.property(fc.shuffledSubarray(everybody, { minLength: everybody.length }), (shuffled) => {
        expect(told(shuffled)).toEqual(expected)
      }),
      { numRuns: 10 },
    )
  })

  it('weighs two spellings of a name the same whichever came first', () => {
    const one = aMatchRecord({ fullName: 'Nguyễn Văn Hùng', birth: { year: 1971, month: 5, day: 17 } })
    const other = { ...one, id: 'other', fullName: 'Nguyễn Vănn Hùng' }
    const namesakes = [1931, 1946, 1990].map((year) => ({ ...one, id: `of ${year}`, birth: bornIn(year) }))
    const [found, turned] = [
      [one, other],
      [other, one],
    ].map((two) => matchAll([...two, ...namesakes]).pairs[0])
    expect(found?.score).toBeGreaterThan(0)
    expect(turned?.score).toBe(found?.score)
  })

  it('finds the same pairs again in the same records', () => {
    expect(told(list)).toEqual(told(list))
  })

  it('gives each pair once, with the earlier record first', () => {
    const { pairs } = matchAll(list)
    expect(pairs.every(({ a, b }) => a < b)).toBe(true)
    expect(new Set(pairs.map(({ a, b }) => `${a}-${b}`)).size).toBe(pairs.length)
  })

  it.each<[what: string, both: Partial<MatchRecord>, second: Partial<MatchRecord>]>([
    [
      'the middle name left out and the year mistyped, in one hamlet',
      {},
      { fullName: 'Trần Giao', birth: { year: 1959, month: 5, day: 17 } },
    ],
    [
      'a digit wrong at the end of the number and the day left out, in two communes',
      { idNumbers: [cmnd('240123456')] },
      { idNumbers: [cmnd('240123496')], birth: bornIn(1949), commune: '24550' },
    ],
    [
      'a digit wrong at the beginning of the number and the day left out, in two communes',
      { idNumbers: [cccd('066049003333')] },
      { idNumbers: [cccd('066049503333')], birth: bornIn(1949), commune: '24550' },
    ],
    [
      'a given name that is no word and the day left out, in one hamlet',
      { fullName: 'Ksor Tuyên', idNumbers: [cmnd('240123456')] },
      { fullName: 'Ksor Tyuen', birth: bornIn(1949), idNumbers: [cccd('066049003333')] },
    ],
  ])('finds one person over %s', (_, both, second) => {
    expect(matchAll([aMatchRecord(both), aMatchRecord({ ...both, ...second })]).pairs).toHaveLength(1)
  })

  it('weighs a number that a household shares hardly at all against who has one of his own elsewhere', () => {
    const own = aMatchRecord({ fullName: 'Đàm Văn Lộc', birth: bornIn(1971), idNumbers: [cmnd('183424807')] })
    const again = { ...own, id: 'again', idNumbers: [cmnd('240134909')] }
    const head = { ...again, id: 'head', fullName: 'Bế Thị Nga', sex: 'nữ' as const, birth: bornIn(1944) }
    expect(matchAll([own, again]).pairs).toEqual([])
    const found = matchAll([own, again, head])
    expect(found.pairs).toMatchObject([{ a: 0, b: 1, verdict: 'possible' }])
    expect(found.reasons(found.pairs[0] as (typeof found.pairs)[0])).toContain(
      'hai số khác nhau, một số còn đứng tên người khác',
    )
    // In another hamlet, or under a number that only namesakes of his have, it is another man.
    expect(matchAll([own, again, { ...head, hamlet: 'Thôn 9' }]).pairs).toEqual([])
    expect(matchAll([own, { ...again, hamlet: 'Thôn 9' }, { ...head, hamlet: 'Thôn 9' }]).pairs).toEqual([])
  })

  it('takes two of one name under the number of their household’s head for two, who were not born together', () => {
    const one = aMatchRecord({ fullName: 'Đàm Văn Lộc', birth: bornIn(1971), idNumbers: [cmnd('240134909')] })
    const other = { ...one, id: 'other', birth: bornIn(1998) }
    const head = { ...one, id: 'head', fullName: 'Bế Thị Nga', sex: 'nữ' as const, birth: bornIn(1944) }
    expect(matchAll([one, other]).pairs).toHaveLength(1)
    expect(matchAll([one, other, head]).pairs).toEqual([])
    expect(matchAll([one, { ...other, birth: bornIn(1971) }, head]).pairs).toHaveLength(1)
  })

  it('takes two who were born together under the number of their household’s head for twins', () => {
    const number = [cmnd('240729673')]
    const one = aMatchRecord({
      id: 'one',
      fullName: 'Huỳnh Văn Khoa',
      birth: { year: 2004, month: 8, day: 27 },
      idNumbers: number,
    })
    const other = { ...one, id: 'other', fullName: 'Huỳnh Văn Hoàng' }
    const head = { ...one, id: 'head', fullName: 'Bế Thị Nga', sex: 'nữ' as const, birth: bornIn(1974) }
    expect(matchAll([one, other, head]).pairs).toEqual([])
    // Who is written twice under it is found all the same.
    expect(matchAll([one, { ...one, id: 'again' }, other, head]).pairs).toMatchObject([{ a: 0, b: 1 }])
    expect(matchAll([one, other, { ...head, idNumbers: [] }]).pairs).toHaveLength(1)
  })

  it('finds who has no number in either list, where hardly anybody is without one', () => {
    const one = aMatchRecord()
    const again = { ...one, id: 'again', birth: bornIn(1949), hamlet: 'Thôn 9' }
    const others = (without: (nth: number) => boolean, commune = '24547') =>
      Array.from({ length: 600 }, (_, nth) =>
        aMatchRecord({
          ...{ fullName: `Bùi Thị ${'bcdghklmnp'[nth % 10]}${'aeiou'[nth % 5]}${nth}`, commune },
          ...{
            birth: bornIn(1930 + (nth % 60)),
            idNumbers: without(nth) ? [] : [cmnd(String(240_000_000 + nth * 7919))],
          },
        }),
      )
    const { threshold } = matchWeights
    const among = { ...matchWeights, threshold: { ...threshold, bits: threshold.bits + 4 } }
    const found = (rows: readonly MatchRecord[]) =>
      matchAll([one, again, ...rows], among).pairs.filter(({ a, b }) => a === 0 && b === 1)
    const hasOwn = others(() => false)
    expect(found(hasOwn)).toMatchObject([{ verdict: 'possible' }])
    expect(found([])).toEqual([])
    // Nor where a third of the commune is without, or everybody of the year.
    expect(found(others((nth) => nth % 3 === 0))).toEqual([])
    const coevals = others(() => true, '24550').map((record) => ({ ...record, birth: bornIn(1949) }))
    expect(found([...hasOwn, ...coevals])).toEqual([])
    // Where one of them has a number it is another matter.
    expect(matchAll([{ ...one, idNumbers: [cmnd('241930937')] }, again, ...hasOwn], among).pairs).toEqual([])
  })

  it('takes names that a list has often for names, also where nobody has counted them before', () => {
    const girls = ['Nem', 'Ner'].map((name, at) =>
      aMatchRecord({
        fullName: `H'${name} Êñuôl`,
        sex: 'nữ',
        birth: { year: 2008, month: 1, day: 14 },
        commune: `2454${at}`,
      }),
    )
    const twins = girls.map((girl) => ({ ...girl, commune: '24547' }))
    const others = Array.from({ length: 12 }, (_, at) =>
      girls.map((girl) => ({ ...girl, id: `${girl.id}-${at}`, birth: bornIn(1930 + 3 * at), hamlet: `Thôn ${at}` })),
    ).flat()
    expect(matchAll(twins).pairs).toHaveLength(1)
    expect(matchAll([...twins, ...others]).pairs).toEqual([])
  })

  it('takes nobody for either of two twins whose names the list writes alike', () => {
    const twins = [
      aMatchRecord({ fullName: 'Nguyễn Ngọc Thành', idNumbers: [cmnd('241930937')] }),
      aMatchRecord({ fullName: 'Nguyễn Ngọc Thanh', idNumbers: [cmnd('241930938')] }),
    ]
    const second = aMatchRecord({ fullName: 'nguyen ngoc thanh', idNumbers: [cccd('066049003333')] })
    expect(matchAll([...twins, second]).pairs).toEqual([])
    expect(matchAll([...twins.slice(1), second]).pairs).toHaveLength(1)
    const byNumber = { ...second, idNumbers: [cmnd('241930938')] }
    expect(matchAll([...twins, byNumber]).pairs).toMatchObject([{ a: 1, b: 2 }])
  })

  it('goes by the name where a mistyped number is the other twin’s', () => {
    const day = { fullName: 'Vũ Đức Long', birth: { year: 1940, month: 3, day: 4 } }
    const long = aMatchRecord({ ...day, idNumbers: [cmnd('251079920')] })
    const cuong = aMatchRecord({ ...day, fullName: 'Vũ Đức Cường', idNumbers: [cmnd('251079921')] })
    const again = aMatchRecord({ ...day, idNumbers: [cmnd('251079921')] })
    expect(matchAll([long, cuong, again]).pairs).toMatchObject([{ a: 0, b: 2 }])
    // Among so many people nobody is shown by such a name and its day in two communes: here a digit of his own number speaks for him.
    const son = [long, cuong, again].map((record, at) => ({
      ...record,
      ...{ fullName: at === 1 ? 'Nguyễn Văn Hà' : 'Nguyễn Văn Sơn', commune: at === 2 ? '24550' : '24547' },
    }))
    const { threshold } = matchWeights
    const among = { ...matchWeights, threshold: { ...threshold, bits: threshold.bits + 8 } }
    expect(matchAll(son.slice(1), among).pairs).toHaveLength(1)
    expect(matchAll(son, among).pairs).toMatchObject([{ a: 0, b: 2 }])
    // Without his other row the number is all that is known of him.
    expect(matchAll([cuong, again]).pairs).toMatchObject([{ a: 0, b: 1, verdict: 'possible' }])
  })

  it.each([
    ['a letter too many', 'Vũ Đức Lonng'],
    ['another accent', 'Vũ Đức Lòng'],
    ['one accent left out', 'Vũ Dức Long'],
    ['two letters wrong', 'Vũ Dưc Lonng'],
  ])('takes nobody for the twin under whose number he stands, his own name mistyped by %s', (_, fullName) => {
    const birth = { year: 1940, month: 3, day: 4 }
    const long = aMatchRecord({ birth, fullName: 'Vũ Đức Long', idNumbers: [cmnd('251079920')] })
    const cuong = aMatchRecord({ birth, fullName: 'Vũ Đức Cường', idNumbers: [cmnd('251079921')] })
    const again = aMatchRecord({ birth, fullName, idNumbers: [cmnd('251079921')] })
    expect(matchAll([long, cuong, again]).pairs).toEqual([])
    expect(matchAll([again, cuong, { ...long, commune: '24550' }]).pairs).toEqual([])
    // Without his own row, or beside a neighbour by number only, the number is all that is known of him.
    expect(matchAll([cuong, again]).pairs).toMatchObject([{ a: 0, b: 1, verdict: 'possible' }])
    const stranger = { ...long, birth: bornIn(1962) }
    expect(matchAll([stranger, cuong, again]).pairs).toMatchObject([{ a: 1, b: 2 }])
  })

  it('passes over nobody whom it would show', () => {
    const columns = new RecordColumns()
    for (const record of list) columns.add(record)
    const { pairs } = candidatePairs(columns)
    const shares = sharesOfWords(matchWeights.words)
    const yardstick = { weights: matchWeights, shares, isCommon: isCommonBy(shares), people: list.length }
    const places = Array.from({ length: pairs.size }, (_, nth) => [pairs.one(nth), pairs.other(nth)] as const)
    const passed = places.filter(([a, b]) => areTwoPeople(columns, a, b, yardstick.isCommon))
    expect(passed.length).toBeGreaterThan(100)
    for (const [a, b] of passed)
      expect(judgePair(columns.recordAt(a), columns.recordAt(b), yardstick).guard).not.toBeNull()
  })

  it('is not brought down by a list of one person a thousand times, and keeps all of them together', () => {
    const crowd = Array.from({ length: 1000 }, (_, at) =>
      aMatchRecord({ id: `x${at}`, idNumbers: [cmnd('240123456')] }),
    )
    const { pairs, clusters } = matchAll(crowd)
    expect(clusters).toHaveLength(1)
    expect(clusters[0]).toHaveLength(1000)
    expect(pairs.length).toBeLessThan(60_000)
  })

  it('takes a number that fills a whole column for nobody’s', () => {
    const column = list.slice(0, 1000).map((record) => ({ ...record, idNumbers: [cmnd('240123456')] }))
    const { pairs } = matchAll(column)
    expect(pairs.length).toBeLessThan(120)
    expect(pairs.filter(({ verdict }) => verdict === 'certain')).toEqual([])
  })

  it('knows that nobody stands twice in no list', () => {
    expect(matchAll([])).toMatchObject({ people: 0, pairs: [], clusters: [] })
  })
})

describe('clusters', () => {
  it('are what pairs hold together, over any number of steps', () => {
    expect(
      clustersOf(7, [
        { a: 5, b: 6 },
        { a: 0, b: 3 },
        { a: 3, b: 4 },
      ]),
    ).toEqual([
      [0, 3, 4],
      [5, 6],
    ])
  })

  it('are the same for every order of the pairs', () => {
    const pair = fc.tuple(fc.nat(19), fc.nat(19)).map(([a, b]) => ({ a, b }))
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 30 }), (pairs) => {
        const turned = pairs.toReversed().map(({ a, b }) => ({ a: b, b: a }))
        expect(clustersOf(20, turned)).toEqual(clustersOf(20, pairs))
      }),
    )
  })
})
