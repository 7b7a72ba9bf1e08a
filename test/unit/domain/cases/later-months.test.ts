import type { CaseFacts } from '../../../../lambdas/domain/cases/case-context.ts'
import { overtakenCase, restedOnCancelled } from '../../../../lambdas/domain/cases/later-months.ts'
import { isMadeUp } from '../../../../lambdas/domain/cases/review.ts'
import { isSettledFor } from '../../../../lambdas/domain/cases/settled-months.ts'
import { dong } from '../../../../lambdas/domain/money/dong.ts'
import type { Entitlement } from '../../../../lambdas/domain/payments/entitlement.ts'
import { instalmentsOf } from '../../../../lambdas/domain/payments/instalments.ts'
import { nq42 } from '../../../../lambdas/domain/programmes/nq42-2020.ts'
import { aCase, anEntitlement, aPaid, morning } from '../../../support/builders.ts'
import { a, a6, decided, other, paid, refused } from './deciding.ts'

const month = (id: string, name: string, policy = 'A4', rate = 1_000_000): Entitlement =>
  anEntitlement({
    ...{ id, policy, months: 1, amount: dong(rate), instalments: instalmentsOf(rate, 1, [name]) },
    decision: { number: id, day: '2020-05-15' },
  })
const april = month('apr', '2020-04')
const may = month('may', '2020-05')
const june = month('jun', '2020-06')

const named = ({ records }: CaseFacts, id: string): Entitlement => {
  const found = records.find((record) => record.id === id)
  if (!found) throw new Error(id)
  return found
}

/** Why the case would be open again, with the kept one and these months. */
const why = (facts: CaseFacts, kept: string, ...months: readonly Entitlement[]) =>
  overtakenCase(nq42, { kept: named(facts, kept), months }, [facts])?.why

const isOvertaken = (facts: CaseFacts, kept: string, ...months: readonly Entitlement[]): boolean =>
  why(facts, kept, ...months) !== undefined

describe('a conclusion that has stopped a month', () => {
  const stopped = decided(aCase([a6, april]), a('keep-highest'))

  it('is overtaken by a later month that makes the months together the higher support', () => {
    expect(why(stopped, 'a6', may)).toBe('more-months')
    // 1,500,000 against a month of 250,000 and one of 1,000,000.
    const little = decided(aCase([a6, month('apr', '2020-04', 'A4', 250_000)]), a('keep-highest'))
    expect(isOvertaken(little, 'a6', may)).toBe(false)
  })

  it('is not overtaken by the same month by another decision, by months of another policy, or by months without names', () => {
    expect(isOvertaken(stopped, 'a6', month('apr-2', '2020-04'))).toBe(false)
    expect(isOvertaken(stopped, 'a6', month('may', '2020-05', 'A3'))).toBe(false)
    expect(isOvertaken(stopped, 'a6', month('may', '1'))).toBe(false)
  })

  it('stands where it was an officer’s against the law’s', () => {
    const own = decided(aCase([anEntitlement({ id: 'a7', policy: 'A7a', amount: dong(750_000) }), april]), {
      ...a('keep-highest', { keep: 'a7', note: 'theo đơn của chính người đó' }),
    })
    expect(isOvertaken(own, 'a7', may)).toBe(false)
  })

  it('is overtaken where two have agreed to it too, until somebody has looked at the months and upheld it', () => {
    const proposed = decided(aCase([paid(a6), paid(april)]), a('recover'))
    const byTwo = decided(proposed, { kind: 'confirm', note: null }, { actor: other })
    expect(named(byTwo, 'apr').status).toBe('to-recover')
    expect(isOvertaken(byTwo, 'a6', may)).toBe(true)
    const asked = decided(byTwo, { kind: 'reverse', note: 'có thêm tháng' })
    const upheld = decided(asked, { kind: 'return', note: 'giữ kết luận' }, { actor: other })
    expect(isOvertaken(upheld, 'a6', may)).toBe(false)
    expect(isOvertaken(upheld, 'a6', { ...may, enteredAt: morning + 1 })).toBe(true)
  })

  it('counts the months that several conclusions have stopped', () => {
    const a3 = anEntitlement({
      ...{ id: 'a3', policy: 'A3', months: 2, amount: dong(2_000_000), decision: { number: '1', day: '2020-05-01' } },
    })
    const first = decided(aCase([a3, april]), a('keep-highest'))
    const second = decided(aCase([named(first, 'a3'), may]), a('keep-highest'))
    const kept = named(second, 'a3')
    const cases = [{ ...first, records: [kept, named(first, 'apr')] }, second].map((facts, index) => ({
      ...facts,
      known: { ...facts.known, id: `case-${index}` },
      records: facts.records.map((record) => ({
        ...record,
        reviews: record.reviews.map((review) => ({ ...review, caseId: `case-${index}` })),
      })),
    }))
    expect(overtakenCase(nq42, { kept, months: [june] }, cases)?.known.id).toBe('case-0')
    expect(overtakenCase(nq42, { kept, months: [june] }, cases.slice(0, 1))).toBeNull()
  })
})

