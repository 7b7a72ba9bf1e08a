import { warningsFor } from '../../../lambdas/domain/duplicates/warning.ts'
import { dong } from '../../../lambdas/domain/money/dong.ts'
import type { Entitlement } from '../../../lambdas/domain/payments/entitlement.ts'
import { anEntitlement, aPerson } from '../../support/builders.ts'

const april = anEntitlement({ id: 'april', policy: 'A4', instalments: [{ month: '2020-04', amount: dong(1_000_000) }] })
const may = (parts: Partial<Entitlement> = {}) =>
  anEntitlement({ id: 'may', policy: 'A4', instalments: [{ month: '2020-05', amount: dong(1_000_000) }], ...parts })
const of2021 = (id: string, policy: string, parts: Partial<Entitlement> = {}) =>
  anEntitlement({ id, programme: 'nq68-2021', policy, ...parts })
const stranger = aPerson({ fullName: 'Y Bhiông Niê' })

/** Of which of the others the first is warned, where all carry one number, and whether it says that the name is the same. */
function warned(one: Entitlement, ...others: Entitlement[]): Record<string, boolean> {
  const all = [one, ...others]
  const holders = all.map(({ id, programme, policy, commune }) => ({ entitlementId: id, programme, policy, commune }))
  const warnings = warningsFor(one, holders, (id) => all.find((other) => other.id === id))
  return Object.fromEntries(warnings.map(({ entitlementId, sameName }) => [entitlementId, sameName]))
}

describe('one number on two supports', () => {
  it.each([
    ['of one policy', anEntitlement({ id: 'a' }), anEntitlement({ id: 'b' })],
    ['of two policies that exclude each other', anEntitlement({ id: 'a' }), anEntitlement({ id: 'b', policy: 'A5' })],
    ['of two programmes', anEntitlement({ id: 'a' }), of2021('b', 'B10')],
    ['of one supplement', of2021('a', 'B8+'), of2021('b', 'B8+')],
  ])('%s warns each of the other', (_, one, other) => {
    expect([warned(one, other), warned(other, one)]).toEqual([{ [other.id]: true }, { [one.id]: true }])
  })

  it.each([
    ['other months of one policy', april, may()],
    ['a supplement beside what it comes on top of', of2021('a', 'B4'), of2021('b', 'B8+')],
  ])('%s is no warning', (_, one, other) => {
    expect([warned(one, other), warned(other, one)]).toEqual([{}, {}])
  })

  // Whoever carried another's number in the list of the next month was paid without a word.
  it.each([
    ['other months of one policy', april, may({ person: stranger })],
    ['a supplement', of2021('a', 'B4'), of2021('b', 'B8+', { person: stranger })],
  ])('%s under another name is one all the same', (_, one, other) => {
    expect([warned(one, other), warned(other, one)]).toEqual([{ [other.id]: false }, { [one.id]: false }])
  })

  it('warns of a holder whose record is gone, and never of itself', () => {
    const holder = { entitlementId: 'gone', programme: 'nq42-2020', policy: 'A6', commune: april.commune }
    const own = { ...holder, entitlementId: april.id }
    expect(warningsFor(april, [own, holder, holder], () => undefined)).toEqual([{ ...holder, sameName: false }])
  })
})
