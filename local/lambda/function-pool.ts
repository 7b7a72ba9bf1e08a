import { type Call, type CallResult, type FunctionChild, startChild } from './child.ts'
import type { FunctionLog } from './function-log.ts'
import type { FunctionError, FunctionSpec } from './function-spec.ts'

/** The environments of one function: one call at a time in each, idle ones kept warm. */
export interface FunctionPool {
  readonly spec: FunctionSpec
  run(call: Call): Promise<CallResult>
  /** Children with a call under way, for the memory watch: the others stand still and take no more than they have. */
  atWork(): readonly FunctionChild[]
  close(): void
}

export interface PoolOptions {
  /** Environments at the same time; more calls wait. */
  readonly limit: number
  /** An environment that has had nothing to do for this long is ended, as Lambda does. */
  readonly idleMs: number
  /** Modules that each environment loads before the bundle. */
  readonly imports?: readonly string[]
  onStart(child: FunctionChild): void
}

export function openPool(spec: FunctionSpec, log: FunctionLog, options: PoolOptions): FunctionPool {
  const all = new Set<FunctionChild>()
  const idle: { child: FunctionChild; timer: NodeJS.Timeout }[] = []
  const waiting: ((child: FunctionChild | undefined) => void)[] = []
  let starting = 0
  let isClosed = false

  function takeIdle(): FunctionChild | undefined {
    for (;;) {
      // The last one used is the warmest; the others may grow old and end.
      const entry = idle.pop()
      if (entry === undefined) return undefined
      clearTimeout(entry.timer)
      if (entry.child.isAlive) return entry.child
      all.delete(entry.child)
    }
  }

  async function start(): Promise<FunctionChild> {
    starting += 1
    const begun = Date.now()
    try {
      const child = await startChild(spec, log, options.imports)
      // Stopped meanwhile: nobody else would end it any more, and it would keep this process from ending.
      if (isClosed) {
        child.kill(closedError)
        throw closedError
      }
      log.platform('initReport', { durationMs: Date.now() - begun, pid: child.pid })
      all.add(child)
      options.onStart(child)
      return child
    } finally {
      starting -= 1
    }
  }

  async function acquire(): Promise<FunctionChild> {
    for (;;) {
      if (isClosed) throw closedError
      const warm = takeIdle()
      if (warm !== undefined) return warm
      if (all.size + starting < options.limit) return start()
      const handed = await new Promise<FunctionChild | undefined>((resolve) => waiting.push(resolve))
      if (handed?.isAlive) return handed
    }
  }

  function release(child: FunctionChild): void {
    if (!child.isAlive) {
      all.delete(child)
      waiting.shift()?.(undefined)
      return
    }
    const next = waiting.shift()
    if (next !== undefined) {
      next(child)
      return
    }
    const timer = setTimeout(() => {
      child.kill(closedError)
      all.delete(child)
      idle.splice(
        idle.findIndex((entry) => entry.child === child),
        1,
      )
    }, options.idleMs)
    timer.unref()
    idle.push({ child, timer })
  }

  return {
    spec,
    atWork: () => [...all].filter((child) => child.isAtWork),
    async run(call) {
      let child: FunctionChild
      try {
        child = await acquire()
      } catch (error) {
        waiting.shift()?.(undefined)
        return { kind: 'failed', error: asFunctionError(error) }
      }
      try {
        return await child.invoke(call)
      } finally {
        release(child)
      }
    },
    close() {
      isClosed = true
      for (const { timer } of idle) clearTimeout(timer)
      for (const child of all) child.kill(closedError)
      for (const wake of waiting.splice(0)) wake(undefined)
    },
  }
}

const closedError: FunctionError = { errorType: 'Runtime.Closed', errorMessage: 'The local cloud is stopping' }

function asFunctionError(thrown: unknown): FunctionError {
  if (typeof thrown === 'object' && thrown !== null && 'errorType' in thrown) return thrown as FunctionError
  return { errorType: 'Runtime.InitError', errorMessage: String(thrown) }
}