describe('a conclusion that has used up a month of what it kept', () => {
  it('is not overtaken by a month with which the other one is still lower', () => {
    const facts = decided(aCase([paid(month('a3', '2020-04', 'A3')), april, may, june]), a('keep-highest'))
    expect(facts.byId.get('apr')?.status).toBe('suspended')
    // 2,000,000 against April to June: 3,000,000, of which April was paid under another name.
    expect(isOvertaken(facts, 'may', month('a3-may', '2020-05', 'A3'))).toBe(false)
  })

  it('is overtaken by one that makes the other higher', () => {
    const a1 = month('a1', '2020-04', 'A1', 1_800_000)
    const later = month('a1-may', '2020-05', 'A1', 1_800_000)
    const facts = decided(aCase([paid(a1), april, may]), a('keep-highest'))
    expect(facts.byId.get('apr')?.status).toBe('suspended')
    expect(facts.byId.get('may')).toMatchObject({ amount: 200_000, offset: 800_000 })
    expect(isOvertaken(facts, 'may', later)).toBe(true)
  })
})

describe('a conclusion that has set off what was paid before', () => {
  const facts = decided(aCase([paid(a6), april, may]), a('keep-highest'))
  const both = { ...month('both', '2020-04'), instalments: [...april.instalments, ...may.instalments] }

  it('is overtaken by a decision that grants a month of what it kept once more: they are compared together', () => {
    expect(why(facts, 'may', both)).toBe('granted-twice')
    expect(why(facts, 'may', month('apr-2', '2020-04'))).toBe('granted-twice')
    expect(isOvertaken(facts, 'may', june)).toBe(false)
    // Where nothing was set off the two are compared by themselves.
    const unpaid = decided(aCase([a6, april, may]), a('keep-highest'))
    expect(isOvertaken(unpaid, 'may', both)).toBe(false)
  })

  it('has kept the months that are made up: no further decision is paid them', () => {
    const [made, left] = [named(facts, 'apr'), named(facts, 'may')]
    expect(isMadeUp(made)).toBe(true)
    expect(isSettledFor(left, made, [])).toBe(false)
    expect(isSettledFor(left, named(facts, 'a6'), [])).toBe(true)
    // A month that a conclusion has stopped as the lower support is made up by nobody.
    expect(isMadeUp(named(decided(aCase([a6, april]), a('keep-highest')), 'apr'))).toBe(false)
  })
})

describe('a conclusion that rested on a support which is cancelled', () => {
  const cancelled = (facts: CaseFacts, id: string): CaseFacts => ({
    ...facts,
    records: facts.records.map((record) => (record.id === id ? { ...record, status: 'cancelled' } : record)),
  })
  const usedUp = decided(aCase([paid(a6), april, may]), a('keep-highest'))

  it('is one that had kept it, or of whose months it was used up', () => {
    expect(restedOnCancelled(usedUp)).toBe(false)
    expect(restedOnCancelled(cancelled(usedUp, 'may'))).toBe(true)
    expect(restedOnCancelled(cancelled(usedUp, 'apr'))).toBe(true)
    const plain = decided(aCase([a6, april]), a('keep-highest'))
    expect(restedOnCancelled(cancelled(plain, 'apr'))).toBe(false)
    const twice = decided(aCase([april, month('apr-2', '2020-04'), may]), a('keep-highest'))
    expect(twice.byId.get('apr-2')?.status).toBe('suspended')
    expect(restedOnCancelled(cancelled(twice, 'apr-2'))).toBe(false)
  })
})

