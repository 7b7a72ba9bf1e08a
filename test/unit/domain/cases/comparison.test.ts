import { type ComparedCase, differenceOf, weighed } from '../../../../lambdas/domain/cases/comparison.ts'
import { aCase, anEntitlement } from '../../../support/builders.ts'

const possible = { verdict: 'possible', score: 9 } as const
const certain = { verdict: 'certain', score: 21 } as const
const noted = (parts: Partial<ComparedCase>): ComparedCase => ({
  caseId: 'c',
  first: 'case.changed',
  last: 'case.changed',
  before: possible,
  after: possible,
  ...parts,
})

describe('what a comparison anew did to a case', () => {
  it.each<[string | null, Partial<ComparedCase>]>([
    ['opened', { first: 'case.opened', last: 'case.opened', before: null }],
    ['opened', { first: 'case.opened', last: 'case.changed', before: null }],
    [null, { first: 'case.opened', last: 'case.ended', before: null }],
    [null, { first: 'case.opened', last: 'case.joined', before: null }],
    ['ended', { last: 'case.ended' }],
    ['ended', { first: 'case.joined', last: 'case.joined' }],
    ['verdict', { after: certain }],
    ['verdict', { before: certain }],
    ['changed', { after: { ...possible, score: 12 } }],
    ['changed', {}],
  ])('is %s', (difference, parts) => {
    expect(differenceOf(noted(parts))).toBe(difference)
  })

  it('weighs a case by its strongest evidence', () => {
    const { known } = aCase([anEntitlement({ id: 'a6' }), anEntitlement({ id: 'b6' })])
    const [one] = known.evidence
    if (!one) throw new Error('a case without evidence')
    const evidence = [
      { ...one, score: 3 },
      { ...one, score: 17 },
    ]
    expect(weighed({ ...known, verdict: 'possible', evidence })).toEqual({ verdict: 'possible', score: 17 })
  })
})
