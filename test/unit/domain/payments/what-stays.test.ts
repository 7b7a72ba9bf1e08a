import { dong } from '../../../../lambdas/domain/money/dong.ts'
import { decidePayment } from '../../../../lambdas/domain/payments/decide-payment.ts'
import type { Entitlement } from '../../../../lambdas/domain/payments/entitlement.ts'
import { decideHousehold } from '../../../../lambdas/domain/payments/household-recovery.ts'
import { instalmentsOf } from '../../../../lambdas/domain/payments/instalments.ts'
import type { OtherSupport, PaymentCommand } from '../../../../lambdas/domain/payments/payment-command.ts'
import { nq42 } from '../../../../lambdas/domain/programmes/nq42-2020.ts'
import { nq68 } from '../../../../lambdas/domain/programmes/nq68-2021.ts'
import type { Programme } from '../../../../lambdas/domain/programmes/programme.ts'
import { anEntitlement, anOtherSupport, aPayment, aPerson } from '../../../support/builders.ts'
import { contextOf } from './any-command.ts'

function decided(
  entitlement: Entitlement,
  command: PaymentCommand,
  others: readonly OtherSupport[],
  programme: Programme,
) {
  return decidePayment(entitlement, command, { ...contextOf('huyen'), others, programme })
}

const decidedOrThrow = (entitlement: Entitlement, command: PaymentCommand) => {
  const answer = decided(entitlement, command, [], nq42)
  if (!answer.ok) throw new Error(answer.error.message)
  return answer.value.next
}

const months = ['2020-04', '2020-05', '2020-06']
const kept = decidedOrThrow(
  anEntitlement({
    ...{ policy: 'A4', months: 3, amount: dong(3_000_000) },
    instalments: instalmentsOf(3_000_000, 3, months),
  }),
  aPayment(),
)
const stopped = anOtherSupport({
  ...{ policy: 'A6', policyName: 'Bảo trợ xã hội', amount: dong(1_500_000) },
  ...{ status: 'suspended', isSettled: true, isStoppedFor: true },
})

const askBack = (amount: number, more: { lessConfirmed?: boolean } = {}): PaymentCommand => ({
  kind: 'ask-back',
  decision: { number: '9/QĐ-UBND', day: '2020-05-28' },
  amount,
  reason: 'chỉ đủ điều kiện một tháng',
  ...more,
})
const answerTo = (command: PaymentCommand, others = [stopped], entitlement = kept, programme = nq42): string => {
  const answer = decided(entitlement, command, others, programme)
  return answer.ok ? answer.value.next.status : answer.error.code
}

describe('a part that is asked back of what a conclusion has kept', () => {
  it('is asked about where less stays than what was stopped for it would give', () => {
    expect(answerTo(askBack(2_000_000))).toBe('less-than-stopped')
    expect(answerTo(askBack(1_500_000))).toBe('to-recover')
    // All of it opens the conclusion again, and the other one is paid whole.
    expect(answerTo(askBack(3_000_000))).toBe('to-recover')
  })

  it('tells what to do, and no sum of a record that may be another unit’s', () => {
    const answer = decided(kept, askBack(2_000_000), [stopped], nq42)
    if (answer.ok) throw new Error('not asked')
    const [own] = answer.error.errors ?? []
    expect(own?.message).toContain('còn 1.000.000 đồng')
    expect(own?.message).toContain('lập thu hồi cả 3.000.000 đồng')
    expect(own?.message).not.toContain('1.500.000')
  })

  it('is asked back all the same where the officer answers for it, and the record says so', () => {
    const answer = decided(kept, askBack(2_000_000, { lessConfirmed: true }), [stopped], nq42)
    if (!answer.ok) throw new Error(answer.error.message)
    expect(answer.value.event.changes.lessConfirmed).toEqual([null, 'vẫn chỉ thu hồi một phần'])
    // Nobody was asked here.
    const plain = decided(kept, askBack(1_000_000, { lessConfirmed: true }), [stopped], nq42)
    expect(plain.ok && plain.value.event.changes).not.toHaveProperty('lessConfirmed')
  })

  it('counts with it what earlier decisions have asked back', () => {
    const first = decided(kept, askBack(1_000_000), [stopped], nq42)
    if (!first.ok) throw new Error(first.error.message)
    const { next } = first.value
    expect(answerTo(askBack(500_000), [stopped], next)).toBe('to-recover')
    expect(answerTo(askBack(600_000), [stopped], next)).toBe('less-than-stopped')
    expect(answerTo(askBack(2_000_000), [stopped], next)).toBe('to-recover')
  })

  it('stands with other months of its policy that are paid', () => {
    const april = decidedOrThrow(
      anEntitlement({
        ...{ policy: 'A4', months: 1, amount: dong(1_000_000) },
        instalments: instalmentsOf(1_000_000, 1, ['2020-04']),
      }),
      aPayment(),
    )
    const may = anOtherSupport({
      ...{ entitlementId: 'c'.repeat(26), policy: 'A4', amount: dong(1_000_000), status: 'paid', isSettled: true },
      instalments: instalmentsOf(1_000_000, 1, ['2020-05']),
    })
    expect(answerTo(askBack(500_000), [stopped, may], april)).toBe('to-recover')
    expect(answerTo(askBack(600_000), [stopped, may], april)).toBe('less-than-stopped')
  })

  it('is not asked about beside other people, merged doubles, and where no law names the highest', () => {
    expect(answerTo(askBack(2_000_000), [{ ...stopped, isStoppedFor: false }])).toBe('to-recover')
    expect(answerTo(askBack(2_000_000), [{ ...stopped, status: 'cancelled' }])).toBe('to-recover')
    expect(answerTo(askBack(2_000_000), [stopped], kept, nq68)).toBe('to-recover')
  })
})

