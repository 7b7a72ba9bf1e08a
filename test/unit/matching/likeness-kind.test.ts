import { tallyOf } from '../../../lambdas/domain/cases/case-tally.ts'
import { type EvidenceKind, evidenceKindNames, evidenceKinds } from '../../../lambdas/domain/cases/evidence.ts'
import type { Person } from '../../../lambdas/domain/payments/entitlement.ts'
import { registerMatcher } from '../../../lambdas/matching/register/register-matcher.ts'
import { fromCaseItem, toCaseItem } from '../../../lambdas/store/cases/case-item.ts'
import { aCase, anEntitlement, anIdNumber, aPerson } from '../../support/builders.ts'

const matcher = registerMatcher()
const born = (year: number, month: number | null = null, day: number | null = null) => ({ year, month, day })
const holder = (idNumber: string, facts: Partial<Person> = {}): Partial<Person> => ({
  idNumbers: [anIdNumber(idNumber)],
  ...facts,
})
const base: Partial<Person> = {
  fullName: 'Ksơr Hŏk Jŭk Siêng',
  birth: born(1985, 3, 14),
  idNumbers: [],
  household: null,
}

const kindOf = (one: Partial<Person>, other: Partial<Person>): EvidenceKind | undefined =>
  matcher.compare(
    anEntitlement({ id: 'a', person: aPerson({ ...base, ...one }) }),
    anEntitlement({ id: 'b', policy: 'A7a', person: aPerson({ ...base, ...other }) }),
  )?.kind

describe('what a likeness without a number in common rests on', () => {
  it.each<[what: string, one: Partial<Person>, other: Partial<Person>, kind: EvidenceKind]>([
    ['one name and one day', {}, {}, 'name-and-day'],
    ['one name and one year', {}, { birth: born(1985) }, 'name-and-year'],
    ['one name and two years alone', { birth: born(1985) }, { birth: born(1985) }, 'name-and-year'],
    [
      'one name, day and month turned round',
      { birth: born(1985, 3, 4) },
      { birth: born(1985, 4, 3) },
      'name-and-part-of-birth',
    ],
    ['one name and another year', {}, { birth: born(1986, 3, 14) }, 'name-and-part-of-birth'],
    ['one name, no birth', {}, { birth: null }, 'name-alone'],
    ['a slip of the name', {}, { fullName: 'Ksơr Hŏk Jŭk Siêngg' }, 'near-name-and-day'],
    ['a slip of the name and a year', {}, { fullName: 'Ksơr Hŏk Jŭk Siêngg', birth: born(1985) }, 'near-name-and-year'],
    ['a slip of the number', holder('240123456'), holder('240173456'), 'near-number'],
    [
      'a slip of the number and no birth',
      holder('240123456'),
      holder('240173456', { birth: null }),
      'near-number-other-birth',
    ],
    [
      'a slip of the number and two births',
      holder('240123456'),
      holder('240173456', { birth: born(1985, 7, 2) }),
      'near-number-other-birth',
    ],
    ['two numbers', holder('240123456'), holder('241987612'), 'other-number'],
    ['an old number and a new one', holder('240123456'), holder('066185004321'), 'name-and-day'],
  ])('is %s', (_what, one, other, kind) => {
    expect(kindOf(one, other)).toBe(kind)
    expect(kindOf(other, one)).toBe(kind)
  })

  it('is called by names of which no two are the same', () => {
    expect(new Set(evidenceKinds.map((kind) => evidenceKindNames[kind])).size).toBe(evidenceKinds.length)
  })

  it('is read and counted in a case of before, when all likeness was one kind', () => {
    const known = aCase([anEntitlement({ id: 'a' }), anEntitlement({ id: 'b', policy: 'A7a' })]).known
    const [pair] = known.evidence
    if (!pair) throw new Error('no evidence')
    const stored = JSON.parse(JSON.stringify(toCaseItem({ ...known, evidence: [{ ...pair, kind: 'agreeing-facts' }] })))
    expect(fromCaseItem(stored).evidence).toMatchObject([{ kind: 'agreeing-facts' }])
    expect(tallyOf(fromCaseItem(stored)).open).toBe(1)
  })
})
