import { randomUUID } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { childRegistry } from './child-registry.ts'
import { type FunctionLog, openFunctionLog } from './function-log.ts'
import { type FunctionPool, openPool } from './function-pool.ts'
import { type FunctionError, type FunctionSpec, type InvocationResult, payloadLimit } from './function-spec.ts'
import { chainedCall, mostCallsInChain } from './lineage.ts'
import { watchMemory } from './memory-watch.ts'

export interface LambdaRuntime {
  readonly names: readonly string[]
  /** The function of an ARN or a name, a version or alias in the ARN left aside. */
  find(arnOrName: string): FunctionSpec | undefined
  /**
   * Runs the function once and answers as Lambda's Invoke does. `event` is JSON text. Throws only for a function that is not there.
   * @param causes trace headers of the messages in the event
   */
  invoke(arnOrName: string, event: string, causes?: readonly string[]): Promise<InvocationResult>
  close(): Promise<void>
}

/**
 * As many as there are cores: more would only share them, each at the cost of a start. Two at least, so that what does not hold between
 * two of them is seen.
 */
export const environmentsPerFunction = Math.max(2, availableParallelism())

export interface RuntimeOptions {
  readonly dataDirectory: string
  readonly idleMs?: number
  /** Modules that each environment loads before its bundle, as NODE_OPTIONS of a layer would have it. */
  readonly imports?: readonly string[]
}

/** A pool of processes per function. No process starts before its function's first call. */
export function startLambdaRuntime(functions: readonly FunctionSpec[], options: RuntimeOptions): LambdaRuntime {
  const registry = childRegistry(join(options.dataDirectory, 'children'))
  registry.endLeftovers(functions.map(({ codeDirectory }) => codeDirectory))
  const entries = new Map(functions.map((spec) => [spec.name, openEntry(spec)]))
  const stopWatching = watchMemory(watched)

  function openEntry(spec: FunctionSpec): Entry {
    const log = openFunctionLog(join(options.dataDirectory, 'logs'), spec.name)
    const pool = openPool(spec, log, {
      limit: Math.min(environmentsPerFunction, spec.reservedConcurrency ?? environmentsPerFunction),
      idleMs: options.idleMs ?? 5 * 60_000,
      onStart: (child) => registry.add(child.pid),
      ...(options.imports && { imports: options.imports }),
    })
    return { pool, log, running: 0 }
  }

  function* watched() {
    for (const { pool } of entries.values()) {
      for (const child of pool.atWork()) yield { child, memoryMb: pool.spec.memoryMb }
    }
  }

  return {
    names: functions.map(({ name }) => name),
    find: (arnOrName) => entries.get(nameOf(arnOrName))?.pool.spec,
    async invoke(arnOrName, event, causes = []) {
      const entry = entries.get(nameOf(arnOrName))
      if (entry === undefined) throw new Error(`There is no function ${arnOrName} in the template`)
      return run(entry, event, causes)
    },
    async close() {
      stopWatching()
      for (const { pool } of entries.values()) pool.close()
      await Promise.all([...entries.values()].map(({ log }) => log.close()))
      registry.clear()
    },
  }
}

interface Entry {
  readonly pool: FunctionPool
  readonly log: FunctionLog
  running: number
}

async function run(entry: Entry, event: string, causes: readonly string[]): Promise<InvocationResult> {
  const { spec } = entry.pool
  if (Buffer.byteLength(event) > payloadLimit) return { kind: 'too-large' }
  if (spec.reservedConcurrency !== undefined && entry.running >= spec.reservedConcurrency) return { kind: 'throttled' }
  const { traceId, calls } = chainedCall(spec.name, causes, Date.now())
  if (calls > mostCallsInChain && !spec.mayLoop) return loopAnswer
  entry.running += 1
  const id = randomUUID()
  const begun = process.hrtime.bigint()
  try {
    const result = await entry.pool.run({ id, event, traceId })
    const answer = result.kind === 'done' && Buffer.byteLength(result.payload) > payloadLimit ? tooLargeAnswer : result
    entry.log.platform('report', {
      requestId: id,
      status: answer.kind === 'done' ? 'success' : 'error',
      ...(answer.kind === 'failed' && { errorType: answer.error.errorType, errorMessage: answer.error.errorMessage }),
      durationMs: Number((process.hrtime.bigint() - begun) / 10_000n) / 100,
    })
    return answer
  } finally {
    entry.running -= 1
  }
}

const tooLargeError: FunctionError = {
  errorType: 'Function.ResponseSizeTooLarge',
  errorMessage: `Response payload size exceeded maximum allowed payload size (${payloadLimit} bytes).`,
}
const tooLargeAnswer: InvocationResult = { kind: 'failed', error: tooLargeError }

const loopAnswer: InvocationResult = {
  kind: 'failed',
  error: {
    errorType: 'RecursiveInvocationException',
    errorMessage: `The function is in a loop: more than ${mostCallsInChain} calls by messages that it sent itself. Where that is meant, RecursiveLoop must be Allow`,
  },
}

/** `arn:aws:lambda:region:account:function:NAME[:version]`, or the name itself. */
const nameOf = (arnOrName: string): string =>
  arnOrName.startsWith('arn:') ? (arnOrName.split(':')[6] ?? '') : arnOrName
