import { dong } from '../../../../lambdas/domain/money/dong.ts'
import { decidePayment } from '../../../../lambdas/domain/payments/decide-payment.ts'
import type { OtherSupport } from '../../../../lambdas/domain/payments/payment-command.ts'
import { supplementGrantedOverLimit } from '../../../../lambdas/domain/payments/supplement-limit.ts'
import { nq68 } from '../../../../lambdas/domain/programmes/nq68-2021.ts'
import { anEntitlement, anOtherSupport, aPayment, aPerson } from '../../../support/builders.ts'
import { contextOf } from './any-command.ts'

const [first, second] = [
  { number: '12/QĐ-UBND', day: '2020-05-12' },
  { number: '77/QĐ-UBND', day: '2020-05-20' },
]

/** Food for so many days in treatment or isolation. */
const food = (days: number, decision = second) =>
  anEntitlement({ programme: 'nq68-2021', policy: 'B8', days, amount: dong(80_000 * days), decision })
const extra = (decision = second) =>
  anEntitlement({ programme: 'nq68-2021', policy: 'B8+', amount: dong(1_000_000), decision })

const pay = (one: ReturnType<typeof food>, ...had: readonly Partial<OtherSupport>[]) =>
  decidePayment(one, aPayment(), {
    ...contextOf('tinh'),
    programme: nq68,
    others: had.map((parts) => anOtherSupport({ policy: one.policy, decision: first, ...parts })),
  })

describe('days of food under several decisions', () => {
  it('are paid up to the days of isolation and of treatment together, and no further: the article is named', () => {
    expect(pay(food(45), { days: 21 })).toMatchObject({ ok: true })
    expect(pay(food(45), { days: 14 }, { days: 14 })).toMatchObject({
      error: {
        code: 'days-limit',
        message: expect.stringContaining(
          'nhận 73 ngày (có 14 ngày theo Quyết định 12/QĐ-UBND; 14 ngày theo Quyết định 12/QĐ-UBND), quy định tối đa 66 ngày: Quyết định 23/2021/QĐ-TTg ngày 7/7/2021, chương VII (chưa đối chiếu nguyên văn)',
        ),
      },
    })
    // Granted is not paid.
    expect(pay(food(45), { days: 45, status: 'approved' })).toMatchObject({ ok: true })
  })

  it('are paid once each: the same days by the same decision were entered twice', () => {
    expect(pay(food(14), { days: 14 })).toMatchObject({ ok: true })
    expect(pay(food(14, first), { days: 14 })).toMatchObject({
      error: { code: 'already-paid-elsewhere', message: expect.stringContaining('có lẽ nhập hai lần') },
    })
    expect(pay(food(14, first), { days: 10 })).toMatchObject({ ok: true })
  })

  it('are nobody else’s: a child stands under its mother’s number', () => {
    expect(pay(food(45), { days: 45, sameName: false })).toMatchObject({ ok: true })
    expect(pay(food(45), { days: 45, isSettled: true })).toMatchObject({ ok: true })
    expect(pay(food(45), { days: 45, policy: 'B8+' })).toMatchObject({ ok: true })
  })
})

it('what is paid once to a person is paid once, whoever decides it; what is paid for each child is not asked about', () => {
  expect(pay(extra(), {})).toMatchObject({
    error: { code: 'already-paid-elsewhere', message: expect.stringContaining('chỉ chi một lần cho mỗi người') },
  })
  expect(pay(extra(), { sameName: false })).toMatchObject({ ok: true })
  expect(pay({ ...extra(), policy: 'B7' }, {})).toMatchObject({ ok: true })
})

it('both are told when a list is compared', () => {
  expect(supplementGrantedOverLimit(food(45), [food(22, first)])).toContain('người này nhận 67 ngày')
  expect(supplementGrantedOverLimit(food(45), [food(21, first)])).toBeNull()
  expect(supplementGrantedOverLimit(extra(), [extra(first)])).toContain('chỉ chi một lần cho mỗi người')
  const stranger = { ...food(45, first), person: aPerson({ fullName: 'Y Jut Êban' }) }
  expect(supplementGrantedOverLimit(food(45), [stranger])).toBeNull()
  expect(supplementGrantedOverLimit(food(45), [{ ...food(45, first), status: 'cancelled' }])).toBeNull()
})
