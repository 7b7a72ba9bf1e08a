import { SupportIndex, withKnownNumber } from '../../../../lambdas/domain/batches/match-line.ts'
import { type ResultLine, saidBy } from '../../../../lambdas/domain/batches/result-line.ts'
import { dong } from '../../../../lambdas/domain/money/dong.ts'
import type { Entitlement } from '../../../../lambdas/domain/payments/entitlement.ts'
import { unitTree } from '../../../../lambdas/domain/units/unit-maps.ts'
import { anEntitlement, anIdNumber, aPerson, batchDetails } from '../../../support/builders.ts'
import { aLine } from './a-result-line.ts'

const number = '066185004321'
const maryam = anEntitlement({ id: 'm'.repeat(26) })
const namesake = anEntitlement({
  id: 'n'.repeat(26),
  person: aPerson({
    birth: { year: 1990, month: null, day: null },
    hamlet: 'Thôn 8',
    idNumbers: [anIdNumber('066190004322')],
  }),
})
const second = anEntitlement({ id: 's'.repeat(26), policy: 'A1', amount: dong(500_000) })
const desk = {
  tree: unitTree('daklak-2020'),
  unit: '657',
  policyOf: (words: string) => (words === 'NCC' ? 'A1' : null),
}
const indexOf = (of: readonly Entitlement[]) => new SupportIndex(desk, of)
const found = (line: Partial<ResultLine>, of = [maryam, namesake]) => {
  const match = indexOf(of).find({ ...aLine, ...line })
  return match.ok ? match.entitlement.id[0] : match.answer
}
const withNumber = { idNumbers: [anIdNumber(number)] }

describe('whom a line means', () => {
  it.each([
    ['number and name', withNumber, 'm'],
    ['the code', { code: 'n'.repeat(26) }, 'n'],
    ['name and year', { birthYear: 1990 }, 'n'],
    ['name and hamlet', { hamlet: 'buôn ciết' }, 'm'],
    ['name and hamlet as payers shorten it', { hamlet: 'B. Ciết' }, 'm'],
    ['name and hamlet by its number', { hamlet: 'T08' }, 'n'],
    ['name, year and hamlet, one of them another', { birthYear: 1990, hamlet: 'Buôn 8' }, 'unsure'],
    ['its commune as well', { ...withNumber, commune: 'xã Ea Tiêu' }, 'other-unit'],
    ['its commune as well, where nobody has the number', { birthYear: 1985, commune: 'xã Ea Tiêu' }, 'unknown'],
    ['a name alone', {}, 'unsure'],
    ["somebody else's number", { ...withNumber, fullName: 'Trần Văn Ba' }, 'unsure'],
    ['a number without a name, which is nobody else’s', { ...withNumber, fullName: ' ' }, 'unclear'],
    ['the name with a number that nobody has', { idNumbers: [anIdNumber('066185009999')], birthYear: 1985 }, 'unknown'],
    ['the code of another name', { code: 'm'.repeat(26), fullName: 'Trần Văn Ba' }, 'unsure'],
    ['nobody', { fullName: 'Trần Văn Ba', birthYear: 1985 }, 'unknown'],
    ['a commune of another district', { ...withNumber, commune: 'Ea Súp' }, 'other-unit'],
  ])('is told by %s', (_, line, expected) => {
    const isElsewhere = 'commune' in line && line.commune === 'xã Ea Tiêu'
    expect(found(line, isElsewhere ? [anEntitlement({ ...maryam, commune: '24541' })] : undefined)).toBe(expected)
  })

  it('says of whom it does not find that it has looked in the chosen unit alone', () => {
    const index = new SupportIndex({ tree: unitTree('daklak-2020'), unit: '657', policyOf: () => null }, [maryam])
    for (const line of [{ idNumbers: [anIdNumber('066185009999')], fullName: 'Trần Văn Ba' }, { code: 'z'.repeat(26) }])
      expect(index.find({ ...aLine, ...line })).toMatchObject({
        answer: 'unknown',
        message: expect.stringContaining('chỉ tìm trong địa bàn đã chọn'),
      })
  })

  it('is one of two supports of a person by policy or sum, and neither by less', () => {
    const both = [maryam, second]
    expect(found({ ...withNumber, policy: 'NCC' }, both)).toBe('s')
    expect(found({ ...withNumber, amount: 1_500_000 }, both)).toBe('m')
    expect(found(withNumber, both)).toBe('unsure')
    const ofMonth = (id: string, month: string) =>
      anEntitlement({ id: id.repeat(26), policy: 'A4', instalments: [{ month, amount: dong(1_500_000) }] })
    const months = [ofMonth('a', '2020-04'), ofMonth('b', '2020-05')]
    expect(found({ ...withNumber, amount: 1_500_000 }, months)).toBe('unsure')
    expect(found({ ...withNumber, amount: 1_500_000, months: ['05'] }, months)).toBe('b')
  })

  // Below the heading of one commune, a namesake of the same year in the other one was paid.
  it('is nobody of another commune than the heading, the title or the sheet names, but by his number', () => {
    const [tieu, ktur] = ['24547', '24544'].map((commune) => anEntitlement({ ...maryam, id: commune, commune }))
    const both = [tieu, ktur].flatMap((one) => one ?? [])
    const line = { birthYear: 1985, under: 'XÃ EA KTUR' }
    expect(found(line, both.slice(0, 1))).toBe('unsure')
    const matched = (parts: Partial<ResultLine>, of = both) => indexOf(of).find({ ...aLine, ...parts })
    expect(matched(line)).toMatchObject({ ok: true, entitlement: { commune: '24544' } })
    expect(matched({ birthYear: 1985, sheet: 'Ea Tiêu', hamlet: 'Ea Tiêu' })).toMatchObject({
      entitlement: { commune: '24547' },
    })
    expect(found({ birthYear: 1985, under: 'Xã Ea Súp' }, both)).toBe('unsure')
    expect(matched({ ...withNumber, under: 'Xã Ea Súp' }, both.slice(0, 1))).toMatchObject({ ok: true })
    expect(matched({ birthYear: 1985, sheet: 'Ea Súp' }, both.slice(0, 1))).toMatchObject({ ok: true })
  })

  // Excel had taken the zero off, and the row was left.
  it('is told by a number without its first zeros, where he is known to have it', () => {
    const tam = anEntitlement({ person: aPerson({ idNumbers: [anIdNumber('080123456')] }) })
    const lostZeros = { idNumbers: [anIdNumber('080123456')], fault: 'thiếu số 0 ở đầu?' }
    const line = { ...aLine, lostZeros, birthYear: 1985 }
    const saidOf = (of: Entitlement) => saidBy(withKnownNumber(line, indexOf([of]).find(line)), batchDetails)
    expect(saidOf(tam)).toMatchObject({ outcome: 'paid', idNumbers: [] })
    expect(saidOf(maryam)).toBe('thiếu số 0 ở đầu?')
  })
})
