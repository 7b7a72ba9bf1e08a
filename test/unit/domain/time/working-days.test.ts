import { movableDaysOff } from '../../../../lambdas/domain/time/days-off.ts'
import { inWorkingDays, isWorkingDay } from '../../../../lambdas/domain/time/working-days.ts'

describe('a working day', () => {
  it.each([
    ['a Thursday', '2020-05-28', true],
    ['a Saturday', '2020-05-30', false],
    ['a fixed holiday', '2020-04-30', false],
    ['Tết', '2020-01-27', false],
    ['the day after Tết', '2020-01-30', true],
    ['Hùng Vương’s day', '2021-04-21', false],
    ['the Monday for 1 May on a Saturday', '2021-05-03', false],
    ['the Tuesday behind it', '2021-05-04', true],
    ['a Saturday that is worked for a day between holidays', '2026-08-22', true],
    ['that day between holidays', '2026-08-31', false],
    ['Tết of a year that nobody has entered yet', '2031-01-23', true],
  ])('is, or is not, %s', (_what, day, expected) => {
    expect(isWorkingDay(day)).toBe(expected)
  })

  it('is counted over Tết: a complaint of the last day before it is due after it', () => {
    expect(inWorkingDays(Date.parse('2020-01-22T09:00:00+07:00'), 1)).toBe('2020-01-30')
    expect(inWorkingDays(Date.parse('2026-02-13T09:00:00+07:00'), 2)).toBe('2026-02-24')
  })

  it('is decided by days that are in order, of the year that they stand under, with where that is known from', () => {
    for (const [year, { off, worked, source }] of Object.entries(movableDaysOff)) {
      for (const { from, to } of off) expect([from.slice(0, 4), to.slice(0, 4), from <= to]).toEqual([year, year, true])
      for (const day of worked) expect(day.slice(0, 4)).toBe(year)
      expect(source.length).toBeGreaterThan(20)
    }
  })
})
