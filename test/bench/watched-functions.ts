import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const everyMs = 500

/** What the platform says at the end of each call, and what /proc says of the processes meanwhile. */
export interface Watched {
  /** Peak of the resident memory of any process of the function, MB. */
  peakMegabytes(): number
  /** Calls that have ended since the last time that this was asked. */
  calls(): { ended: number; failed: number; longestSeconds: number }
  /** Processes of the function that are at work now, the busiest first. */
  pids(): number[]
  stop(): void
}

/** Watches one function of a local cloud. Its processes carry its name in their environment, which stays readable until they end. */
export function watchFunction(name: string, logFile: string): Watched {
  let peak = 0
  let read = 0
  const own = new Map<number, boolean>()
  const pids = (): number[] =>
    readdirSync('/proc')
      .map(Number)
      .filter((pid) => {
        if (!(pid > 0)) return false
        if (!own.has(pid)) own.set(pid, textOf(pid, 'environ').split('\0').includes(`AWS_LAMBDA_FUNCTION_NAME=${name}`))
        return own.get(pid)
      })
      .toSorted((one, other) => ticksOf(other) - ticksOf(one))
  const look = (): void => {
    for (const pid of pids()) {
      const kilobytes = /VmHWM:\s+(\d+)/.exec(textOf(pid, 'status'))?.[1]
      peak = Math.max(peak, Number(kilobytes ?? 0) / 1024)
    }
  }
  const timer = setInterval(look, everyMs)
  return {
    peakMegabytes: () => peak,
    pids,
    calls() {
      const lines = readFileSync(logFile, 'utf8').split('\n').slice(0, -1)
      const reports = lines
        .slice(read)
        .map((line): Report => JSON.parse(line))
        .filter(({ type }) => type === 'platform.report')
      read = lines.length
      return {
        ended: reports.length,
        failed: reports.filter(({ record }) => record?.status !== 'success').length,
        longestSeconds: Math.max(0, ...reports.map(({ record }) => record?.durationMs ?? 0)) / 1000,
      }
    },
    stop: () => clearInterval(timer),
  }
}

interface Report {
  readonly type?: string
  readonly record?: { readonly status?: string; readonly durationMs?: number }
}

/** Of a process that may be gone meanwhile. */
function textOf(pid: number, file: string): string {
  try {
    return readFileSync(join('/proc', String(pid), file), 'utf8')
  } catch {
    return ''
  }
}

const ticksOf = (pid: number): number => Number(textOf(pid, 'stat').split(' ')[13] ?? 0)
