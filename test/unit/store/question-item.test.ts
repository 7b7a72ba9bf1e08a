import { withAccount } from '../../../lambdas/store/orders/question-item.ts'

describe('a question that an older program has kept', () => {
  it('still asks for what lies with that post office, and for nothing more', () => {
    expect(withAccount({ policy: null, heldBy: '657' })).toMatchObject({ account: { part: 'held', unit: '657' } })
    expect(withAccount({ policy: null, heldBy: 'any' })).toMatchObject({ account: { part: 'held', unit: null } })
    for (const kept of [null, { policy: 'A6' }, { heldBy: null, account: null }])
      expect(withAccount(kept)).toEqual(kept)
  })
})