describe('a household of which a part is asked back', () => {
  const of = (id: string, fullName: string): Entitlement => ({
    ...kept,
    ...{ id, person: aPerson({ fullName, hamlet: 'Buôn Ciết', household: 'H 07' }) },
  })
  const [one, other] = [of('a', 'Y Bhiăt Êban'), of('b', "H'Ƀlă Ñuôl")]
  const said = (
    amounts: Record<string, number>,
    others: Record<string, readonly OtherSupport[]>,
    more: { lessConfirmed?: boolean } = {},
  ) => {
    const ask = { decision: { number: '9/QĐ-UBND', day: '2020-05-28' }, reason: 'chỉ đủ điều kiện một tháng', ...more }
    const sums = new Map(Object.entries(amounts))
    const { others: _none, ...context } = contextOf('huyen')
    const supports = [one, other].filter(({ id }) => sums.has(id))
    const command = { kind: 'ask-back' as const, amounts: sums, ...ask }
    return decideHousehold(supports, command, context, new Map(Object.entries(others)))
  }

  it('is asked about each of whom less stays, by name and at once', () => {
    const answer = said({ a: 2_000_000, b: 2_500_000 }, { a: [stopped], b: [stopped] })
    if (answer.ok) throw new Error('not asked')
    expect(answer.error.code).toBe('less-than-stopped')
    // What holds for both is said once, and each of them stands by himself.
    expect(answer.error.message).toMatch(/^Mỗi người hưởng một chính sách, mức cao nhất.*xác nhận\.$/)
    expect(answer.error.errors?.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^Y Bhiăt Êban: .*còn 1\.000\.000 đồng.*lập thu hồi cả 3\.000\.000 đồng\.$/),
      expect.stringMatching(/^H'Ƀlă Ñuôl: .*còn 500\.000 đồng.*lập thu hồi cả 3\.000\.000 đồng\.$/),
    ])
  })

  it('is not where enough stays, or all is asked back, or nothing was stopped', () => {
    expect(said({ a: 1_500_000, b: 3_000_000 }, { a: [stopped], b: [stopped] }).ok).toBe(true)
    expect(said({ a: 2_000_000 }, { b: [stopped] }).ok).toBe(true)
  })

  it('is asked back all the same where the officer answers for it, and the records of those alone say so', () => {
    const answer = said({ a: 2_000_000, b: 2_500_000 }, { b: [stopped] }, { lessConfirmed: true })
    if (!answer.ok) throw new Error(answer.error.message)
    expect(answer.value.map(({ event }) => event.changes.lessConfirmed)).toEqual([
      undefined,
      [null, 'vẫn chỉ thu hồi một phần'],
    ])
  })

  it('counts of another month what the same word leaves of it', () => {
    const month = anOtherSupport({
      ...{ entitlementId: 'b', policy: 'A4', amount: dong(1_000_000), status: 'paid', isSettled: true },
      instalments: instalmentsOf(1_000_000, 1, ['2020-07']),
    })
    expect(said({ a: 2_000_000 }, { a: [stopped, month] }).ok).toBe(true)
    expect(said({ a: 2_000_000, b: 100_000 }, { a: [stopped, month] }).ok).toBe(true)
    expect(said({ a: 2_000_000, b: 600_000 }, { a: [stopped, month] })).toMatchObject({
      error: { code: 'less-than-stopped' },
    })
  })
})
