import { localDay } from '../../../../lambdas/domain/time/local-day.ts'

// 17:00 UTC is midnight in Vietnam.
describe('the day in Vietnam', () => {
  it.each([
    ['2020-05-28T16:59:59.999Z', '2020-05-28'],
    ['2020-05-28T17:00:00.000Z', '2020-05-29'],
    ['1969-12-31T16:59:59.999Z', '1969-12-31'],
    ['1969-12-31T17:00:00.000Z', '1970-01-01'],
  ])('of %s is %s', (instant, day) => {
    expect(localDay(Date.parse(instant))).toBe(day)
  })

  it('of no instant is an error', () => {
    expect(() => localDay(Number.NaN)).toThrow(RangeError)
  })
})
