import { largestPlan, setPlanRequest, statisticsCell } from '../../../lambdas/contract/statistics.ts'
import { paidPolicies, programmes } from '../../../lambdas/domain/programmes/programmes.ts'
import { unitMapIds, unitTree } from '../../../lambdas/domain/units/unit-maps.ts'

const planOf = (people: number, amount: number) => ({
  programme: 'nq42-2020',
  entries: [{ commune: '24547', policy: 'A6', people, amount }],
})

describe('an entry of the plan', () => {
  it('may be as large as a whole province’s, and no larger', () => {
    expect(setPlanRequest.safeParse(planOf(largestPlan.people, largestPlan.amount)).success).toBe(true)
    expect(largestPlan).toEqual({ people: 10 ** 7, amount: 10 ** 12 })
  })

  it.each([
    [10 ** 7 + 1, 0, 'entries.0.people', 'không quá 10 triệu'],
    [0, 10 ** 12 + 1, 'entries.0.amount', 'không quá 1.000 tỷ đồng'],
    [0, Number.MAX_SAFE_INTEGER, 'entries.0.amount', 'không quá 1.000 tỷ đồng'],
  ])('of %d people and %d đồng is refused in words at its field', (people, amount, field, words) => {
    const { error } = setPlanRequest.safeParse(planOf(people, amount))
    expect(error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([
      [field, expect.stringContaining(words)],
    ])
  })

  it('is small enough for the sum of all communes and policies of a province to be exact, and to be answered', () => {
    for (const programme of programmes)
      for (const map of unitMapIds) {
        const { root, communes } = unitTree(map)
        const entries = communes(root.code).length * paidPolicies(programme).length
        const whole = { people: entries * largestPlan.people, amount: entries * largestPlan.amount }
        expect(Number.isSafeInteger(whole.amount)).toBe(true)
        expect(statisticsCell.shape.planned.safeParse(whole).success).toBe(true)
      }
  })
})
