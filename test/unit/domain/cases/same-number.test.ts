import { sameNumberEvidence } from '../../../../lambdas/domain/cases/same-number.ts'
import type { Entitlement, Person } from '../../../../lambdas/domain/payments/entitlement.ts'
import { nq42 } from '../../../../lambdas/domain/programmes/nq42-2020.ts'
import { nq68 } from '../../../../lambdas/domain/programmes/nq68-2021.ts'
import { registerMatcher } from '../../../../lambdas/matching/register/register-matcher.ts'
import { anEntitlement, anIdNumber, aPerson } from '../../../support/builders.ts'

const matcher = registerMatcher()

const cccd = anIdNumber('066185004321')
const cmnd = anIdNumber('240123456')
const record = (id: string, person: Partial<Person>, parts: Partial<Entitlement> = {}) =>
  anEntitlement({ id, person: aPerson({ idNumbers: [cccd], ...person }), ...parts })

const kinds = (records: readonly Entitlement[], programme = nq42) =>
  sameNumberEvidence(matcher, programme, records).map(({ kind, verdict }) => `${kind} ${verdict}`)

describe('two records with one ID number', () => {
  const born = (year: number, month: number | null = null, day: number | null = null) => ({
    birth: { year, month, day },
  })

  it('are certain by a CCCD while nothing speaks against one person, and say what they have in common', () => {
    const found = sameNumberEvidence(matcher, nq42, [record('b', {}), record('a', { birth: null, sex: null })])
    expect(found).toMatchObject([{ kind: 'same-cccd', verdict: 'certain', between: ['a', 'b'] }])
    expect(found[0]?.sentence).toMatch(/^Cùng số CCCD 066\*\*\*321; họ tên trùng; /)
  })

  it.each<[what: string, one: Partial<Person>, other: Partial<Person>]>([
    ['names', { fullName: 'Cao Thị Bích' }, { fullName: 'Cao Văn Bốn' }],
    ['births', born(1949), born(1978)],
    ['days of one year', born(1961, 11, 23), born(1961, 2, 7)],
    ['sexes', { sex: 'nam' }, { sex: 'nữ' }],
  ])(
    'are possible by a CCCD with other %s: one of them may have been typed under somebody else’s number',
    (_, one, other) => {
      const found = sameNumberEvidence(matcher, nq42, [record('a', one), record('b', other)])
      expect(found).toMatchObject([{ kind: 'same-cccd', verdict: 'possible' }])
      expect(found[0]?.sentence).toMatch(/có thể một bên chép nhầm số của người khác\.$/)
    },
  )

  it('are possible by a CMND of a range that two provinces gave, unless the day of birth is the same', () => {
    const twice = { idNumbers: [anIdNumber('271470001')], fullName: 'Nguyễn Văn Hùng' }
    const pair = (facts: Partial<Person>) =>
      kinds([record('a', { ...twice, ...facts }), record('b', { ...twice, ...facts })])
    expect(pair(born(1970))).toEqual(['same-cmnd-and-name possible'])
    expect(pair(born(1970, 3, 14))).toEqual(['same-cmnd-and-name certain'])
  })

  it('are certain by a CMND with the words of the name in another order', () => {
    const one = record('a', { fullName: 'Niê Kdăm Y Bhăm', idNumbers: [cmnd] })
    expect(kinds([one, record('b', { fullName: 'Y Bhăm Niê Kdăm', idNumbers: [cmnd] })])).toEqual([
      'same-cmnd-and-name certain',
    ])
  })

  it.each([cmnd, cccd])(
    'are possible where another one of the same words is the given name: a twin may have the number',
    (number) => {
      const one = record('a', { fullName: 'Nguyễn Minh Quang', idNumbers: [number] })
      const under = (fullName: string) => kinds([one, record('b', { fullName, idNumbers: [number] })])
      expect(under('Nguyễn Quang Minh').map((kind) => kind.split(' ')[1])).toEqual(['possible'])
      expect(under('Quang Nguyễn Minh').map((kind) => kind.split(' ')[1])).toEqual(['certain'])
    },
  )

  it('are certain by a CMND with the same name, accents and capitals aside, and possible with one that a slip may have made', () => {
    const one = record('a', { fullName: 'Nguyễn Thị Ánh', idNumbers: [cmnd] })
    expect(kinds([one, record('b', { fullName: 'NGUYEN THI ANH', idNumbers: [cmnd] })])).toEqual([
      'same-cmnd-and-name certain',
    ])
    expect(kinds([one, record('b', { fullName: 'Nguyễn Thị Ánnh', idNumbers: [cmnd] })])).toEqual([
      'same-cmnd possible',
    ])
  })

  it('are no case by a CMND under the names and births of two people: numbers were issued twice', () => {
    const one = record('a', { fullName: 'Nguyễn Thị Ánh', idNumbers: [cmnd] })
    expect(kinds([one, record('b', { fullName: 'Trần Văn Bình', ...born(1951), idNumbers: [cmnd] })])).toEqual([])
    const card = { fullName: 'Trần Văn Bình', ...born(1951) }
    expect(kinds([record('a', {}), record('b', card)])).toEqual(['same-cccd possible'])
  })

  it('are no case inside one household under other names: the list has copied the head’s number', () => {
    const member = (id: string, fullName: string) => record(id, { fullName, household: 'HN-12' }, { policy: 'A7a' })
    expect(kinds([member('a', 'Lê Một'), member('b', 'Lê Hai'), member('c', 'Lê Ba')])).toEqual([])
    expect(kinds([member('a', 'Lê Thị Ánh'), member('b', 'Lê Thị Ảnh')])).toEqual([])
    expect(kinds([member('a', 'Lê Một'), member('b', 'LE MOT')])).toEqual(['same-cccd certain'])
  })

  it('are a case between a copied number and the record of the one whose number it is, and not of the others', () => {
    const head = record('a', { fullName: 'Lê Một', household: 'HN-12' }, { policy: 'A7a' })
    const member = record('b', { fullName: 'Lê Hai', household: 'HN-12' }, { policy: 'A7a' })
    const own = record('c', { fullName: 'Lê Một' }, { commune: '24544' })
    const found = sameNumberEvidence(matcher, nq42, [head, member, own])
    expect(found.map(({ between }) => between)).toEqual([['a', 'c']])
  })

  it('are possible and not certain under a number that is copied, unless their births are one', () => {
    const member = (id: string, fullName: string, birth: Partial<Person>) =>
      record(id, { fullName, household: 'HN-12', ...birth }, { policy: 'A7a' })
    const others = [member('a', 'Lê Một', born(1922)), member('b', 'Lê Hai', born(1950, 4, 27))]
    expect(kinds([...others, member('c', 'Lê Hai', born(1949))])).toEqual(['same-cccd possible'])
    expect(kinds([...others, member('c', 'Lê Hai', { birth: null })])).toEqual(['same-cccd possible'])
    expect(kinds([...others, member('c', 'Lê Hai', born(1950))])).toEqual(['same-cccd certain'])
    // Without another name under it the number is theirs, and the year a slip.
    expect(kinds([...others.slice(1), member('c', 'Lê Hai', born(1949))])).toEqual(['same-cccd certain'])
  })

  it('are no case where both may be had: a supplement stacks', () => {
    const of = (id: string, policy: string) => record(id, {}, { programme: 'nq68-2021', policy })
    expect(kinds([of('a', 'B6'), of('b', 'B7')], nq68)).toEqual([])
    expect(kinds([of('a', 'B6'), of('b', 'B5')], nq68)).toEqual(['same-cccd certain'])
  })

  it.each(['refused', 'deceased', 'cancelled'] as const)('are no case when one of them is %s', (status) => {
    expect(kinds([record('a', {}), record('b', {}, { status })])).toEqual([])
  })

  it('are no case once a conclusion has stopped one of them', () => {
    const reviews = [{ caseId: 'c', effect: 'stopped' as const, owner: '657' }]
    expect(kinds([record('a', {}), record('b', {}, { status: 'suspended', reviews })])).toEqual([])
  })
})
