import { withoutPayingMonth } from '../../../../lambdas/domain/batches/paying-month.ts'
import type { ResultLine } from '../../../../lambdas/domain/batches/result-line.ts'
import { dong } from '../../../../lambdas/domain/money/dong.ts'
import { decidePayment } from '../../../../lambdas/domain/payments/decide-payment.ts'
import type { Entitlement } from '../../../../lambdas/domain/payments/entitlement.ts'
import { instalmentsOf } from '../../../../lambdas/domain/payments/instalments.ts'
import { anEntitlement, aPayment } from '../../../support/builders.ts'
import { contextOf } from '../payments/any-command.ts'
import { aLine } from './a-result-line.ts'

const month = 500_000
const ofMonths = (...names: string[]): Entitlement =>
  anEntitlement({
    policy: 'A1',
    amount: dong(names.length * month),
    months: names.length,
    instalments: instalmentsOf(names.length * month, names.length, names),
  })

/** What is left of the title's month for a line of that support, sent as paid on 28 May. */
const monthsOf = (entitlement: Entitlement, line: Partial<ResultLine> = {}) =>
  withoutPayingMonth(
    { ...aLine, months: ['2020-05'], isMonthOfTitle: true, ...line },
    { ok: true, entitlement },
    '2020-05-28',
  ).months

// Every row of a file "KẾT QUẢ CHI TRẢ THÁNG 5/2020" was refused whose decision had granted April alone.
describe('the month in the title of a payer’s file', () => {
  it('is that of paying where the support has none of that name and was paid in it', () => {
    const april = ofMonths('2020-04')
    expect(monthsOf(april)).toBeNull()
    expect(monthsOf(april, { months: ['05'] })).toBeNull()
    expect(monthsOf(april, { paidOn: '05-12' })).toBeNull()
    expect(monthsOf(ofMonths('2020-03', '2020-04'), { amount: month })).toBeNull()
  })

  it('is the support’s where it has one, whatever else is open', () => {
    expect(monthsOf(ofMonths('2020-04', '2020-05', '2020-06'))).toEqual(['2020-05'])
    expect(monthsOf(ofMonths('2020-04', '2020-05'), { months: ['05'], amount: month })).toEqual(['05'])
  })

  it('stands where the row was paid in another month, or names it itself', () => {
    expect(monthsOf(ofMonths('2020-04'), { paidOn: '2020-06-02' })).toEqual(['2020-05'])
    expect(monthsOf(ofMonths('2020-04'), { isMonthOfTitle: false })).toEqual(['2020-05'])
  })

  it('stands where nobody could tell which of several months was paid, or only a later one is open', () => {
    expect(monthsOf(ofMonths('2020-03', '2020-04'))).toEqual(['2020-05'])
    expect(monthsOf(ofMonths('2020-06'), { amount: month })).toEqual(['2020-05'])
  })

  it('says in a file that is sent again what the first one said, and touches no payment of another month', () => {
    const paidOn = (day: string): Entitlement => {
      const command = aPayment({ paidOn: day, months: ['2020-04'] })
      const decision = decidePayment(
        { ...ofMonths('2020-04'), decision: { number: '9/QĐ-UBND', day: '2020-04-10' } },
        command,
        contextOf('xa', Date.parse(`${day}T10:00:00+07:00`)),
      )
      if (!decision.ok) throw new Error(decision.error.message)
      return decision.value.next
    }
    expect(monthsOf(paidOn('2020-05-28'))).toBeNull()
    expect(monthsOf(paidOn('2020-04-20'))).toEqual(['2020-05'])
  })
})
