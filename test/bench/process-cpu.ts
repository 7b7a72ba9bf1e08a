import { readdirSync, readFileSync } from 'node:fs'

/** Seconds of processor time, by who used them. */
export type CpuSeconds = ReadonlyMap<string, number>

/** What /proc counts in: Linux has told programs a hundred a second on every machine for decades. */
const ticksPerSecond = 100

/**
 * What a process and everything below it have used since they began: `engine`, each function by its name, and `rest`, the process itself
 * with those of its children that have ended. Other work on the machine hardly shows in it.
 */
export function cpuBelow(root: number): CpuSeconds {
  const processes = new Map(readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (statOf(name) ?? []) : [])))
  const used = new Map<string, number>()
  const count = (pid: number): void => {
    const known = processes.get(pid)
    if (!known) return
    const name = pid === root ? 'rest' : nameOf(pid, known.command)
    used.set(name, (used.get(name) ?? 0) + known.seconds)
    for (const [child, { parent }] of processes) if (parent === pid) count(child)
  }
  count(root)
  return used
}

/** What was used between two looks. */
export const cpuBetween = (before: CpuSeconds, after: CpuSeconds): CpuSeconds =>
  new Map([...after].map(([name, seconds]) => [name, seconds - (before.get(name) ?? 0)]))

export const cpuTogether = (all: readonly CpuSeconds[]): CpuSeconds => {
  const sums = new Map<string, number>()
  for (const [name, seconds] of all.flatMap((one) => [...one])) sums.set(name, (sums.get(name) ?? 0) + seconds)
  return sums
}

interface Process {
  readonly parent: number
  readonly command: string
  readonly seconds: number
}

/** Of a process that may be gone meanwhile. The command may hold blanks and brackets; what follows it does not. */
function statOf(pid: string): [[number, Process]] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const end = stat.lastIndexOf(')')
    const fields = stat.slice(end + 2).split(' ')
    // utime, stime, and those of the children that it has waited for
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0)
    const command = stat.slice(stat.indexOf('(') + 1, end)
    return [[Number(pid), { parent: Number(fields[1]), command, seconds: ticks / ticksPerSecond }]]
  } catch {
    return undefined
  }
}

function nameOf(pid: number, command: string): string {
  if (command === 'dynoxide') return 'engine'
  try {
    const environment = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0')
    const named = environment.find((line) => line.startsWith('AWS_LAMBDA_FUNCTION_NAME='))
    return named?.slice(named.indexOf('=') + 1) ?? 'rest'
  } catch {
    return 'rest'
  }
}
