import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startAsyncInvoker } from '../../../local/events/async-invoker.ts'
import type { InvocationResult } from '../../../local/lambda/function-spec.ts'

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'async-'))
})
afterEach(() => rmSync(directory, { recursive: true }))

const done: InvocationResult = { kind: 'done', payload: '1' }
const failed: InvocationResult = { kind: 'failed', error: { errorType: 'Error', errorMessage: 'not well' } }

/** Resolves with the events once there are so many. */
function recorder() {
  const events: string[] = []
  const waiting: { count: number; resolve: () => void }[] = []
  return {
    events,
    add(event: string) {
      events.push(event)
      for (const one of waiting) if (events.length >= one.count) one.resolve()
    },
    reach: (count: number) =>
      new Promise<void>((resolve) => {
        if (events.length >= count) resolve()
        else waiting.push({ count, resolve })
      }),
  }
}

function start(answers: readonly InvocationResult[], retries = 2) {
  const invoked = recorder()
  const givenUp = recorder()
  const reports = recorder()
  const invoker = startAsyncInvoker({
    directory,
    invoke: async (_arn, event) => {
      invoked.add(event)
      return answers[invoked.events.length - 1] ?? done
    },
    policyOf: () => ({
      retries,
      giveUp: async (event, _result, attempts) => givenUp.add(`${event} after ${attempts}`),
    }),
    report: reports.add,
    retryDelaysMs: [0, 0],
  })
  return { invoker, invoked, givenUp, reports }
}

describe('asynchronous invocations', () => {
  it('are done with after the first success', async () => {
    const { invoker, invoked } = start([done])
    expect(await invoker.accept('a@1', 'fn', '"x"')).toEqual(done)
    expect([invoked.events, readdirSync(directory)]).toEqual([['"x"'], []])
    invoker.close()
  })

  it('are tried again, and given up after the last attempt', async () => {
    const { invoker, invoked, givenUp, reports } = start([failed, failed, failed])
    expect(await invoker.accept('a@1', 'fn', '"x"')).toEqual(failed)
    await givenUp.reach(1)
    expect([invoked.events.length, givenUp.events]).toEqual([3, ['"x" after 3']])
    expect(reports.events[0]).toBe('fn: asynchronous invocation a@1, attempt 1: not well')
    invoker.close()
  })

  it('are on the disk until they are done with, and go on after a restart', async () => {
    const first = start([failed])
    await first.invoker.accept('a@2020-05-25T17:00:00.000Z', 'fn', '"x"')
    first.invoker.close()
    expect(readdirSync(directory)).toHaveLength(1)
    const second = start([done])
    await second.invoked.reach(1)
    expect(second.invoked.events).toEqual(['"x"'])
    second.invoker.close()
  })

  it('take the same id once while it is under way', async () => {
    const { invoker, invoked } = start([failed], 2)
    const attempt = invoker.accept('a@1', 'fn', '"x"')
    await invoker.accept('a@1', 'fn', '"x"')
    await attempt
    expect(invoked.events).toHaveLength(1)
    invoker.close()
  })
})
