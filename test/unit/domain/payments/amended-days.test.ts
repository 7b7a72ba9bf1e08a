import { dong } from '../../../../lambdas/domain/money/dong.ts'
import { decidePayment } from '../../../../lambdas/domain/payments/decide-payment.ts'
import type { Entitlement } from '../../../../lambdas/domain/payments/entitlement.ts'
import { nq68 } from '../../../../lambdas/domain/programmes/nq68-2021.ts'
import { anEntitlement } from '../../../support/builders.ts'
import { contextOf, plainest } from './any-command.ts'

const byTheDay = (policy: string, amount: number, days: number) =>
  anEntitlement({ programme: 'nq68-2021', policy, amount: dong(amount), days, months: null, instalments: [] })
const amended = (entitlement: Entitlement, amount: number, days?: number) =>
  decidePayment(
    entitlement,
    { ...plainest.amend, months: [], amount, ...(days === undefined ? {} : { days }) },
    { ...contextOf('huyen'), programme: nq68 },
  )

describe('the days of an amended support', () => {
  it('are the decision’s where the province sets the rate, and are not made of the sum', () => {
    const tenDays = byTheDay('B12', 500_000, 10)
    expect(amended(tenDays, 1_000_000)).toMatchObject({
      error: { message: expect.stringContaining('ghi số ngày theo quyết định điều chỉnh') },
    })
    expect(amended(tenDays, 1_000_000, 10)).toMatchObject({ value: { next: { amount: 1_000_000, days: 10 } } })
    const twenty = amended(tenDays, 1_000_000, 20)
    expect(twenty).toMatchObject({ value: { next: { days: 20 } } })
    expect(twenty.ok && twenty.value.event.changes.days).toEqual(['10 ngày', '20 ngày'])
    expect(amended(tenDays, 1_000_000, 30).ok).toBe(false)
  })

  it('are not more than the group can have within whose limit they lie', () => {
    const isolated = byTheDay('B8', 80_000 * 14, 14)
    expect(amended(isolated, 80_000 * 21, 21)).toMatchObject({ value: { next: { days: 21 } } })
    for (const days of [undefined, 45])
      expect(amended(isolated, 80_000 * 45, days)).toMatchObject({
        error: { message: expect.stringContaining('chỉ điều chỉnh được đến 21 ngày') },
      })
    const treated = byTheDay('B8', 80_000 * 30, 30)
    expect(amended(treated, 80_000 * 45)).toMatchObject({ value: { next: { days: 45 } } })
    expect(amended(treated, 80_000 * 45, 40).ok).toBe(false)
  })

  it('are asked of no policy that counts none', () => {
    expect(decidePayment(anEntitlement(), { ...plainest.amend, days: 3 }, contextOf('huyen')).ok).toBe(false)
  })
})
