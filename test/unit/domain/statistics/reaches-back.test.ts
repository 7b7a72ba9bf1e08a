import { dong } from '../../../../lambdas/domain/money/dong.ts'
import type { Entitlement, Payment } from '../../../../lambdas/domain/payments/entitlement.ts'
import { reachesBack, reachesNowhere } from '../../../../lambdas/domain/statistics/reaches-back.ts'
import { anEntitlement, morning } from '../../../support/builders.ts'

const day = 86_400_000
const [today, tomorrow] = ['2020-05-29', '2020-05-30']
const listed = anEntitlement({ enteredAt: morning })
const payment = (enteredAt: number): Payment =>
  ({ enteredAt, late: false, payer: { username: 'xa-24547', role: 'xa', unit: '24547' } }) as Payment
const paid = (enteredAt: number): Entitlement => ({ ...listed, status: 'paid', payment: payment(enteredAt) })

describe('what a change does to other days', () => {
  it.each<[string, { before: Entitlement | null; after: Entitlement }, string, object]>([
    ['is nothing where a list brings somebody in', { before: null, after: listed }, today, reachesNowhere],
    ['is nothing where he is paid', { before: listed, after: paid(morning + day) }, tomorrow, reachesNowhere],
    [
      'is nothing where the payment is undone on its day',
      { before: paid(morning), after: listed },
      today,
      reachesNowhere,
    ],
    [
      'is a payment less where it is undone on the next day',
      { before: paid(morning), after: listed },
      tomorrow,
      { granted: [], paid: [today] },
    ],
    [
      'is a support less where it is cancelled later, and one more where that is undone',
      { before: listed, after: { ...listed, status: 'cancelled' } },
      tomorrow,
      { granted: [today], paid: [] },
    ],
    [
      'are other đồng of a support that a decision, a list or a conclusion changes later',
      { before: listed, after: { ...listed, amount: dong(1_000_000) } },
      tomorrow,
      { granted: [today], paid: [] },
    ],
    [
      'is nothing where that is done on the day on which the support came in',
      { before: listed, after: { ...listed, amount: dong(1_000_000) } },
      today,
      reachesNowhere,
    ],
    [
      'is a support paid whole where a decision leaves nothing to pay',
      { before: { ...paid(morning), status: 'part-paid' }, after: paid(morning) },
      tomorrow,
      { granted: [], paid: [today] },
    ],
    [
      'is nothing where money is asked back',
      { before: paid(morning), after: { ...paid(morning), status: 'to-recover' } },
      tomorrow,
      reachesNowhere,
    ],
  ])('%s', (_what, change, on, expected) => {
    expect(reachesBack(change, on)).toEqual(expected)
  })
})
