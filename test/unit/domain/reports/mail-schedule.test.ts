import fc from 'fast-check'
import {
  daysInWords,
  lastTime,
  latestOf,
  type MonthDay,
  monthDays,
  periodUntil,
  type SendingDays,
  type Weekday,
  weekdays,
} from '../../../../lambdas/domain/reports/mail-schedule.ts'
import { isToBeSent, type SubscriptionRun } from '../../../../lambdas/domain/reports/subscription.ts'
import { instantOf, localDay } from '../../../../lambdas/domain/time/local-day.ts'

const dayMs = 24 * 60 * 60_000
const byMonth = (...days: MonthDay[]): SendingDays => ({ weekdays: [], monthDays: days })
const byWeek = (...days: Weekday[]): SendingDays => ({ weekdays: days, monthDays: [] })
const dayAfter = (day: string, count: number): string => localDay(instantOf(day, '12:00') + count * dayMs)
const someDays = fc.oneof(
  fc.uniqueArray(fc.constantFrom(...monthDays), { minLength: 1, maxLength: 4 }).map((days) => byMonth(...days)),
  fc.uniqueArray(fc.constantFrom(...weekdays), { minLength: 1 }).map((days) => byWeek(...days)),
)

/** The days of two years on which a mail goes out. */
function sendingDays(days: SendingDays): string[] {
  const found: string[] = []
  for (let day = '2020-01-01'; day < '2022-01-01'; day = dayAfter(day, 1)) {
    const due = lastTime({ ...days, time: '12:00' }, instantOf(day, '12:00'))
    if (due === instantOf(day, '12:00')) found.push(day)
  }
  return found
}

describe('a report by days of the month', () => {
  it('goes out on those, and on the last day of months of every length', () => {
    const days = sendingDays(byMonth(1, 28, 'last')).filter((day) => day < '2020-05' || day.startsWith('2021-02'))
    expect(days).toEqual([
      ...['2020-01-01', '2020-01-28', '2020-01-31', '2020-02-01', '2020-02-28', '2020-02-29'],
      ...['2020-03-01', '2020-03-28', '2020-03-31', '2020-04-01', '2020-04-28', '2020-04-30'],
      // The 28th is the last one: one day, one mail.
      ...['2021-02-01', '2021-02-28'],
    ])
  })

  it.each([
    ['the month before on the first', byMonth(1), '2020-05-01', '2020-04-01', '2020-04-30'],
    ['the month before on New Year', byMonth(1), '2021-01-01', '2020-12-01', '2020-12-31'],
    ['its month on the last day', byMonth('last'), '2020-02-29', '2020-02-01', '2020-02-29'],
    ['half a month', byMonth(1, 16), '2020-05-16', '2020-05-01', '2020-05-16'],
    ['the other half on the first', byMonth(1, 16), '2020-06-01', '2020-05-17', '2020-05-31'],
    ['the days since the same day of the month before', byMonth(15), '2020-03-15', '2020-02-16', '2020-03-15'],
    ['the whole month again when it is over', byMonth(1, 'last'), '2020-05-01', '2020-04-01', '2020-04-30'],
    ['the week', byWeek(1), '2020-06-01', '2020-05-26', '2020-06-01'],
    ['its day', byWeek(1, 2, 3, 4, 5, 6, 7), '2020-06-01', '2020-06-01', '2020-06-01'],
    ['the days since Friday', byWeek(1, 5), '2020-06-01', '2020-05-30', '2020-06-01'],
  ] as const)('tells of %s', (_what, days, day, from, to) => {
    expect(periodUntil(days, day)).toEqual({ from, to })
  })

  it('leaves no day between two mails untold', () => {
    fc.assert(
      fc.property(someDays, (days) => {
        const periods = sendingDays(days).map((day) => periodUntil(days, day))
        for (const [index, { from, to }] of periods.entries()) {
          expect(from <= to).toBe(true)
          const before = periods[index - 1]
          if (before) expect(from <= dayAfter(before.to, 1)).toBe(true)
        }
      }),
      { numRuns: 10 },
    )
  })

  it('goes out each time, once, whatever the clock does for two days: stands still, jumps ahead over midnight, or back', () => {
    fc.assert(
      fc.property(
        someDays,
        fc.constantFrom('00:00', '00:03', '12:00', '23:58'),
        fc.array(fc.integer({ min: -2 * 60, max: 11 * 60 }), { minLength: 100, maxLength: 200 }),
        (days, time, steps) => {
          const begin = instantOf('2020-01-25', '10:00')
          let [now, latest] = [begin, begin]
          let run: SubscriptionRun | null = null
          const sent: number[] = []
          for (const minutes of steps) {
            now += minutes * 60_000
            latest = Math.max(latest, now)
            const due = lastTime({ ...days, time }, now)
            if (due === null || due <= begin) continue
            if (!isToBeSent(due, run, { now, latest: latestOf(days, due) })) continue
            run = { due, state: 'sent', leaseUntil: 0, tries: 1 }
            sent.push(due)
          }
          const expected: number[] = []
          for (let day = '2020-01-25'; instantOf(day, time) <= latest; day = dayAfter(day, 1)) {
            const due = instantOf(day, time)
            if (due > begin && lastTime({ ...days, time }, due) === due) expected.push(due)
          }
          expect(sent).toEqual(expected)
        },
      ),
      { numRuns: 25 },
    )
  })

  it('may be late until half way to the next one, half a day at least and three days at most', () => {
    const due = instantOf('2020-05-01', '07:00')
    expect(latestOf(byWeek(1, 2, 3, 4, 5, 6, 7), due)).toBe(dayMs / 2)
    expect(latestOf(byWeek(1, 5), due)).toBe(1.5 * dayMs)
    expect(latestOf(byMonth(1), due)).toBe(3 * dayMs)
    expect(latestOf(byMonth(1, 'last'), instantOf('2020-04-30', '07:00'))).toBe(dayMs / 2)
  })

  it('is called by its days', () => {
    expect(daysInWords(byMonth(1, 15, 'last'))).toBe('ngày 1, ngày 15, ngày cuối tháng')
    expect(daysInWords(byWeek(1, 7))).toBe('Thứ hai, Chủ nhật')
  })
})
