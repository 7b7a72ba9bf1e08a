import { decidePayment } from '../../../../lambdas/domain/payments/decide-payment.ts'
import { instalmentsOf } from '../../../../lambdas/domain/payments/instalments.ts'
import { anOtherSupport } from '../../../support/builders.ts'
import { contextOf, plainest } from './any-command.ts'
import { monthly } from './walked.ts'

const amended = (months: readonly string[], policy = 'A4') =>
  decidePayment(
    { ...monthly, policy },
    { ...plainest.amend, months, amount: 1_000_000 * Math.max(1, months.length) },
    contextOf('huyen'),
  )

describe('the months that a later decision grants', () => {
  it('are months that the law pays: not July of April to June, and none before the programme', () => {
    for (const [month, policy] of [
      ['2020-07', 'A4'],
      ['2020-03', 'A4'],
      ['2020-03', 'A3'],
    ] as const)
      expect(amended([month], policy)).toMatchObject({
        error: { code: 'invalid', message: expect.stringContaining('ngoài thời gian hỗ trợ') },
      })
    expect(amended(['2020-07'], 'A3')).toMatchObject({ value: { next: { amount: 1_000_000 } } })
    expect(amended(['2020-06'])).toMatchObject({ value: { next: { instalments: [{ month: '2020-06' }] } } })
  })

  it('are months that no other decision grants the same person: that money would be handed out once more', () => {
    const beside = (parts: object) => {
      const other = anOtherSupport({
        ...{ policy: 'A4', status: 'suspended' },
        instalments: instalmentsOf(1_000_000, 1, ['2020-06']),
        ...parts,
      })
      const command = { ...plainest.amend, months: ['2020-04', '2020-05', '2020-06'], amount: 3_000_000 }
      return decidePayment(monthly, command, { ...contextOf('huyen'), others: [other] })
    }
    expect(beside({})).toMatchObject({
      error: { message: expect.stringContaining('Quyết định 77/QĐ-UBND đã cấp cho người này tháng 6/2020') },
    })
    for (const parts of [
      { status: 'cancelled' },
      { status: 'recovered' },
      { isSettled: true },
      { shared: 'CMND', sameName: false },
      { policy: 'A1' },
      { instalments: instalmentsOf(1_000_000, 1, ['2020-04']) },
    ])
      expect(beside(parts)).toMatchObject({ ok: true })
  })

  it('are different ones: one month named twice was paid twice in one payment', () => {
    expect(amended(['2020-04', '2020-04'])).toMatchObject({
      error: { message: expect.stringContaining('đã chọn 1 tháng khác nhau') },
    })
    expect(amended(['2020-04', '2020-05'])).toMatchObject({ ok: true })
  })
})
