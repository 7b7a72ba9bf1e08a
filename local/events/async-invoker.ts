import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import type { InvocationResult } from '../lambda/function-spec.ts'
import { readJson, writeJson } from './durable-json.ts'

/** What becomes of an event that a function did not take. */
export interface FailurePolicy {
  /** Attempts after the first; Lambda's own default is two. */
  readonly retries: number
  /** Gives the event to the function's failure destination; absent, it is dropped with a line in the log. */
  readonly giveUp: ((event: string, result: InvocationResult, attempts: number) => Promise<void>) | undefined
}

/** Lambda's queue of asynchronous invocations, kept on disk until an event is done with. */
export interface AsyncInvoker {
  /**
   * Takes an event over; it is on the disk when this returns. The same id is taken once, so that a schedule that fires again after
   * a crash is not run twice. The promise is that of the first attempt.
   */
  accept(id: string, functionArn: string, event: string): Promise<InvocationResult>
  close(): void
}

export interface AsyncInvokerOptions {
  readonly directory: string
  invoke(functionArn: string, event: string): Promise<InvocationResult>
  policyOf(functionArn: string): FailurePolicy
  report(message: string): void
  /** Before the second and the third attempt; Lambda waits one minute and two. */
  readonly retryDelaysMs?: readonly number[]
}

const entryShape = z.object({ functionArn: z.string(), event: z.string() })
type Entry = z.infer<typeof entryShape>

export function startAsyncInvoker(options: AsyncInvokerOptions): AsyncInvoker {
  const delays = options.retryDelaysMs ?? [60_000, 120_000]
  const timers = new Set<NodeJS.Timeout>()
  let isClosed = false
  mkdirSync(options.directory, { recursive: true })
  const pathOf = (id: string): string => join(options.directory, `${encodeURIComponent(id)}.json`)

  async function attempt(id: string, entry: Entry, attempts: number): Promise<InvocationResult> {
    const result = await options.invoke(entry.functionArn, entry.event)
    if (isClosed) return result
    if (result.kind === 'done') rmSync(pathOf(id), { force: true })
    else await afterFailure(id, entry, result, attempts)
    return result
  }

  async function afterFailure(id: string, entry: Entry, result: InvocationResult, attempts: number): Promise<void> {
    const { retries, giveUp } = options.policyOf(entry.functionArn)
    const reason = result.kind === 'failed' ? result.error.errorMessage : result.kind
    options.report(`${entry.functionArn}: asynchronous invocation ${id}, attempt ${attempts}: ${reason}`)
    if (attempts <= retries) {
      const delay = delays[attempts - 1] ?? delays.at(-1) ?? 0
      later(delay, () => attempt(id, entry, attempts + 1))
      return
    }
    await giveUp?.(entry.event, result, attempts)
    rmSync(pathOf(id), { force: true })
  }

  function later(delayMs: number, run: () => Promise<unknown>): void {
    const timer = setTimeout(() => {
      timers.delete(timer)
      run().catch((error: unknown) => options.report(`asynchronous invocation: ${String(error)}`))
    }, delayMs)
    timers.add(timer)
  }

  for (const name of readdirSync(options.directory).filter((file) => file.endsWith('.json'))) {
    const entry = entryShape.parse(readJson(join(options.directory, name)))
    later(0, () => attempt(decodeURIComponent(name.slice(0, -'.json'.length)), entry, 1))
  }

  return {
    accept(id, functionArn, event) {
      if (existsSync(pathOf(id))) return Promise.resolve({ kind: 'done', payload: 'null' })
      const entry = { functionArn, event }
      writeJson(pathOf(id), entry)
      return attempt(id, entry, 1)
    },
    close() {
      isClosed = true
      for (const timer of timers) clearTimeout(timer)
    },
  }
}
