import fc from 'fast-check'
import { dong } from '../../../../lambdas/domain/money/dong.ts'
import { byHamlet, chosenLines, sumsOf } from '../../../../lambdas/domain/paylists/choose-lines.ts'
import { orderedPayList, type PayList, type PayListLine } from '../../../../lambdas/domain/paylists/pay-list.ts'
import { payListCode } from '../../../../lambdas/domain/paylists/pay-list-code.ts'
import { partedLines, reconcile } from '../../../../lambdas/domain/paylists/reconcile.ts'
import { decisionKey } from '../../../../lambdas/domain/payments/decision-key.ts'
import type { Entitlement } from '../../../../lambdas/domain/payments/entitlement.ts'
import { anEntitlement, aPerson, morning } from '../../../support/builders.ts'

const all = { policy: null, decision: null, hamlet: null, month: null }
const commune = { role: 'xa', holds: true } as const
const of = (hamlet: string | null, parts: Partial<Entitlement> = {}): Entitlement =>
  anEntitlement({ person: aPerson({ hamlet }), ...parts })

describe('who stands on a pay list', () => {
  it('is whoever this office may pay now, with what is due now', () => {
    const monthly = of('Thôn 1', {
      status: 'part-paid',
      amount: dong(3_000_000),
      instalments: ['2020-04', '2020-05'].map((month) => ({ month, amount: dong(1_500_000) })),
    })
    const people = [
      of('Thôn 1'),
      monthly,
      of('Thôn 1', { status: 'paid' }),
      of('Thôn 1', { status: 'with-payer' }),
      of('Thôn 1', { reviews: [{ caseId: 'c', effect: 'to-stop', owner: '657' }] }),
    ]
    const lines = chosenLines(people, all, commune)
    expect(lines.map(({ entitlement }) => entitlement)).toEqual([people[0], monthly])
    expect(chosenLines(people, { ...all, month: '2020-05' }, commune)).toEqual([
      { entitlement: monthly, amount: 1_500_000, months: ['2020-05'] },
    ])
    expect(
      chosenLines(people, all, { role: 'payer', holds: true }).map(({ entitlement }) => entitlement.status),
    ).toContain('with-payer')
  })

  it('keeps to policy, decision and hamlet, and puts the hamlets in the order of their numbers', () => {
    const people = [of('Thôn 10'), of(null), of('thôn 2', { policy: 'A5' }), of('Thôn 2'), of('THÔN 2')]
    const groups = byHamlet(chosenLines(people, all, commune))
    expect(groups.map(({ hamlet, lines }) => [hamlet, lines.length])).toEqual([
      [null, 1],
      ['thôn 2', 3],
      ['Thôn 10', 1],
    ])
    expect(chosenLines(people, { ...all, hamlet: 'Thôn 2', policy: 'A6' }, commune)).toHaveLength(2)
    expect(chosenLines(people, { ...all, hamlet: '' }, commune)).toHaveLength(1)
    const { decision } = anEntitlement()
    expect(chosenLines(people, { ...all, decision: decisionKey(decision) }, commune)).toHaveLength(5)
    expect(chosenLines(people, { ...all, decision: '9/2020' }, commune)).toEqual([])
  })
})

const amounts = [1_500_000, 750_000, 750_000, 1_000_000]
const lines: PayListLine[] = amounts.map((amount, at) => ({
  entitlementId: `e${at}`,
  amount: dong(amount),
  months: [],
}))
const printed: PayList = {
  ...orderedPayList({
    ...all,
    code: payListCode('test'),
    programme: 'nq42-2020',
    unit: '24547',
    numbers: 'last-digits',
    by: { username: 'xa-24547', role: 'xa', unit: '24547' },
    at: morning,
    commandId: 'command',
  }),
  state: 'printed',
  sums: sumsOf(lines),
}
const message = (people: number, amount: number, notSignedLines: number[], list = printed): string => {
  const found = reconcile(list, lines, { signed: { people, amount }, notSignedLines })
  return found.ok ? 'equal' : found.error.message
}

describe('a signed list that comes back', () => {
  it('is reconciled when signed and not signed make what was printed', () => {
    expect(reconcile(printed, lines, { signed: { people: 2, amount: 2_250_000 }, notSignedLines: [4, 3] })).toEqual({
      ok: true,
      value: {
        signed: { people: 2, amount: 2_250_000 },
        notSigned: { people: 2, amount: 1_750_000 },
        notSignedLines: [3, 4],
      },
    })
    const { signed, notSigned } = partedLines(lines, [3, 4])
    expect(signed.map(({ entitlementId }) => entitlementId)).toEqual(['e0', 'e1'])
    expect(notSigned.map(({ entitlementId }) => entitlementId)).toEqual(['e2', 'e3'])
  })

  it('says what differs, and by how much', () => {
    expect(message(3, 3_250_000, [])).toContain(
      'Số người: in 4; đã ký 3 + không ký 0 = 3, thiếu 1. Số tiền: in 4.000.000 đồng; đã ký 3.250.000 đồng + không ký 0 đồng = 3.250.000 đồng, thiếu 750.000 đồng.',
    )
    expect(message(3, 3_250_000, [1])).not.toContain('Số người')
    expect(message(3, 3_250_000, [1])).toContain('thừa 750.000 đồng')
    expect(message(4, 4_000_000, [5])).toContain('không có STT 5')
    expect(message(2, 2_500_000, [1, 1])).toContain('STT 1 ghi hai lần')
    expect(message(4, 4_000_000, [], { ...printed, state: 'reconciled' })).toContain('đã được đối chiếu')
    expect(message(4, 4_000_000, [], { ...printed, state: 'waiting' })).toContain('Đang in')
  })

  it('is never reconciled with an đồng or a person too many or too few', () => {
    fc.assert(
      fc.property(
        fc.subarray([1, 2, 3, 4]),
        fc.integer({ min: -2, max: 2 }),
        fc.integer({ min: -2, max: 2 }),
        (not, p, a) => {
          const { signed } = partedLines(lines, not)
          const { people, amount } = sumsOf(signed)
          if (people + p < 0 || amount + a < 0) return
          expect(message(people + p, amount + a, not) === 'equal').toBe(p === 0 && a === 0)
        },
      ),
      { numRuns: 60 },
    )
  })
})
