import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export interface Called {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

const program = join(import.meta.dirname, '../../bin/ansinh.js')
const forCalls = join(import.meta.dirname, 'ansinh-calls.mjs')

/** One call in a process of its own, as an operator makes it. */
export const ansinhAlone = (...args: string[]): Called =>
  spawnSync(process.execPath, [program, ...args], { encoding: 'utf8', maxBuffer: 2 ** 26 })

/** Calls of the program by the tests of a file, in one process for all of them; one at a time. */
export function ansinhCalls(): (...args: string[]) => Promise<Called> {
  let child: ChildProcess | undefined
  let answers: AsyncIterator<string> | undefined
  beforeAll(() => {
    const begun = spawn(process.execPath, [forCalls], { stdio: ['pipe', 'pipe', 'inherit'] })
    answers = createInterface({ input: begun.stdout })[Symbol.asyncIterator]()
    child = begun
  })
  afterAll(async () => {
    child?.stdin?.end()
    if (child?.exitCode === null) await once(child, 'exit')
  })
  return async (...args) => {
    child?.stdin?.write(`${JSON.stringify(args)}\n`)
    const answer = await answers?.next()
    if (!answer || answer.done) throw new Error(`ansinh ${args[0]} ended with its process`)
    return JSON.parse(answer.value)
  }
}
