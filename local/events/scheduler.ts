import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import { readJson, writeJson } from './durable-json.ts'
import type { DueTimes } from './schedule-expression.ts'

/** One firing: which schedule, and for what moment. */
export interface Firing {
  /** The same for the same schedule and moment, also after a restart. */
  readonly id: string
  readonly scheduledAt: Date
}

export interface ScheduleEntry {
  readonly name: string
  readonly due: DueTimes
  readonly isEnabled: boolean
  /** A moment missed while nothing ran is made up for when it is not older than this. */
  readonly maximumAgeSeconds: number
  /** Rejects when the target cannot be reached or may not be called. */
  deliver(firing: Firing): Promise<unknown>
}

export interface Scheduler {
  readonly names: readonly string[]
  /** Runs a schedule now, whatever its state; the promise is that of its target's first answer. Rejects for an unknown name. */
  fire(name: string): Promise<unknown>
  /** Fires what is due. Called by a timer; a test with a clock of its own calls it by hand. */
  tick(): Promise<void>
  close(): void
}

export interface SchedulerOptions {
  readonly stateFile: string
  readonly now: () => Date
  report(message: string): void
}

const stateShape = z.record(z.string(), z.object({ anchor: z.coerce.date(), lastDue: z.coerce.date() }))
type State = z.infer<typeof stateShape>

/** Looked at this often, so that a laptop that slept, or a clock that was set, cannot hold a schedule back. */
const everyMs = 15_000

export function startScheduler(entries: readonly ScheduleEntry[], options: SchedulerOptions): Scheduler {
  const { now, stateFile } = options
  const state: State = stateShape.parse(readJson(stateFile) ?? {})
  const begun = now()
  for (const { name } of entries) state[name] ??= { anchor: begun, lastDue: begun }
  writeJson(stateFile, state)

  /** The last moment that is due and not yet fired; earlier ones, missed in the same stop, are left out. */
  function dueMoment(entry: ScheduleEntry): Date | undefined {
    const { anchor, lastDue } = state[entry.name] ?? { anchor: begun, lastDue: begun }
    const oldest = new Date(now().getTime() - entry.maximumAgeSeconds * 1000)
    let found: Date | undefined
    for (let next = entry.due.next(lastDue > oldest ? lastDue : oldest, anchor); next && next <= now(); ) {
      found = next
      next = entry.due.next(next, anchor)
    }
    return found
  }

  async function fireDue(entry: ScheduleEntry): Promise<void> {
    const scheduledAt = dueMoment(entry)
    const known = state[entry.name]
    if (scheduledAt === undefined || known === undefined) return
    const delivery = entry.deliver({ id: `${entry.name}@${scheduledAt.toISOString()}`, scheduledAt })
    // After the target has the event on its disk: a crash in between delivers again, under the same id.
    state[entry.name] = { ...known, lastDue: scheduledAt }
    writeJson(stateFile, state)
    await delivery.catch((error: unknown) => options.report(`schedule ${entry.name}: ${messageOf(error)}`))
  }

  async function tick(): Promise<void> {
    await Promise.all(entries.filter(({ isEnabled }) => isEnabled).map(fireDue))
  }

  const timer = setInterval(() => void tick(), everyMs)
  timer.unref()
  void tick()

  return {
    names: entries.map(({ name }) => name),
    tick,
    async fire(name) {
      const entry = entries.find((one) => one.name === name)
      if (entry === undefined) {
        throw new Error(`There is no schedule ${name}. Schedules: ${entries.map((one) => one.name).join(', ')}`)
      }
      return entry.deliver({ id: `${name}@${randomUUID()}`, scheduledAt: now() })
    },
    close: () => clearInterval(timer),
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
