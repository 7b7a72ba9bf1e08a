import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseScheduleExpression } from '../../../local/events/schedule-expression.ts'
import { type ScheduleEntry, startScheduler } from '../../../local/events/scheduler.ts'

let directory: string
let now: Date
let fired: string[]

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'scheduler-'))
  now = new Date('2020-05-25T00:00:00Z')
  fired = []
})
afterEach(() => rmSync(directory, { recursive: true }))

const daily = (over: Partial<ScheduleEntry> = {}): ScheduleEntry => ({
  name: 'daily',
  due: parseScheduleExpression('cron(0 17 * * ? *)', 'UTC'),
  isEnabled: true,
  maximumAgeSeconds: 86_400,
  deliver: async ({ id }) => {
    fired.push(id)
  },
  ...over,
})

function start(entry: ScheduleEntry = daily()) {
  const reports: string[] = []
  const stateFile = join(directory, 'schedules.json')
  const scheduler = startScheduler([entry], { stateFile, now: () => now, report: (line) => reports.push(line) })
  return { ...scheduler, reports }
}

async function at(moment: string, scheduler: { tick(): Promise<void> }): Promise<void> {
  now = new Date(moment)
  await scheduler.tick()
}

describe('the scheduler', () => {
  it('fires when a schedule is due, once', async () => {
    const scheduler = start()
    await at('2020-05-25T16:59:59Z', scheduler)
    expect(fired).toEqual([])
    await at('2020-05-25T17:00:00Z', scheduler)
    await at('2020-05-25T17:00:15Z', scheduler)
    expect(fired).toEqual(['daily@2020-05-25T17:00:00.000Z'])
    scheduler.close()
  })

  it('makes up once for what was missed while it was stopped, for the last moment alone', async () => {
    start(daily({ maximumAgeSeconds: 10 * 86_400 })).close()
    now = new Date('2020-05-28T08:00:00Z')
    const second = start(daily({ maximumAgeSeconds: 10 * 86_400 }))
    await second.tick()
    second.close()
    start().close()
    expect(fired).toEqual(['daily@2020-05-27T17:00:00.000Z'])
  })

  it('leaves out what is older than the schedule takes', async () => {
    start().close()
    now = new Date('2020-05-28T08:00:00Z')
    const second = start(daily({ maximumAgeSeconds: 3600 }))
    await second.tick()
    second.close()
    expect(fired).toEqual([])
  })

  it('makes up for nothing that was due before the first start', async () => {
    now = new Date('2020-05-25T18:00:00Z')
    const scheduler = start()
    await scheduler.tick()
    expect(fired).toEqual([])
    scheduler.close()
  })

  it('leaves a disabled schedule alone, but runs it when it is told to', async () => {
    const scheduler = start(daily({ isEnabled: false }))
    await at('2020-05-25T17:00:00Z', scheduler)
    expect(fired).toEqual([])
    await scheduler.fire('daily')
    expect(fired).toEqual([expect.stringMatching(/^daily@/)])
    await expect(scheduler.fire('other')).rejects.toThrow('There is no schedule other. Schedules: daily')
    scheduler.close()
  })

  it('reports a delivery that fails and goes on the next day', async () => {
    const refusing = daily({ deliver: () => Promise.reject(new Error('the role may not')) })
    const scheduler = start(refusing)
    await at('2020-05-25T17:00:00Z', scheduler)
    await at('2020-05-26T17:00:00Z', scheduler)
    expect(scheduler.reports).toEqual(Array(2).fill('schedule daily: the role may not'))
    scheduler.close()
  })
})
