import { routes } from '../../../lambdas/contract/routes.ts'
import { namedUnits } from '../../../lambdas/runtime/named-in-request.ts'

describe('the units that a request names', () => {
  it('are all of a mail’s, so that one beyond reach among one’s own is refused', () => {
    const body = { programme: 'nq42-2020', units: ['24547', '643'] }
    expect(namedUnits(routes.createSubscription, { query: undefined, body })).toEqual(['24547', '643'])
  })

  it('are one that nobody knows where a request that must name one names none', () => {
    expect(namedUnits(routes.createSubscription, { query: undefined, body: {} })).toEqual([undefined])
  })
})
