import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { openCores } from '../../support/cores.ts'

/** Sessions that no process has: numbers beyond the most that Linux gives. */
const nobody = 5_000_000

describe('the cores that steps share', () => {
  it('are filled evenly, and each is free again when its step has ended', () => {
    const cores = openCores([4, 7])
    expect(cores.next()).toBe(4)
    cores.began(nobody, 4)
    expect(cores.next()).toBe(7)
    cores.began(nobody + 1, 7)
    cores.began(nobody + 2, 4)
    expect(cores.next()).toBe(7)
    cores.ended(nobody)
    cores.ended(nobody + 2)
    expect(cores.next()).toBe(4)
  })

  it('are not chosen where there is one, or the system tells of none', () => {
    expect(openCores([3]).next()).toBeUndefined()
    expect(openCores([]).next()).toBeUndefined()
  })

  it('take over a step where two more are left on one than on another', () => {
    const cores = openCores([0, 1])
    for (const [session, core] of [0, 1, 0, 0].entries()) cores.began(nobody + session, core)
    // Three are left on the first and none on the second: one moves, and both have one when the other two have ended.
    cores.ended(nobody + 1)
    cores.ended(nobody + 2)
    cores.began(nobody + 4, 0)
    expect(cores.next()).toBe(1)
  })
})

const onTwoCores = cpus().length > 1 ? describe : describe.skip

onTwoCores('the processes of a step', () => {
  let step: ChildProcess
  beforeAll(async () => {
    step = spawn('sh', ['-c', 'sleep 60 & sleep 60'], { detached: true, stdio: 'ignore' })
    while (sleepers(step).length < 2) await new Promise((resolve) => setTimeout(resolve, 20))
  })
  afterAll(() => process.kill(-(step.pid ?? 0), 'SIGKILL'))

  it('are all moved, and may run anywhere once their step is the last', () => {
    for (const pid of everyone(step)) spawnSync('taskset', ['--all-tasks', '--cpu-list', '--pid', '0', pid])
    const cores = openCores([0, 1])
    for (const session of [step.pid ?? 0, nobody, nobody + 1]) cores.began(session, 0)
    cores.began(nobody + 2, 1)
    expect(placesOf(step)).toEqual(['0', '0', '0'])
    cores.ended(nobody + 2)
    expect(placesOf(step)).toEqual(['1', '1', '1'])
    cores.ended(nobody)
    cores.ended(nobody + 1)
    expect(placesOf(step)).toEqual(['0-1', '0-1', '0-1'])
  })
})

const sleepers = ({ pid }: ChildProcess): string[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean)

const everyone = (child: ChildProcess): string[] => [String(child.pid), ...sleepers(child)]

const placesOf = (child: ChildProcess): (string | undefined)[] =>
  everyone(child).map((pid) => /^Cpus_allowed_list:\s*(\S+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
