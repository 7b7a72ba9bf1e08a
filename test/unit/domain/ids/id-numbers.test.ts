import fc from 'fast-check'
import { cccdProvinces } from '../../../../lambdas/domain/ids/cccd-province-codes.ts'
import { idNumberFacts } from '../../../../lambdas/domain/ids/id-number-facts.ts'
import { maskIdNumber } from '../../../../lambdas/domain/ids/mask-id-number.ts'
import { parseIdNumber } from '../../../../lambdas/domain/ids/parse-id-number.ts'
import { parseIdNumbers } from '../../../../lambdas/domain/ids/parse-id-numbers.ts'
import { unitTree } from '../../../../lambdas/domain/units/unit-maps.ts'

const valid = (text: string) => {
  const parsed = parseIdNumber(text)
  if (!parsed.ok) throw new Error(parsed.reason)
  return parsed.value
}

describe('parseIdNumber', () => {
  it('takes twelve digits for a CCCD and nine for a CMND', () => {
    expect(parseIdNumber('066085004321')).toEqual({
      ok: true,
      value: { kind: 'CCCD', number: '066085004321' },
      warnings: [],
    })
    expect(valid('240123456')).toEqual({ kind: 'CMND', number: '240123456' })
  })

  it.each(['240 123 456', '240.123.456', '240-123-456', '240,123,456', " '240123456", '240\u00A0123\u200B456'])(
    'drops the signs that group the digits of %p',
    (text) => {
      expect(valid(text).number).toBe('240123456')
    },
  )

  it.each([
    ['66085004321', 'lost-zeros', '066085004321'],
    ['1085004321', 'lost-zeros', '001085004321'],
    ['80123456', 'lost-zeros', '080123456'],
    ['8012345', 'wrong-length', undefined],
    ['2401234', 'wrong-length', undefined],
    ['24012345', 'wrong-length', undefined],
    ['26012345', 'lost-zeros', '026012345'],
    ['2.401234E+6', 'rounded', undefined],
    ['24O123456', 'letters-for-digits', '240123456'],
    ['O66O85OO4321', 'letters-for-digits', '066085004321'],
    ['l6085004321', 'letters-for-digits', undefined],
    ['6.6085E+10', 'rounded', undefined],
    ['6.6085004321E+10', 'rounded', '066085004321'],
    ['2,40123456E+08', 'rounded', '240123456'],
    ['66085004321.0', 'decimal', '066085004321'],
    ['240123456,00', 'decimal', '240123456'],
    ['66,085,004,321', 'lost-zeros', '066085004321'],
    ['240,123,456,066,085', 'wrong-length', undefined],
    ['000000000000', 'same-digits', undefined],
    ['99085004321', 'wrong-length', undefined],
    ['12345', 'wrong-length', undefined],
    ['0660850043211', 'wrong-length', undefined],
    ['B1234567', 'not-a-number', undefined],
    ['240123456/066085004321', 'several-numbers', undefined],
    ['240123456 066085004321', 'several-numbers', undefined],
    ['  ', 'empty', undefined],
  ])('refuses %p (%s) and suggests %p, never repairing it itself', (text, code, suggestion) => {
    const parsed = parseIdNumber(text, { cmndSeries: unitTree('daklak-2020').map.cmndSeries })
    expect(parsed).toMatchObject({ ok: false, code })
    expect(parsed.ok ? 'accepted' : parsed.suggestion).toBe(suggestion)
  })

  it('tells a CMND that lost a digit from one that lost its zero by the province that lists it', () => {
    const suggested = (text: string, cmndSeries: readonly string[]) => {
      const parsed = parseIdNumber(text, { cmndSeries })
      return parsed.ok ? 'accepted' : (parsed.suggestion ?? null)
    }
    // Of Gia Lai's own series: Đắk Lắk's may have lost the zero of Hồ Chí Minh City's.
    expect(suggested('23012345', ['230', '231'])).toBeNull()
    expect(suggested('24012345', ['230', '231'])).toBe('024012345')
    expect(suggested('2.4012345E+07', ['230', '231'])).toBe('024012345')
    expect(suggested('2.4012345E+07', ['240'])).toBeNull()
    expect(unitTree('daklak-2025').map.cmndSeries).toEqual(
      expect.arrayContaining([...unitTree('daklak-2020').map.cmndSeries]),
    )
  })

  it('suggests a lost zero only where the number then fits the year of birth', () => {
    expect(parseIdNumber('66085004321', { birthYear: 1985 })).toMatchObject({ suggestion: '066085004321' })
    expect(parseIdNumber('66085004321', { birthYear: 1990 })).toMatchObject({ ok: false, code: 'wrong-length' })
  })

  it('warns where a CCCD says otherwise than the list, and takes it all the same', () => {
    const codes = (text: string, person: Parameters<typeof parseIdNumber>[1]) => {
      const parsed = parseIdNumber(text, person)
      return parsed.ok ? parsed.warnings.map(({ code }) => code) : 'refused'
    }
    expect(codes('066085004321', { sex: 'nam', birthYear: 1985 })).toEqual([])
    expect(codes('066085004321', { sex: 'nữ', birthYear: 1986 })).toEqual(['sex-disagrees', 'birth-year-disagrees'])
    expect(codes('999085004321', {})).toEqual(['unknown-province'])
    expect(codes('066985004321', {})).toEqual(['impossible-birth-year'])
  })

  it('never throws and never changes digits, whatever the text', () => {
    let taken = 0
    // Text that somebody might type hardly ever is a number: half of it has as many digits as one, grouped somehow.
    const grouped = fc.stringMatching(/^\d([ .-]?\d){8}$|^\d([ .-]?\d){11}$/)
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9O. /-]{0,30}$/), grouped, grouped), (text) => {
        const parsed = parseIdNumber(text)
        if (!parsed.ok) return
        taken++
        expect(parsed.value.number).toBe(text.replace(/\D/g, ''))
      }),
    )
    expect(taken).toBeGreaterThan(10)
  })
})

describe('parseIdNumbers', () => {
  it.each([
    '240123456/066085004321',
    '240123456 066085004321',
    '240123456\n066085004321',
    '240123456 (cũ), 066085004321 (mới)',
    'CMND 240123456; CCCD: 066085004321',
  ])('takes the old and the new number of %p', (text) => {
    expect(parseIdNumbers(text)).toMatchObject({
      ok: true,
      values: [
        { kind: 'CMND', number: '240123456' },
        { kind: 'CCCD', number: '066085004321' },
      ],
    })
  })

  it('refuses the cell when one of its numbers is not whole', () => {
    expect(parseIdNumbers('240123456/66085004321')).toMatchObject({ ok: false, code: 'several-numbers' })
  })
})

describe('idNumberFacts', () => {
  it('reads province, sex and year of birth of a CCCD', () => {
    expect(idNumberFacts(valid('066085004321'))).toEqual({
      province: { code: '066', name: 'Đắk Lắk' },
      sex: 'nam',
      birthYear: 1985,
    })
    expect(idNumberFacts(valid('001304001234'))).toMatchObject({ sex: 'nữ', birthYear: 2004 })
  })

  it('knows nothing from a CMND', () => {
    expect(idNumberFacts(valid('240123456'))).toEqual({ province: null, sex: null, birthYear: null })
  })

  it('knows the 63 provinces', () => {
    expect(Object.keys(cccdProvinces)).toHaveLength(63)
  })
})

describe('maskIdNumber', () => {
  it('shows the last four digits alone', () => {
    expect(maskIdNumber(valid('066085004321'))).toBe('•••• 4321')
  })
})
