import { dong } from '../../../../lambdas/domain/money/dong.ts'
import type { Entitlement } from '../../../../lambdas/domain/payments/entitlement.ts'
import { instalmentsOf } from '../../../../lambdas/domain/payments/instalments.ts'
import { movedCounts } from '../../../../lambdas/domain/statistics/counts.ts'
import { paidByOffice } from '../../../../lambdas/domain/statistics/payer-counts.ts'
import { anEntitlement, aPayment, morning } from '../../../support/builders.ts'
import { after, plainest, type Step } from '../payments/any-command.ts'

const twoMonths = anEntitlement({
  policy: 'A4',
  amount: dong(2_000_000),
  months: 2,
  instalments: instalmentsOf(2_000_000, 2, ['2020-04', '2020-05']),
})

function told(...steps: [Step['role'], Step['command']][]): Entitlement {
  return steps.reduce<Entitlement>((one, [role, command], index) => {
    const next = after(one, { who: 0, role, command, hours: 0 }, morning + index)?.next
    if (!next) throw new Error(`${role} may not ${command.kind}`)
    return next
  }, twoMonths)
}

const april = aPayment({ months: ['2020-04'] })
const amounts = (entitlement: Entitlement) =>
  Object.fromEntries(movedCounts([{ before: null, after: entitlement }]).map(({ part, amount }) => [part, amount]))

describe('the money of a post office', () => {
  it('is counted for it where the district has entered the payment, which had been counted for the district', () => {
    const entered = amounts(told(['huyen', plainest['hand-over']], ['huyen', april]))
    expect(entered).toMatchObject({
      'office-huyen-657': 1_000_000,
      'outof-657-huyen-657': 1_000_000,
      'given-657': 2_000_000,
      'held-657': 1_000_000,
    })
    const tally = { people: 1, amount: dong(1_000_000) }
    expect(
      paidByOffice({ enteredByOffice: { 'huyen-657': tally }, outOfPayer: { '657-huyen-657': tally } }),
    ).toMatchObject({ 'payer-657': tally, 'huyen-657': { people: 0, amount: 0 } })
  })

  it('is given = paid + returned + held when the rest is brought back', () => {
    const brought = told(['huyen', plainest['hand-over']], ['payer', april], ['payer', plainest['record-not-paid']])
    const counted = amounts(brought)
    expect(counted).toMatchObject({ 'given-657': 2_000_000, 'office-payer-657': 1_000_000, 'returned-657': 1_000_000 })
    expect([counted['held-657'], counted['outside-657']]).toEqual([undefined, undefined])
  })

  it('is none that it was given where it has paid what nobody had handed over', () => {
    expect(amounts(told(['payer', april]))).toMatchObject({ 'office-payer-657': 1_000_000, 'outside-657': 1_000_000 })
  })
})
