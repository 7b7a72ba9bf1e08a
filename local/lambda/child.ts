import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { engineFlags } from './engine-flags.ts'
import type { FunctionLog } from './function-log.ts'
import type { FunctionError, FunctionSpec } from './function-spec.ts'

export interface Call {
  readonly id: string
  /** JSON text. */
  readonly event: string
  readonly traceId: string
}

export type CallResult =
  | { readonly kind: 'done'; readonly payload: string }
  | { readonly kind: 'failed'; readonly error: FunctionError }

/** One execution environment: a process that holds the loaded bundle and takes one call at a time. */
export interface FunctionChild {
  readonly pid: number
  readonly isAlive: boolean
  readonly isAtWork: boolean
  invoke(call: Call): Promise<CallResult>
  /** Ends the process now; a call in flight fails with the given reason. */
  kill(reason: FunctionError): void
}

type Message =
  | { kind: 'ready' }
  | { kind: 'done'; id: string; payload: string }
  | { kind: 'failed'; id: string; error: FunctionError }
  | { kind: 'died'; id: string | undefined; error: FunctionError }

const worker = join(import.meta.dirname, 'worker.mjs')

/** AWS's own limit is 10 s; on a machine that is busy with a build the same bundle takes longer, and that is no fault of its code. */
const initLimitMs = 30_000

/** Starts an environment and loads the bundle. Rejects with the {@link FunctionError} of the initialization. */
export async function startChild(
  spec: FunctionSpec,
  log: FunctionLog,
  imports: readonly string[] = [],
): Promise<FunctionChild> {
  // Lambda gives Node nine tenths of the memory as old space; the rest of the limit is watched from outside.
  const oldSpaceMb = Math.floor(spec.memoryMb * 0.9)
  // The argument is for the next start alone, which knows by it what was left behind.
  const child = fork(worker, [spec.codeDirectory], {
    cwd: spec.codeDirectory,
    env: { ...spec.environment, LAMBDA_TASK_ROOT: spec.codeDirectory, _HANDLER: spec.handler },
    execArgv: [
      '--preserve-symlinks',
      `--max-old-space-size=${oldSpaceMb}`,
      ...engineFlags,
      ...imports.flatMap((module) => ['--import', module]),
    ],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    serialization: 'advanced',
  })
  return new Promise((resolve, reject) => {
    const environment = environmentOf(child, spec, log, (started) => {
      clearTimeout(limit)
      if ('pid' in started) resolve(started)
      else reject(started)
    })
    const limit = setTimeout(
      () => environment.kill({ errorType: 'Runtime.InitTimeout', errorMessage: 'The function did not load in time' }),
      initLimitMs,
    )
  })
}

function environmentOf(
  child: ChildProcess,
  spec: FunctionSpec,
  log: FunctionLog,
  onStarted: (started: FunctionChild | FunctionError) => void,
): FunctionChild {
  let current: { id: string; settle: (result: CallResult) => void; timer: NodeJS.Timeout } | undefined
  let isAlive = true
  let reason: FunctionError | undefined

  function settle(result: CallResult): void {
    if (current === undefined) return
    clearTimeout(current.timer)
    const { settle } = current
    current = undefined
    settle(result)
  }

  const environment: FunctionChild = {
    pid: child.pid ?? 0,
    get isAlive() {
      return isAlive
    },
    get isAtWork() {
      return isAlive && current !== undefined
    },
    invoke(call) {
      return new Promise((resolve) => {
        const limitMs = spec.timeoutSeconds * 1000
        const seconds = spec.timeoutSeconds.toFixed(2)
        const timer = setTimeout(() => {
          log.platform('report', { requestId: call.id, status: 'timeout', timeoutSeconds: spec.timeoutSeconds })
          const errorMessage = `RequestId: ${call.id} Error: Task timed out after ${seconds} seconds`
          environment.kill({ errorType: 'Sandbox.Timedout', errorMessage })
        }, limitMs)
        current = { id: call.id, settle: resolve, timer }
        child.send({ ...call, limitMs, arn: spec.arn }, (error) => {
          if (error !== null) environment.kill(exitError(call.id, error.message))
        })
      })
    },
    kill(why) {
      reason ??= why
      isAlive = false
      child.kill('SIGKILL')
    },
  }

  if (child.stdout !== null) log.follow(child.stdout, 'INFO', () => current?.id)
  if (child.stderr !== null) log.follow(child.stderr, 'ERROR', () => current?.id)
  child.on('message', (message: Message) => {
    if (message.kind === 'ready') onStarted(environment)
    else if (message.kind === 'died') {
      // The process ends itself next: from here on it takes no call.
      isAlive = false
      reason ??= message.error
    } else if (message.id === current?.id) {
      const { id: _id, ...result } = message
      settle(result)
    }
  })
  child.on('error', (error) => {
    environment.kill(exitError(current?.id ?? '', error.message))
    // What the machine could not start never exits.
    if (child.pid === undefined) ended(error.message)
  })
  child.on('exit', (code, signal) => ended(signal === null ? `exit status ${code}` : `signal: ${signal}`))
  function ended(how: string): void {
    isAlive = false
    const error = reason ?? exitError(current?.id ?? '', how)
    onStarted(error)
    settle({ kind: 'failed', error })
  }
  return environment
}

const exitError = (id: string, how: string): FunctionError => ({
  errorType: 'Runtime.ExitError',
  errorMessage: `RequestId: ${id} Error: Runtime exited with error: ${how}`,
})
