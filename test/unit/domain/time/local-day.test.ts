import { localDay } from '../../../../lambdas/domain/time/local-day.ts'

/** As the calendar has it: 17:00 UTC is midnight in Vietnam. */
const asked = (instant: number): string => new Date(instant + 7 * 3_600_000).toISOString().slice(0, 10)

describe('the day in Vietnam', () => {
  it.each([
    ['2020-05-28T16:59:59.999Z', '2020-05-28'],
    ['2020-05-28T17:00:00.000Z', '2020-05-29'],
    ['1969-12-31T16:59:59.999Z', '1969-12-31'],
    ['1969-12-31T17:00:00.000Z', '1970-01-01'],
  ])('of %s is %s', (instant, day) => {
    expect(localDay(Date.parse(instant))).toBe(day)
    expect(localDay(Date.parse(instant))).toBe(day)
  })

  it('is the same however many others were asked for between', () => {
    const instants = Array.from({ length: 300 }, (_, nth) => 1_590_000_000_000 + nth * 86_400_000)
    for (const instant of [...instants, ...instants.toReversed()]) expect(localDay(instant)).toBe(asked(instant))
  })

  it('of no instant is an error each time', () => {
    for (const _ of [1, 2]) expect(() => localDay(Number.NaN)).toThrow(RangeError)
  })
})
