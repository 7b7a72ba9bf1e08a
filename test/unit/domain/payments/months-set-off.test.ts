import { defaultCaseSettings } from '../../../../lambdas/domain/cases/case-settings.ts'
import { dong } from '../../../../lambdas/domain/money/dong.ts'
import { decidePayment } from '../../../../lambdas/domain/payments/decide-payment.ts'
import type { Entitlement } from '../../../../lambdas/domain/payments/entitlement.ts'
import { instalmentsOf, settledMonths } from '../../../../lambdas/domain/payments/instalments.ts'
import { countsOf } from '../../../../lambdas/domain/statistics/counts.ts'
import { unitTree } from '../../../../lambdas/domain/units/unit-maps.ts'
import { viewEntitlement } from '../../../../lambdas/views/entitlement-view.ts'
import { anActor, anEntitlement, aPayment, morning } from '../../../support/builders.ts'
import { contextOf } from './any-command.ts'

/** April to June, of which 1,500,000 đồng were paid under another policy before: April is used up, and half of May. */
const spring = anEntitlement({
  policy: 'A4',
  amount: dong(1_500_000),
  offset: dong(1_500_000),
  instalments: instalmentsOf(3_000_000, 3, ['2020-04', '2020-05', '2020-06']),
})
const pay = (months: readonly string[] | null, stored = spring) =>
  decidePayment(stored, aPayment({ months }), contextOf('xa'))
const view = (stored: Entitlement) =>
  viewEntitlement(stored, anActor(), unitTree('daklak-2020'), defaultCaseSettings, morning).instalments.map(
    ({ month, due, state }) => `${month} ${due} ${state}`,
  )

describe('a month that a lower support has set off', () => {
  it('is not paid by itself: it stood on the record as a payment of 0 đồng, and nobody could cancel the support', () => {
    expect(pay(['2020-04'])).toMatchObject({
      error: {
        code: 'invalid',
        message:
          'Tiền của tháng 4/2020 đã trừ hết vào khoản nhận trước. Các tháng còn phải chi: tháng 5/2020, tháng 6/2020.',
      },
    })
    expect(pay(['2020-04', '2020-05'])).toMatchObject({ value: { next: { payment: { amount: 500_000 } } } })
    expect(pay(null)).toMatchObject({ value: { next: { status: 'paid', payment: { amount: 1_500_000 } } } })
  })

  it('is nobody’s arrears: neither in the figures nor on the record', () => {
    const due = countsOf(spring).filter(({ part }) => part.startsWith('due-'))
    expect(due.map(({ part, amount }) => `${part} ${amount}`)).toEqual(['due-2020-05 500000', 'due-2020-06 1000000'])
    expect(view(spring)).toEqual(['2020-04 0 settled', '2020-05 500000 due', '2020-06 1000000 due'])
  })

  it('is had by the person: no other decision pays it', () => {
    expect(settledMonths(spring)).toEqual(['2020-04'])
    const may = pay(['2020-05'])
    expect(may.ok ? settledMonths(may.value.next) : []).toEqual(['2020-04', '2020-05'])
  })

  it('leaves the support paid when the others are', () => {
    const may = pay(['2020-05'])
    const june = may.ok ? pay(['2020-06'], may.value.next) : may
    expect(june).toMatchObject({ value: { next: { status: 'paid' } } })
    expect(june.ok ? view(june.value.next) : []).toEqual(['2020-04 0 settled', '2020-05 0 paid', '2020-06 0 paid'])
  })
})
