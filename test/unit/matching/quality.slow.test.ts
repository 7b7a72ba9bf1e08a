import { matchAll } from '../../../lambdas/matching/whole/match-all.ts'
import { countPairs } from '../../bench/matching/quality.ts'
import { labelledList } from '../../support/labelled/labelled-list.ts'
import { recordOf } from '../../support/labelled/labelled-records.ts'
import type { Noise } from '../../support/labelled/labelled-row.ts'

/** A seed that nothing was designed on. `npm run bench -- matching` measures at the sizes of a province. */
const measure = (noise: Noise) => {
  const rows = [...labelledList({ people: 20_000, seed: 901, noise, communes: 40 })]
  const { pairs } = matchAll(rows.map(recordOf))
  const isTrue = ({ a, b }: { a: number; b: number }) => rows[a]?.person === rows[b]?.person
  const right = pairs.filter(isTrue).length
  const certain = pairs.filter(({ verdict }) => verdict === 'certain')
  return {
    precision: right / pairs.length,
    recall: right / countPairs(rows.map(({ person }) => person)),
    certainWrong: certain.filter((pair) => !isTrue(pair)).length,
    certain: certain.length,
    twins: pairs.filter(({ a, b }) => rows[a]?.twinOf === rows[b]?.person || rows[b]?.twinOf === rows[a]?.person)
      .length,
  }
}

describe('the matcher, on 20,000 people of whom it is known who stands twice', () => {
  it('finds nearly all of them, and accuses hardly anybody else', () => {
    const { precision, recall, certainWrong, certain, twins } = measure('std')
    expect(precision).toBeGreaterThan(0.97)
    expect(recall).toBeGreaterThan(0.98)
    expect(certain).toBeGreaterThan(200)
    expect([certainWrong, twins]).toEqual([0, 0])
  })

  it('does so too where two or three fields of a row are spoiled at once', () => {
    const { precision, recall, certainWrong, twins } = measure('harsh')
    expect(precision).toBeGreaterThan(0.95)
    expect(recall).toBeGreaterThan(0.93)
    expect([certainWrong, twins]).toEqual([0, 0])
  })
})
