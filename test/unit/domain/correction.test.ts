import { dong } from '../../../lambdas/domain/money/dong.ts'
import { correctionOf, isCorrectedPerson, numbersAgree } from '../../../lambdas/domain/payments/correction.ts'
import type { Entitlement, Person } from '../../../lambdas/domain/payments/entitlement.ts'
import { instalmentsOf } from '../../../lambdas/domain/payments/instalments.ts'
import { anEntitlement, anIdNumber, aPerson } from '../../support/builders.ts'

const cmnd = anIdNumber('240123456')
const otherCmnd = anIdNumber('240123465')
const cccd = anIdNumber('066185004321')

const again = (person: Partial<Person>, parts: Partial<Entitlement> = {}): Entitlement =>
  anEntitlement({ person: aPerson(person), list: { id: 'm'.repeat(26), sheet: 'A', row: 9 }, updatedAt: 7, ...parts })

const changed = (stored: Entitlement, listed: Entitlement) => {
  const correction = correctionOf(stored, listed)
  if (correction.kind !== 'changed') throw new Error(`${correction.kind}, not changed`)
  return correction
}

describe('a row that comes again', () => {
  it('is the same when it says the same, or less', () => {
    const stored = anEntitlement({
      person: aPerson({ birth: { year: 1985, month: 3, day: 5 }, idNumbers: [cmnd, cccd] }),
    })
    const less = { birth: { year: 1985, month: null, day: null }, sex: null, hamlet: null, idNumbers: [cccd] } as const
    expect(correctionOf(stored, again(less))).toEqual({ kind: 'same' })
    expect(correctionOf(stored, again({ idNumbers: [] }, { months: null })).kind).toBe('same')
  })

  it('changes what it says otherwise, keeps where it came from, and says old and new with masked numbers', () => {
    const stored = anEntitlement({ person: aPerson({ idNumbers: [cmnd] }) })
    const { next, changes } = changed(
      stored,
      again({ fullName: "H'Maryam Niê Kdăm", idNumbers: [otherCmnd] }, { amount: dong(750_000) }),
    )
    expect(next).toMatchObject({ amount: 750_000, version: 2, list: stored.list, correctedBy: 'm'.repeat(26) })
    expect(next.person.idNumbers).toEqual([otherCmnd])
    expect(changes).toEqual({
      fullName: ["H'Maryam Niê", "H'Maryam Niê Kdăm"],
      idNumber: ['•••• 3456', '•••• 3465'],
      amount: ['1.500.000 đồng', '750.000 đồng'],
    })
  })

  it('corrects the days of a support by the day, keeps them where it only says the same sum, and takes wrong ones away', () => {
    const stored = anEntitlement({ policy: 'B8', amount: dong(1_120_000), days: 14 })
    const listed = (amount: number, days?: number) =>
      again({}, { policy: 'B8', amount: dong(amount), months: null, days })
    expect(changed(stored, listed(1_200_000, 15))).toMatchObject({
      next: { days: 15 },
      changes: { days: ['14 ngày', '15 ngày'] },
    })
    expect(correctionOf(stored, listed(1_120_000))).toEqual({ kind: 'same' })
    expect(changed(stored, listed(1_500_000)).next.days).toBeUndefined()
  })

  it('adds a number of another kind and takes none away', () => {
    const { next } = changed(anEntitlement({ person: aPerson({ idNumbers: [cmnd] }) }), again({ idNumbers: [cccd] }))
    expect(next.person.idNumbers).toEqual([cmnd, cccd])
  })

  it.each(['paid', 'refused', 'deceased', 'suspended'] as const)(
    'leaves alone what is %s, and says what differs',
    (status) => {
      const correction = correctionOf(anEntitlement({ status }), again({}, { amount: dong(750_000) }))
      expect(correction).toMatchObject({
        kind: 'settled',
        message: expect.stringContaining('(số tiền: 1.500.000 đồng → 750.000 đồng)'),
      })
    },
  )

  it.each([
    ['stopped', 'suspended', 'dừng chi'],
    ['merged', 'cancelled', 'gộp vào hồ sơ khác'],
    ['to-recover', 'to-recover', 'đề nghị thu hồi'],
  ] as const)('names the conclusion where one has it %s: no payment is there to be undone', (effect, status, words) => {
    const stored = anEntitlement({ status, reviews: [{ caseId: 'c', owner: '657', effect }] })
    const correction = correctionOf(stored, again({}, { amount: dong(750_000) }))
    const message = correction.kind === 'settled' ? correction.message : correction.kind
    expect(message).toMatch(RegExp(`^khoản này ${words} theo kết luận rà soát trùng.*hoàn tác kết luận`))
    expect(message).not.toContain('huỷ cập nhật')
  })

  it('brings back what was withdrawn with its list, as a row of the new one', () => {
    const { next } = changed(anEntitlement({ status: 'cancelled' }), again({}))
    expect(next).toMatchObject({ status: 'approved', list: { id: 'm'.repeat(26) } })
  })
})

describe('numbers', () => {
  it.each([
    ['none', [], [cmnd], true],
    ['one in common', [cmnd, cccd], [otherCmnd, cccd], true],
    ['different kinds', [cmnd], [cccd], true],
    ['two of one kind', [cmnd], [otherCmnd], false],
  ])('agree or not: %s', (_name, stored, listed, agree) => {
    expect(numbersAgree(stored, listed)).toBe(agree)
    expect(numbersAgree(listed, stored)).toBe(agree)
  })

  it.each([
    ['another hamlet', { hamlet: 'Buôn Kram' }, true],
    ['another birth', { birth: { year: 1958, month: null, day: null } }, true],
    ['a name written out', { fullName: "H'Maryam Niê Kdăm" }, true],
    ['another name of the same year', { fullName: 'Trần Văn Bình' }, false],
    [
      'part of the name and another year',
      { fullName: "H'Maryam Êban", birth: { year: 1958, month: null, day: null } },
      false,
    ],
    ['no number', { idNumbers: [] }, false],
  ])('and a correction are one person or two: %s', (_name, parts, isOne) => {
    expect(isCorrectedPerson(aPerson(), aPerson(parts))).toBe(isOne)
  })
})

describe('a row that names other months of a support that something was set off against', () => {
  const months = (amount: number, ...named: string[]) => ({
    ...{ policy: 'A4', months: named.length, instalments: instalmentsOf(amount, named.length, named) },
  })
  const stored = anEntitlement({ ...months(1_000_000, '2020-05'), amount: dong(500_000), offset: dong(500_000) })

  it('is not followed: the month may be one of another decision that the same money makes up', () => {
    const listed = again({}, { ...months(2_000_000, '2020-04', '2020-05'), amount: dong(2_000_000) })
    expect(correctionOf(stored, listed)).toMatchObject({
      kind: 'settled',
      message: expect.stringContaining('đã trừ 500.000 đồng của khoản đã chi trước'),
    })
    const whole = { ...stored, amount: dong(1_000_000), offset: dong(0) }
    expect(changed(whole, listed).next).toMatchObject({ amount: 2_000_000 })
  })

  it('is followed where it leaves the months', () => {
    const listed = again({ hamlet: 'Buôn Ea Mtá' }, { ...months(1_000_000, '2020-05'), amount: dong(1_000_000) })
    expect(changed(stored, listed).next).toMatchObject({ amount: 500_000, offset: 500_000 })
  })
})
