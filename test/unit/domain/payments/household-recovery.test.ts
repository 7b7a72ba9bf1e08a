import fc from 'fast-check'
import { dong } from '../../../../lambdas/domain/money/dong.ts'
import { decidePayment } from '../../../../lambdas/domain/payments/decide-payment.ts'
import type { Entitlement } from '../../../../lambdas/domain/payments/entitlement.ts'
import {
  decideHousehold,
  householdSums,
  isSameHousehold,
  spreadReturn,
} from '../../../../lambdas/domain/payments/household-recovery.ts'
import type { PaymentCommand } from '../../../../lambdas/domain/payments/payment-command.ts'
import type { PaymentContext } from '../../../../lambdas/domain/payments/payment-context.ts'
import { anEntitlement, aPerson, morning } from '../../../support/builders.ts'
import { contextOf, plainest } from './any-command.ts'

const home = { hamlet: 'Buôn Ciết', household: 'H 07' }
const province = contextOf('tinh')
/** A paid member of the household. */
function member(id: string, parts: Partial<Entitlement> = {}): Entitlement {
  const person = aPerson({ ...home, fullName: id })
  const granted = anEntitlement({ id, amount: dong(750_000), policy: 'A7a', person, ...parts })
  const paid = decidePayment(granted, plainest['record-payment'], province)
  if (!paid.ok) throw new Error(paid.error.message)
  return paid.value.next
}
function carried(support: Entitlement, command: PaymentCommand, context: PaymentContext): Entitlement {
  const decided = decidePayment(support, command, context)
  if (!decided.ok) throw new Error(decided.error.message)
  return decided.value.next
}
const decision = { number: '2345/QĐ-UBND', day: '2020-05-29' }

function asked(members: readonly Entitlement[], amount = 750_000): Entitlement[] {
  const amounts = new Map(members.map(({ id }) => [id, amount]))
  const decided = decideHousehold(members, { kind: 'ask-back', decision, amounts, reason: 'sai đối tượng' }, province)
  if (!decided.ok) throw new Error(decided.error.message)
  return decided.value.map(({ next }) => next)
}

describe('a household', () => {
  it('is who shares commune, hamlet and code, however these are written; whoever has no code is alone', () => {
    const one = member('a')
    const other = (person: Partial<typeof one.person>, parts: Partial<Entitlement> = {}) =>
      isSameHousehold(one, { ...one, id: 'b', person: { ...one.person, ...person }, ...parts })
    expect(other({ hamlet: 'buôn  ciết', household: 'h 07' })).toBe(true)
    expect(other({ hamlet: 'Buôn Hluk' })).toBe(false)
    expect(other({ household: 'H 08' })).toBe(false)
    expect(other({}, { commune: '24544' })).toBe(false)
    const alone = { ...one, person: { ...one.person, household: null } }
    expect(isSameHousehold(alone, { ...alone, id: 'b' })).toBe(false)
  })

  it('is asked by one decision, all or none', () => {
    const members = [member('a'), member('b')]
    expect(householdSums(asked(members))).toEqual({
      supports: 2,
      asked: 1_500_000,
      returned: 0,
      left: 1_500_000,
      refused: 0,
    })
    const amounts = new Map([
      ['a', 750_000],
      ['b', 750_001],
    ])
    const refused = decideHousehold(members, { kind: 'ask-back', decision, amounts, reason: 'sai' }, province)
    expect(refused).toMatchObject({ ok: false, error: { code: 'invalid', message: expect.stringContaining('b: ') } })
    const strangers = [members[0], member('c', { commune: '24544' })] as Entitlement[]
    expect(decideHousehold(strangers, { kind: 'record-no-return', reason: 'không' }, province).ok).toBe(false)
  })

  it('pays its oldest debt first', () => {
    const [late] = asked([member('a')])
    const [early] = asked([member('b')]).map((one) => ({
      ...one,
      recovery: one.recovery && { ...one.recovery, openedAt: morning - 1 },
    }))
    const parts = spreadReturn([late, early] as Entitlement[], 800_000)
    expect(parts.ok && [...parts.value]).toEqual([
      ['b', 750_000],
      ['a', 50_000],
    ])
  })

  // The older entry was taken back for the newer: the money that had come stood on, with nothing that said so.
  it.each([
    ['in the same millisecond', 0],
    ['after the clock was put back', -60_000],
  ])('takes back the last entry, also one %s', (_, later) => {
    const [debt] = asked([member('a')]) as [Entitlement]
    const then = contextOf('tinh', morning + later)
    const refusal = { kind: 'record-no-return', reason: 'không còn tiền' } as const
    const part = { kind: 'record-return', amount: 250_000, returnedOn: '2020-05-29', receipt: 'PT 1' } as const
    const paidAfterAll = carried(carried(debt, refusal, province), part, then)
    const withoutPart = carried(paidAfterAll, plainest['undo-payment'], then)
    expect(withoutPart).toMatchObject({
      status: 'return-refused',
      recovery: { parts: [], refusal: { reason: refusal.reason } },
    })
    const refusedLater = carried(carried(debt, part, province), refusal, then)
    const withoutRefusal = carried(refusedLater, plainest['undo-payment'], then)
    expect(withoutRefusal).toMatchObject({ status: 'to-recover', recovery: { parts: [{ amount: 250_000 }] } })
  })

  it('loses no đồng, whatever it hands in, in however many parts', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 750_000 }), { minLength: 1, maxLength: 5 }),
        fc.array(fc.integer({ min: 1, max: 1_000_000 }), { maxLength: 6 }),
        (debts, handedIn) => {
          let members = debts.flatMap((debt, at) => asked([member(`m${at}`)], debt))
          const whole = debts.reduce((sum, debt) => sum + debt, 0)
          let returned = 0
          for (const amount of handedIn) {
            const word = { kind: 'record-return' as const, amount, returnedOn: '2020-05-29', receipt: 'PT 1' }
            const decided = decideHousehold(members, word, province)
            expect(decided.ok).toBe(amount <= whole - returned)
            if (!decided.ok) continue
            const next = new Map(decided.value.map((one) => [one.next.id, one.next]))
            members = members.map((one) => next.get(one.id) ?? one)
            returned += amount
            const sums = householdSums(members)
            expect(sums).toMatchObject({ asked: whole, returned, left: whole - returned })
            expect(members.filter(({ status }) => status === 'recovered').length === members.length).toBe(
              sums.left === 0,
            )
          }
        },
      ),
      { numRuns: 40 },
    )
  })
})