it('what is settled about a month is settled about the later ones, and about nobody else’s', () => {
  const { byId } = decided(aCase([paid(a6), april, may]), a('keep-highest'))
  const [lower, kept] = [byId.get('a6') ?? a6, byId.get('may') ?? may]
  expect(isSettledFor(june, lower, [])).toBe(false)
  expect(isSettledFor(june, lower, [kept])).toBe(true)
  expect(isSettledFor(month('may-2', '2020-05'), lower, [kept])).toBe(false)
  expect(isSettledFor(month('jun', '2020-06', 'A3'), lower, [kept])).toBe(false)
})

describe('conclusions that are reversed in another order than they were made', () => {
  it('give back what each has set off, and no more', () => {
    const a7 = anEntitlement({ id: 'a7', policy: 'A7a', amount: dong(250_000) })
    const b7 = anEntitlement({ id: 'b7', policy: 'A7b', amount: dong(750_000) })
    const first = decided(aCase([a6, paid(a7)]), a('keep-highest'))
    const second = decided(aCase([named(first, 'a6'), paid(b7)]), a('keep-highest'))
    expect(named(second, 'a6')).toMatchObject({ amount: 500_000, offset: 1_000_000 })
    const back = decided(
      { ...first, records: [named(second, 'a6'), named(first, 'a7')] },
      { kind: 'reverse', note: 'nhầm' },
    )
    expect(named(back, 'a6')).toMatchObject({ amount: 750_000, offset: 750_000 })
  })

  it('wait where money that was paid by it is asked back: the record would say that more was handed out than was', () => {
    const done = decided(
      aCase([a6, paid(anEntitlement({ id: 'a7', policy: 'A7a', amount: dong(750_000) }))]),
      a('keep-highest'),
    )
    const recovery = {
      ...{ amount: dong(100_000), decision: null, caseId: null, reason: 'sai', openedAt: 0, parts: [], refusal: null },
      openedBy: other,
    }
    const records = done.records.map((one) =>
      one.id === 'a6' ? { ...one, status: 'to-recover' as const, recovery } : one,
    )
    expect(refused({ known: done.known, records }, { kind: 'reverse', note: 'nhầm' }).message).toContain('huỷ thu hồi')
  })
})

describe('a support of one sum that was paid in part and ends', () => {
  // 1,000,000 of its 1,500,000 had been set off for April, until May came.
  const begun = { ...a6, status: 'part-paid' as const, payment: aPaid({ amount: dong(500_000) }) }
  const facts = aCase([
    begun,
    { ...paid(april), payment: aPaid({ amount: dong(1_000_000), months: ['2020-04'] }) },
    may,
  ])
  const done = decided(facts, a('keep-highest'))

  it('keeps what was made up by others as set off, so that its policy is people by rate', () => {
    expect(done.byId.get('a6')).toMatchObject({ status: 'paid', amount: 500_000, offset: 1_000_000 })
    expect(done.byId.get('may')).toMatchObject({ status: 'approved', amount: 500_000, offset: 500_000 })
    const back = decided(done, { kind: 'reverse', note: 'nhầm' })
    expect(back.byId.get('a6')).toMatchObject({ status: 'part-paid', amount: 1_500_000, offset: 0 })
  })

  it('is so of one that is paid by the month as well: its months sum up to what was paid and set off', () => {
    const spring = anEntitlement({
      ...{ id: 'a4', policy: 'A4', amount: dong(3_000_000), status: 'part-paid' as const },
      instalments: instalmentsOf(3_000_000, 3, ['2020-04', '2020-05', '2020-06']),
      payment: aPaid({ amount: dong(1_000_000), months: ['2020-04'] }),
    })
    const higher = anEntitlement({ id: 'a1', policy: 'A1', amount: dong(3_600_000), months: 2 })
    const { byId } = decided(aCase([spring, higher]), a('keep-highest'))
    expect(byId.get('a4')).toMatchObject({ status: 'paid', amount: 1_000_000, offset: 2_000_000 })
    expect(byId.get('a1')).toMatchObject({ amount: 2_600_000, offset: 1_000_000 })
  })
})
