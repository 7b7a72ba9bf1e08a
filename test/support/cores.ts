import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'

/** Which core the processes of a step share. They are told by their session, which the step has of its own. */
export interface Cores {
  /** The core for a step that begins, or none where there is nothing to choose from. */
  next(): number | undefined
  began(session: number, core: number): void
  /** Where the ones that are left would share a core while another has nothing to do, one of them moves. */
  ended(session: number): void
}

/**
 * A step is a handful of processes that wait for one another's answers. On one core whoever is answered goes on at once; another core has
 * to be woken first, which costs both of them time. Two cores are through with everything a tenth sooner so.
 * @param cores what the system lets this process have
 */
export function openCores(cores: readonly number[] = allowedCores()): Cores {
  const places = new Map<number, number>()
  const stepsOn = (core: number): number[] => [...places].flatMap(([session, place]) => (place === core ? session : []))
  const byLoad = (): number[] => [...cores].sort((one, other) => stepsOn(one).length - stepsOn(other).length)

  return {
    next: () => (cores.length > 1 ? byLoad()[0] : undefined),
    began: (session, core) => void places.set(session, core),
    ended(session) {
      if (!places.delete(session)) return
      const [last, ...others] = places.keys()
      if (last === undefined) return
      if (others.length === 0) return move(last, cores.join(','))
      const [emptiest = 0, fullest = 0] = [byLoad().at(0), byLoad().at(-1)]
      const [moved, ...staying] = stepsOn(fullest)
      if (moved === undefined || staying.length <= stepsOn(emptiest).length) return
      places.set(moved, emptiest)
      move(moved, String(emptiest))
    },
  }
}

/** Empty where the system does not let itself be told. */
function allowedCores(): number[] {
  const status = '/proc/self/status'
  if (!existsSync(status) || spawnSync('taskset', ['--version']).status !== 0) return []
  const [, ranges = ''] = /^Cpus_allowed_list:\s*(\S+)/m.exec(readFileSync(status, 'utf8')) ?? []
  return ranges.split(',').flatMap((range) => {
    const [first = 0, last = first] = range.split('-').map(Number)
    return Array.from({ length: last - first + 1 }, (_, index) => first + index)
  })
}

function move(session: number, cores: string): void {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name)))
    if (sessionOf(pid) === session) spawnSync('taskset', ['--all-tasks', '--cpu-list', '--pid', cores, pid])
}

/** None of a process that has ended meanwhile. */
function sessionOf(pid: string): number | undefined {
  try {
    // `PID (NAME) STATE PARENT GROUP SESSION …`, and a name may have blanks and brackets.
    const [, , , session] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
    return Number(session)
  } catch {
    return undefined
  }
}
