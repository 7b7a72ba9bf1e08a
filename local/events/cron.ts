/** A moment's fields in a time zone; month and day count from 1. */
interface CalendarDay {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** AWS's cron expression of six fields; `next` answers the first moment after `after`, undefined when there is none. */
export interface Cron {
  next(after: Date, timeZone: string): Date | undefined
}

const monthNames = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
const dayNames = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']

/** A 29 February on a given weekday comes within this many days. */
const horizonDays = 366 * 28

/** Reads `0 17 * * ? *`: minutes, hours, day of month, month, day of week (1 = Sunday), year. Throws on what AWS refuses. */
export function parseCron(expression: string): Cron {
  const fields = expression.trim().split(/\s+/)
  const [minutes = '', hours = '', days = '', months = '', weekdays = '', years = ''] = fields
  if (fields.length !== 6 || (days === '?') === (weekdays === '?')) {
    throw new Error(
      `cron(${expression}) is not valid: six fields are needed, one of day of month and day of week being "?"`,
    )
  }
  const minuteSet = numbers(minutes, 0, 59)
  const hourSet = numbers(hours, 0, 23)
  const monthSet = new Set(numbers(months, 1, 12, monthNames))
  const yearSet = years === '*' ? undefined : new Set(numbers(years, 1970, 2199))
  const isDay = days === '?' ? weekdayTest(weekdays) : dayTest(days)

  return {
    next(after, timeZone) {
      let date = calendarDay(after, timeZone)
      // Not the hours of the first day that are over, with room for a change of summer time.
      const over = wallClock(after.getTime(), timeZone) - 2 * 3_600_000
      for (let count = 0; count < horizonDays; count += 1, date = dayAfter(date)) {
        if (!monthSet.has(date.month) || (yearSet !== undefined && !yearSet.has(date.year)) || !isDay(date)) continue
        for (const hour of hourSet) {
          for (const minute of minuteSet) {
            if (Date.UTC(date.year, date.month - 1, date.day, hour, minute) < over) continue
            const moment = momentOf(date, hour, minute, timeZone)
            if (moment !== undefined && moment > after) return moment
          }
        }
      }
      return undefined
    },
  }
}

function numbers(field: string, low: number, high: number, names: readonly string[] = []): readonly number[] {
  const number = (text: string): number => {
    const named = names.indexOf(text.toUpperCase())
    const value = named >= 0 ? named + low : Number(text)
    if (!Number.isInteger(value) || value < low || value > high)
      throw new Error(`"${text}" is not valid in a cron field`)
    return value
  }
  const found = new Set<number>()
  for (const part of field.split(',')) {
    const [range = '', step = '1'] = part.split('/')
    const [from = '', to] = range.split('-')
    const first = range === '*' ? low : number(from)
    const last = to !== undefined ? number(to) : range === '*' || part.includes('/') ? high : first
    const by = Number(step)
    if (!Number.isInteger(by) || by < 1) throw new Error(`"${part}" is not valid in a cron field`)
    for (let value = first; value <= last; value += by) found.add(value)
  }
  return [...found].sort((a, b) => a - b)
}

const lastDayOf = ({ year, month }: CalendarDay): number => new Date(Date.UTC(year, month, 0)).getUTCDate()
const weekdayOf = ({ year, month, day }: CalendarDay): number => new Date(Date.UTC(year, month - 1, day)).getUTCDay()

function dayTest(field: string): (date: CalendarDay) => boolean {
  if (field === 'L') return (date) => date.day === lastDayOf(date)
  const [, wanted] = /^(\d+|L)W$/.exec(field) ?? []
  if (wanted !== undefined) {
    return (date) => date.day === nearestWeekday(date, wanted === 'L' ? lastDayOf(date) : Number(wanted))
  }
  const set = new Set(numbers(field, 1, 31))
  return ({ day }) => set.has(day)
}

/** The working day nearest to a day, within its month. */
function nearestWeekday(date: CalendarDay, wanted: number): number {
  const last = lastDayOf(date)
  const day = Math.min(wanted, last)
  const weekday = weekdayOf({ ...date, day })
  if (weekday === 6) return day === 1 ? 3 : day - 1
  if (weekday === 0) return day === last ? day - 2 : day + 1
  return day
}

function weekdayTest(field: string): (date: CalendarDay) => boolean {
  const one = (text: string): number => (numbers(text, 1, 7, dayNames)[0] ?? 0) - 1
  const [, nthDay, nth] = /^(\w+)#([1-5])$/.exec(field) ?? []
  if (nthDay !== undefined) {
    return (date) => weekdayOf(date) === one(nthDay) && Math.ceil(date.day / 7) === Number(nth)
  }
  const [, lastDay] = /^(\w+)L$/.exec(field) ?? []
  if (lastDay !== undefined) return (date) => weekdayOf(date) === one(lastDay) && date.day + 7 > lastDayOf(date)
  const set = new Set(field === 'L' ? [7] : numbers(field, 1, 7, dayNames))
  return (date) => set.has(weekdayOf(date) + 1)
}

function dayAfter({ year, month, day }: CalendarDay): CalendarDay {
  const next = new Date(Date.UTC(year, month - 1, day + 1))
  return { year: next.getUTCFullYear(), month: next.getUTCMonth() + 1, day: next.getUTCDate() }
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** Wall clock of a moment in a zone, as if it were UTC (ms). */
function wallClock(moment: number, timeZone: string): number {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  formats.set(timeZone, format)
  const parts = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, Number(value)]))
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  return Date.UTC(year, month - 1, day, hour, minute, second)
}

function calendarDay(moment: Date, timeZone: string): CalendarDay {
  const wall = new Date(wallClock(moment.getTime(), timeZone))
  return { year: wall.getUTCFullYear(), month: wall.getUTCMonth() + 1, day: wall.getUTCDate() }
}

/** The moment at which a zone's clock shows the given time; undefined when a change to summer time leaves it out. */
export function momentOf(
  date: CalendarDay,
  hour: number,
  minute: number,
  timeZone: string,
  second = 0,
): Date | undefined {
  const wall = Date.UTC(date.year, date.month - 1, date.day, hour, minute, second)
  for (const guess of [wall, wall - (wallClock(wall, timeZone) - wall)]) {
    const moment = wall - (wallClock(guess, timeZone) - guess)
    if (wallClock(moment, timeZone) === wall) return new Date(moment)
  }
  return undefined
}
