import { parseScheduleExpression } from '../../../local/events/schedule-expression.ts'

const zone = 'Asia/Ho_Chi_Minh'
const next = (expression: string, after: string, timeZone = 'UTC'): string | undefined =>
  parseScheduleExpression(expression, timeZone).next(new Date(after), new Date('2020-05-25T00:00:30Z'))?.toISOString()

describe('schedule expressions', () => {
  it.each([
    ['cron(30 17 * * ? *)', zone, '2020-05-25T10:29:59Z', '2020-05-25T10:30:00.000Z'],
    ['cron(30 17 * * ? *)', zone, '2020-05-25T10:30:00Z', '2020-05-26T10:30:00.000Z'],
    ['cron(0 0 1 * ? *)', zone, '2020-05-25T00:00:00Z', '2020-05-31T17:00:00.000Z'],
    ['cron(0/15 8-17 ? * MON-FRI *)', 'UTC', '2020-05-29T17:45:00Z', '2020-06-01T08:00:00.000Z'],
    ['cron(0 9 L * ? *)', 'UTC', '2020-02-01T00:00:00Z', '2020-02-29T09:00:00.000Z'],
    ['cron(0 9 15W * ? *)', 'UTC', '2020-08-01T00:00:00Z', '2020-08-14T09:00:00.000Z'],
    ['cron(0 9 1W * ? *)', 'UTC', '2020-08-01T00:00:00Z', '2020-08-03T09:00:00.000Z'],
    ['cron(0 9 ? * 6#3 *)', 'UTC', '2020-05-01T00:00:00Z', '2020-05-15T09:00:00.000Z'],
    ['cron(0 9 ? * 2L *)', 'UTC', '2020-05-01T00:00:00Z', '2020-05-25T09:00:00.000Z'],
    ['cron(0 0 29 2 ? *)', 'UTC', '2020-03-01T00:00:00Z', '2024-02-29T00:00:00.000Z'],
    ['cron(5,10 0 1 JAN,JUL ? 2021-2022)', 'UTC', '2020-05-01T00:00:00Z', '2021-01-01T00:05:00.000Z'],
    ['rate(1 hour)', 'UTC', '2020-05-25T00:30:00Z', '2020-05-25T01:00:30.000Z'],
    ['rate(5 minutes)', 'UTC', '2020-05-25T00:05:30Z', '2020-05-25T00:10:30.000Z'],
    ['at(2020-06-01T07:30:00)', zone, '2020-05-25T00:00:00Z', '2020-06-01T00:30:00.000Z'],
  ])('%s in %s comes after %s at %s', (expression, timeZone, after, expected) => {
    expect(next(expression, after, timeZone)).toBe(expected)
  })

  it.each([
    ['a moment that is over', 'at(2020-05-01T00:00:00)', 'UTC'],
    ['a year that is over', 'cron(0 0 1 1 ? 2019)', 'UTC'],
    ['a day that no month has', 'cron(0 0 31 2 ? *)', 'UTC'],
  ])('never comes again: %s', (_name, expression, timeZone) => {
    expect(next(expression, '2020-05-25T00:00:00Z', timeZone)).toBeUndefined()
  })

  it('leaves out a time that summer time skips and takes one that comes twice once', () => {
    expect(next('cron(30 2 * * ? *)', '2024-03-30T12:00:00Z', 'Europe/Berlin')).toBe('2024-04-01T00:30:00.000Z')
    const first = next('cron(30 2 27 10 ? 2024)', '2024-10-26T12:00:00Z', 'Europe/Berlin') ?? ''
    expect(next('cron(30 2 27 10 ? 2024)', first, 'Europe/Berlin')).toBeUndefined()
  })

  it.each([
    'cron(0 17 * * * *)',
    'cron(0 17 ? * ? *)',
    'cron(0 25 * * ? *)',
    'cron(0 17 * * ?)',
    'cron(0 x * * ? *)',
    'rate(0 hours)',
    'rate(1 week)',
    'at(2020-05-25)',
    'every day',
  ])('refuses %s', (expression) => {
    expect(() => parseScheduleExpression(expression, 'UTC')).toThrow()
  })
})
