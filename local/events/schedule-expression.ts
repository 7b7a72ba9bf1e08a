import { momentOf, parseCron } from './cron.ts'

/** When a schedule is due. */
export interface DueTimes {
  /**
   * The first due moment after `after`; undefined when there is none left. `anchor` is when the schedule began, which a rate
   * counts from.
   */
  next(after: Date, anchor: Date): Date | undefined
}

const unitMs: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 }

/** Reads `cron(…)`, `rate(…)` and `at(…)`. Throws on anything else. */
export function parseScheduleExpression(expression: string, timeZone: string): DueTimes {
  const [, kind, argument = ''] = /^(cron|rate|at)\((.*)\)$/.exec(expression.trim()) ?? []
  switch (kind) {
    case 'cron': {
      const cron = parseCron(argument)
      return { next: (after) => cron.next(after, timeZone) }
    }
    case 'rate':
      return rate(argument)
    case 'at':
      return at(argument, timeZone)
    default:
      throw new Error(`${expression} is not a schedule expression: cron(…), rate(…) or at(…)`)
  }
}

function rate(argument: string): DueTimes {
  const [, count, unit = ''] = /^(\d+) (minute|hour|day)s?$/.exec(argument) ?? []
  const everyMs = Number(count) * (unitMs[unit] ?? Number.NaN)
  if (!(everyMs > 0)) throw new Error(`rate(${argument}) is not valid: a number of minutes, hours or days is needed`)
  return {
    next: (after, anchor) => {
      const passed = Math.floor((after.getTime() - anchor.getTime()) / everyMs)
      return new Date(anchor.getTime() + (Math.max(passed, 0) + 1) * everyMs)
    },
  }
}

function at(argument: string, timeZone: string): DueTimes {
  const parts = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)$/.exec(argument)?.slice(1).map(Number)
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts ?? []
  const moment = parts && momentOf({ year, month, day }, hour, minute, timeZone, second)
  if (moment === undefined) throw new Error(`at(${argument}) is not valid: yyyy-mm-ddThh:mm:ss is needed`)
  return { next: (after) => (moment > after ? moment : undefined) }
}
