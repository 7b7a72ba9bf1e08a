import fc from 'fast-check'
import { clustersOf } from '../../../lambdas/matching/clusters.ts'
import type { MatchRecord } from '../../../lambdas/matching/match-record.ts'
import { matchAll } from '../../../lambdas/matching/whole/match-all.ts'
import { aMatchRecord, cmnd } from '../../support/labelled/a-match-record.ts'
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

  it('finds the same pairs again in the same records', () => {
    expect(told(list)).toEqual(told(list))
  })

  it('gives each pair once, with the earlier record first', () => {
    const { pairs } = matchAll(list)
    expect(pairs.every(({ a, b }) => a < b)).toBe(true)
    expect(new Set(pairs.map(({ a, b }) => `${a}-${b}`)).size).toBe(pairs.length)
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
    const certain = matchAll(column).pairs.length
    expect(certain).toBeLessThan(120)
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
