import { renameSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

declare global {
  var rereadSimulatedClock: (() => void) | undefined
}

export interface Faults {
  /** Of a hundred calls that a function makes, so many end its process: half of them before the call, half after it was done. */
  readonly kill: number
  readonly throttle: number
  readonly throttlePort: number
}

/** The clock of all processes of a simulation; this one must have loaded machine-under-us.mjs too. */
export interface MovedClock {
  /** For `--import`. */
  readonly machine: string
  moveTo(moment: number): void
  setFaults(faults: Faults | null): void
  /** Called after each move, to tell a process that does not look by itself. */
  tell: (() => void) | undefined
}

export const machineModule = (control: string): string =>
  `${pathToFileURL(`${import.meta.dirname}/machine-under-us.mjs`).href}?control=${encodeURIComponent(control)}`

export function movedClock(control: string): MovedClock {
  let settings: { offset: number; faults: Faults | null } = { offset: 0, faults: null }
  const write = (next: Partial<typeof settings>): void => {
    settings = { ...settings, ...next }
    writeFileSync(`${control}.next`, JSON.stringify(settings))
    renameSync(`${control}.next`, control)
    globalThis.rereadSimulatedClock?.()
    clock.tell?.()
  }
  const clock: MovedClock = {
    machine: machineModule(control),
    moveTo: (moment) => write({ offset: settings.offset + moment - Date.now() }),
    setFaults: (faults) => write({ faults }),
    tell: undefined,
  }
  write({})
  return clock
}
