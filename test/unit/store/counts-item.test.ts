import { fromCountsItems } from '../../../lambdas/store/counts/counts-item.ts'

describe('counts of before an account was kept', () => {
  // The payer of a record that an older program had handed over pays it: what he holds no more was never counted as held.
  const moved = { 'n_held-657': -1, 'a_held-657': -1_500_000, n_paid: 1, a_paid: 1_500_000 }

  it('are read, with nothing where less than nothing stands', () => {
    const [cell] = fromCountsItems([{ sk: '24540#A4', ...moved }])
    expect(cell?.counts.byStatus.paid).toEqual({ people: 1, amount: 1_500_000 })
    expect(cell?.counts.accounts.held).toEqual({})
  })

  it('show no state below nothing as if nobody stood in it', () => {
    expect(() => fromCountsItems([{ sk: '24540#A4', n_paid: -1, a_paid: -1_500_000 }])).toThrow(RangeError)
  })
})
