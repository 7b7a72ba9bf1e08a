import fc from 'fast-check'
import { formatBirthDate, isDayOfCalendar } from '../../../../lambdas/domain/dates/birth-date.ts'
import { birthDateFromDay, parseBirthDate } from '../../../../lambdas/domain/dates/parse-birth-date.ts'
import { nq42 } from '../../../../lambdas/domain/programmes/nq42-2020.ts'
import { readingDay } from '../../../../lambdas/domain/programmes/reading-day.ts'

const asOf = { year: 2020, month: 6, day: 1 }

describe('parseBirthDate', () => {
  it.each([
    '05/03/1954',
    '5/3/1954',
    '05-03-1954',
    '05.03.1954',
    '5,3,1954',
    '5 3 1954',
    '1954-03-05',
    '1954-03-05T00:00:00Z',
    '05031954',
    "'05/03/1954",
    '5/3/1954 00:00:00',
    'ngày 5 tháng 3 năm 1954',
    '5 thg 3 1954',
    '5-Mar-1954',
    'Mar 5, 1954',
    'Sinh ngày 05/03/1954.',
  ])('reads %p as 5 March 1954', (text) => {
    expect(parseBirthDate(text, asOf)).toEqual({
      ok: true,
      value: { year: 1954, month: 3, day: 5 },
      maybeYearOnly: false,
      doubts: [],
    })
  })

  it.each(['1954', '1954.0', '00/00/1954', 'Sinh năm 1954', 'năm 1954', '…/…/1954', '__/__/1954'])(
    'knows of %p the year alone',
    (text) => {
      expect(parseBirthDate(text)).toMatchObject({
        ok: true,
        value: { year: 1954, month: null, day: null },
        doubts: [],
      })
    },
  )

  it.each(['03/1954', '3-1954', '00/03/1954', 'tháng 3 năm 1954', '1954/3', 'T3/1954', '…/03/1954'])(
    'knows of %p month and year',
    (text) => {
      expect(parseBirthDate(text)).toMatchObject({ ok: true, value: { year: 1954, month: 3, day: null } })
    },
  )

  it('keeps 01/01/1954 as a day, but says that it may stand for the year', () => {
    expect(parseBirthDate('01/01/1954')).toEqual({
      ok: true,
      value: { year: 1954, month: 1, day: 1 },
      maybeYearOnly: true,
      doubts: [],
    })
  })

  it.each(['1954?', '~1954', 'khoảng 1954'])('says that %p is not sure', (text) => {
    expect(parseBirthDate(text)).toMatchObject({ value: { year: 1954, month: null }, doubts: ['marked-unsure'] })
  })

  it('says when only month first makes a day of the text', () => {
    expect(parseBirthDate('05/13/1954')).toMatchObject({ value: { month: 5, day: 13 }, doubts: ['month-first'] })
  })

  it('adds a century only where one is possible, and says so', () => {
    expect(parseBirthDate('5/3/54', asOf)).toMatchObject({ value: { year: 1954 }, doubts: ['two-digit-year'] })
    expect(parseBirthDate('5/3/05', asOf)).toMatchObject({ value: { year: 2005 }, doubts: ['two-digit-year'] })
    expect(parseBirthDate('5/3/21', asOf)).toMatchObject({ value: { year: 1921 } })
    expect(parseBirthDate('5/3/18', asOf)).toMatchObject({ ok: false, code: 'ambiguous-century' })
  })

  // In 2026 whoever was born in 1915 is 111: a list of 2020 that says 15 came in with children of 2015.
  it('adds it as of when the list was written, however late it is read', () => {
    const later = readingDay(nq42, '2026-11-30')
    expect(later).toEqual({ year: 2026, month: 11, day: 30, written: { from: 2020, to: 2021 } })
    for (const text of ['5/3/15', '5/3/18', '5/3/21'])
      expect(parseBirthDate(text, later)).toMatchObject({ ok: false, code: 'ambiguous-century' })
    expect(parseBirthDate('5/3/22', later)).toMatchObject({ value: { year: 1922 } })
    expect(parseBirthDate('5/3/14', later)).toMatchObject({ value: { year: 2014 } })
    expect(parseBirthDate('5/3/2023', later)).toMatchObject({ value: { year: 2023 } })
    expect(readingDay(nq42, '2020-05-29').written).toEqual({ from: 2020, to: 2020 })
  })

  it.each([
    ['31/02/1954', 'no-such-day'],
    ['29/02/1900', 'no-such-day'],
    ['5/14/1954x', 'not-a-date'],
    ['13/13/1954', 'no-such-day'],
    ['21916', 'not-a-date'],
    ['19/54', 'not-a-date'],
    ['2/6/2020', 'in-the-future'],
    ['1754', 'too-old'],
    ['1954/1956', 'several-dates'],
    ['-', 'empty'],
    ['không nhớ', 'empty'],
    ['Không rõ năm sinh', 'empty'],
    ['chưa rõ', 'empty'],
    ['K/rõ', 'empty'],
  ])('refuses %p as %s', (text, code) => {
    expect(parseBirthDate(text, asOf)).toMatchObject({ ok: false, code })
  })

  it.each([
    ['l954', '1954'],
    ['05/O3/1954', '05/03/1954'],
    ['19 54', '1954'],
    ['1.954', '1954'],
    ['05/031954', '05/03/1954'],
    ['Giáp Ngọ (1954)', '1954'],
    ['1954 (ÂL)', '1954'],
  ])('suggests what %p is without a slip of the hand, never taking it so itself', (text, suggestion) => {
    expect(parseBirthDate(text, asOf)).toMatchObject({ ok: false, code: 'not-a-date', suggestion })
  })

  it.each(['12 54', '05/03/195', '5.954', 'loi', '18 70', '39/O3/1954', 'mất 2019', 'cấp 2015'])(
    'suggests nothing for %p',
    (text) => {
      const parsed = parseBirthDate(text, asOf)
      expect(parsed.ok ? text : parsed.suggestion).toBeUndefined()
    },
  )

  it.each(['xx/xx/1955', 'x/x/1955', '1955 (66t)', '1955 (65 tuổi)'])('takes the year that %p says', (text) => {
    expect(parseBirthDate(text, asOf)).toMatchObject({ ok: true, value: { year: 1955, month: null, day: null } })
  })

  it('reads back every day, month and year that offices write', () => {
    const births = fc.record({
      year: fc.integer({ min: 1900, max: 2019 }),
      month: fc.option(fc.integer({ min: 1, max: 12 })),
      day: fc.option(fc.integer({ min: 1, max: 31 })),
    })
    fc.assert(
      fc.property(births, ({ year, month, day }) => {
        const isDay = month !== null && day !== null && isDayOfCalendar(year, month, day)
        const birth = { year, month, day: isDay ? day : null }
        expect(parseBirthDate(formatBirthDate(birth), asOf)).toMatchObject({ ok: true, value: birth, doubts: [] })
      }),
    )
  })

  it('never throws and never gives a day that does not exist', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9/.\- ]{0,12}$/)), (text) => {
        const parsed = parseBirthDate(text, asOf)
        if (!parsed.ok) return
        const { year, month, day } = parsed.value
        if (month !== null && day !== null) expect(isDayOfCalendar(year, month, day)).toBe(true)
        if (month === null) expect(day).toBeNull()
      }),
    )
  })

  it('says of the usual separators what it says of points', () => {
    const part = fc.stringMatching(/^\d{1,2}$/)
    fc.assert(
      fc.property(part, part, fc.stringMatching(/^\d{4}$/), fc.constantFrom('/', '-'), (day, month, year, sign) => {
        const [usual, pointed] = [sign, '.'].map((separator) => [day, month, year].join(separator))
        const { reason = '', ...said } = { reason: '', ...parseBirthDate(pointed ?? '', asOf) }
        const mended = reason.replace(pointed ?? '', usual ?? '')
        expect({ reason: '', ...parseBirthDate(usual ?? '', asOf) }).toEqual({ ...said, reason: mended })
      }),
      { numRuns: 500 },
    )
  })
})

describe('birthDateFromDay', () => {
  it('takes a day as it is, never month first', () => {
    expect(birthDateFromDay({ year: 1954, month: 3, day: 5 })).toMatchObject({
      value: { month: 3, day: 5 },
      doubts: [],
    })
  })
})
