import fc from 'fast-check'
import { dong } from '../../../../lambdas/domain/money/dong.ts'
import { decidePayment } from '../../../../lambdas/domain/payments/decide-payment.ts'
import { instalmentsOf } from '../../../../lambdas/domain/payments/instalments.ts'
import { grantedOverLimit, monthsOverLimit } from '../../../../lambdas/domain/payments/months-limit.ts'
import type { OtherSupport } from '../../../../lambdas/domain/payments/payment-command.ts'
import { nq42 } from '../../../../lambdas/domain/programmes/nq42-2020.ts'
import { anEntitlement, aPayment, aPerson } from '../../../support/builders.ts'
import { contextOf } from './any-command.ts'

const a1 = nq42.policies.find(({ code }) => code === 'A1')
if (!a1) throw new Error('there is no A1')

/** A worker whose contract rests, for these months. */
const granted = (months: readonly string[], id = 'a') =>
  anEntitlement({
    id: id.repeat(26),
    policy: 'A1',
    amount: dong(1_800_000 * months.length),
    months: months.length,
    instalments: instalmentsOf(1_800_000 * months.length, months.length, months),
    decision: { number: `${id}/QĐ-UBND`, day: '2020-05-12' },
  })

/** What another decision has given the same person. */
const other = (months: readonly string[], hadMonths = months, parts: Partial<OtherSupport> = {}): OtherSupport => ({
  entitlementId: 'b'.repeat(26),
  policy: 'A1',
  instalments: granted(months).instalments,
  hadMonths,
  decision: { number: '77/QĐ-UBND', day: '2020-05-12' },
  policyName: a1.publicName,
  unitName: 'Xã Ea Tiêu',
  amount: dong(1_800_000 * months.length),
  status: hadMonths.length > 0 ? 'paid' : 'approved',
  sameName: true,
  isSettled: false,
  shared: 'CCCD',
  ...parts,
})

const pay = (months: readonly string[], others: readonly OtherSupport[]) =>
  decidePayment(granted(months), aPayment({ months }), { ...contextOf('tinh'), others })

describe('months of one policy under several decisions', () => {
  it('are paid up to what the law gives, and no further: the article is named', () => {
    expect(pay(['2020-06'], [other(['2020-04']), other(['2020-05'])]).ok).toBe(true)
    const refused = pay(['2020-06', '2020-07'], [other(['2020-04', '2020-05'])])
    expect(refused).toMatchObject({ ok: false, error: { code: 'months-limit' } })
    expect(refused.ok ? '' : refused.error.message).toMatch(
      /nhận 4 tháng \(có tháng 4\/2020, tháng 5\/2020 theo Quyết định 77\/QĐ-UBND\), quy định tối đa 3 tháng: Quyết định 15\/2020\/QĐ-TTg ngày 24\/4\/2020, chương I \(chưa đối chiếu nguyên văn\)/,
    )
    // Granted is not paid: the other decision's months count when their money has gone out.
    expect(pay(['2020-06', '2020-07'], [other(['2020-04', '2020-05'], ['2020-04'])]).ok).toBe(true)
  })

  it('are free again once their money has come back whole', () => {
    const back = { status: 'recovered' } as const
    expect(pay(['2020-04'], [other(['2020-04'], ['2020-04'], back)]).ok).toBe(true)
    const all = ['2020-04', '2020-05', '2020-06']
    expect(pay(['2020-07'], [other(all, all, back)]).ok).toBe(true)
  })

  it('are paid once each', () => {
    const refused = pay(['2020-05', '2020-06'], [other(['2020-04', '2020-05'], ['2020-05'])])
    expect(refused).toMatchObject({ ok: false, error: { code: 'already-paid-elsewhere' } })
    expect(refused.ok ? '' : refused.error.message).toContain('tháng 5/2020 theo Quyết định 77/QĐ-UBND')
  })

  it("are nobody else's: another name on a 9-digit card, another policy, and what a case has settled count not", () => {
    for (const parts of [{ shared: 'CMND', sameName: false }, { isSettled: true }] as const)
      expect(pay(['2020-06', '2020-07'], [other(['2020-04', '2020-05'], undefined, parts)]).ok).toBe(true)
    const elsewhere = [{ months: ['2020-04'], decision: '1' }]
    expect(monthsOverLimit({ ...a1, benefit: { kind: 'fixed', amount: dong(1) } }, ['2020-05'], elsewhere)).toBeNull()
  })

  it('are never more than the law gives, in whichever order decisions are paid', () => {
    const months = ['2020-04', '2020-05', '2020-06', '2020-07', '2020-08', '2020-09']
    fc.assert(
      fc.property(fc.array(fc.subarray(months, { minLength: 1, maxLength: 3 }), { maxLength: 5 }), (decisions) => {
        const paid: OtherSupport[] = []
        for (const wanted of decisions) if (pay(wanted, paid).ok) paid.push(other(wanted))
        const all = paid.flatMap(({ hadMonths }) => hadMonths)
        expect(new Set(all).size).toBe(all.length)
        expect(all.length).toBeLessThanOrEqual(3)
      }),
      { numRuns: 60 },
    )
  })

  it('are told when a list is compared', () => {
    const beside = [granted(['2020-04', '2020-05'], 'b')]
    expect(grantedOverLimit(granted(['2020-06', '2020-07']), beside)).toContain('người này được 4 tháng')
    expect(grantedOverLimit(granted(['2020-06']), beside)).toBeNull()
    const stranger = beside.map((one) => ({ ...one, person: aPerson({ fullName: 'Y Jut Êban' }) }))
    expect(grantedOverLimit(granted(['2020-06', '2020-07']), stranger)).toBeNull()
    // As when it is paid: what is cancelled, and what has come back whole, nobody has.
    for (const status of ['cancelled', 'recovered'] as const) {
      const gone = beside.map((one) => ({ ...one, status }))
      expect(grantedOverLimit(granted(['2020-06', '2020-07']), gone)).toBeNull()
    }
  })
})
