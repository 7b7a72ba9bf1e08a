import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FunctionSpec, InvocationResult } from '../../../local/lambda/function-spec.ts'
import { type LambdaRuntime, startLambdaRuntime } from '../../../local/lambda/lambda-runtime.ts'

const source = `
let calls = 0
export const echo = async (event, context) => ({ event, calls: ++calls, pid: process.pid, name: context.functionName,
  left: context.getRemainingTimeInMillis() > 0 && context.getRemainingTimeInMillis() <= 5000, env: Object.keys(process.env).sort(), arn: context.invokedFunctionArn,
  trace: process.env._X_AMZN_TRACE_ID })
export const nothing = async () => {}
export const callback = (event, context, done) => done(null, 'by callback')
export const throwing = async () => { throw new TypeError('no such column') }
export const hanging = () => new Promise(() => {})
export const looping = () => { for (;;); }
export const exiting = async (event) => { if (event === 'go') process.exit(3); return process.pid }
export const crashing = async () => { setImmediate(() => { throw new RangeError('later') }); await new Promise(() => {}) }
export const hoarding = async () => { const kept = []; for (;;) { kept.push(Buffer.alloc(8e6, 1)); await new Promise((r) => setTimeout(r, 5)) } }
export const large = async () => 'x'.repeat(7e6)
export const talking = async () => { console.log('plain'); console.log(JSON.stringify({ level: 'INFO', message: 'own' })); return 1 }
export const slow = async () => { await new Promise((r) => setTimeout(r, 150)); return process.pid }
`

let directory: string
let runtime: LambdaRuntime

const spec = (handler: string, over: Partial<FunctionSpec> = {}): FunctionSpec => ({
  name: handler,
  arn: `arn:aws:lambda:ap-southeast-1:000000000000:function:${handler}`,
  handler: `index.${handler}`,
  runtime: 'nodejs22.x',
  codeDirectory: join(directory, 'code'),
  timeoutSeconds: 5,
  memoryMb: 128,
  environment: { AWS_LAMBDA_FUNCTION_NAME: handler, TZ: 'UTC' },
  reservedConcurrency: undefined,
  mayLoop: false,
  ...over,
})

/** Whether an environment with this code is alive on this machine. */
function isAnyOn(codeDirectory: string): boolean {
  const isOn = (pid: string): boolean => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(codeDirectory)
    } catch {
      return false // ended since it was listed
    }
  }
  return readdirSync('/proc').some((name) => /^\d+$/.test(name) && isOn(name))
}

const payload = (result: InvocationResult): unknown =>
  result.kind === 'done' ? JSON.parse(result.payload) : { unexpected: result }

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'lambda-runtime-'))
  mkdirSync(join(directory, 'code'))
  writeFileSync(join(directory, 'code', 'index.mjs'), source)
  writeFileSync(join(directory, 'code', 'broken.mjs'), 'throw new SyntaxError("bad bundle")')
  const handlers = ['echo', 'nothing', 'callback', 'throwing', 'exiting', 'crashing', 'large', 'talking', 'hoarding']
  runtime = startLambdaRuntime(
    [
      ...handlers.map((name) => spec(name)),
      spec('hanging', { timeoutSeconds: 0.3 }),
      spec('looping', { timeoutSeconds: 0.3 }),
      spec('slow', { reservedConcurrency: 2 }),
      spec('free', { handler: 'index.slow' }),
      spec('chained', { handler: 'index.echo' }),
      spec('going-on', { handler: 'index.echo', mayLoop: true }),
      spec('broken', { handler: 'broken.handler' }),
      spec('missing', { handler: 'index.none' }),
    ],
    { dataDirectory: directory },
  )
})
afterAll(async () => {
  await runtime.close()
  rmSync(directory, { recursive: true })
})

describe('the function pool', () => {
  it('loads what is put under a function before it, and counts its time by no clock that this may have set', async () => {
    const moved = "process.env.MOVED = 'yes'; const { now } = Date; Date.now = () => now() + 1e9"
    const own = startLambdaRuntime([spec('echo')], {
      dataDirectory: join(directory, 'moved'),
      imports: [`data:text/javascript,${encodeURIComponent(moved)}`],
    })
    const answer = payload(await own.invoke('echo', '1')) as { env: string[] }
    expect(answer).toMatchObject({ left: true })
    expect(answer.env).toContain('MOVED')
    await own.close()
  })

  it('leaves no environment behind that was still being made when the cloud stopped', async () => {
    const folder = join(directory, 'stopped')
    const codeDirectory = join(directory, 'code-of-stopped')
    mkdirSync(codeDirectory)
    writeFileSync(join(codeDirectory, 'index.mjs'), source)
    const own = startLambdaRuntime([spec('slow', { codeDirectory })], { dataDirectory: folder })
    const answer = own.invoke('slow', '{}')
    await own.close()
    rmSync(folder, { recursive: true })
    expect(await answer).toMatchObject({ kind: 'failed', error: { errorType: 'Runtime.Closed' } })
    while (isAnyOn(codeDirectory)) await new Promise((again) => setTimeout(again, 20))
  })

  it('refuses the seventeenth call in a chain of messages that a function sends itself, as Lambda does, unless it may loop', async () => {
    const chainOf = async (name: string, calls: number): Promise<InvocationResult> => {
      let causes: string[] = []
      for (let call = 1; ; call++) {
        const result = await runtime.invoke(name, '{}', causes)
        if (call === calls || result.kind !== 'done') return result
        // What the SDK sends along with each request of the function, and SQS keeps with a message.
        causes = [(payload(result) as { trace: string }).trace]
      }
    }
    expect(await chainOf('chained', 16)).toMatchObject({ kind: 'done' })
    expect(await chainOf('chained', 17)).toMatchObject({
      kind: 'failed',
      error: { errorType: 'RecursiveInvocationException' },
    })
    expect(await chainOf('going-on', 40)).toMatchObject({ kind: 'done' })
    // A call of somebody else begins anew.
    expect(await runtime.invoke('chained', '{}')).toMatchObject({ kind: 'done' })
  })

  it('runs the bundle with its own environment and nothing of the parent', async () => {
    const first = payload(await runtime.invoke('echo', '{"a":"đồng"}'))
    expect(first).toMatchObject({
      event: { a: 'đồng' },
      calls: 1,
      name: 'echo',
      left: true,
      arn: 'arn:aws:lambda:ap-southeast-1:000000000000:function:echo',
      trace: expect.stringMatching(
        /^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0;Lineage=[0-9a-f]{8}:1$/,
      ),
    })
    expect((first as { env: string[] }).env).not.toContain('HOME')
    expect(payload(await runtime.invoke('arn:aws:lambda:x:1:function:echo:live', '1'))).toMatchObject({ calls: 2 })
  })

  it('answers null for a handler that returns nothing, and knows callbacks', async () => {
    expect(await runtime.invoke('nothing', '{}')).toEqual({ kind: 'done', payload: 'null' })
    expect(payload(await runtime.invoke('callback', '{}'))).toBe('by callback')
  })

  it('tells the error of a handler that throws and keeps the environment', async () => {
    for (const _ of [1, 2]) {
      const error = { errorType: 'TypeError', errorMessage: 'no such column', trace: expect.any(Array) }
      expect(await runtime.invoke('throwing', '{}')).toEqual({ kind: 'failed', error })
    }
  })

  it.each(['hanging', 'looping'])('ends a %s function at its timeout', async (name) => {
    expect(await runtime.invoke(name, '{}')).toMatchObject({
      kind: 'failed',
      error: {
        errorType: 'Sandbox.Timedout',
        errorMessage: expect.stringMatching(/Task timed out after 0.30 seconds$/),
      },
    })
  })

  it('replaces an environment that exits in a call', async () => {
    const before = payload(await runtime.invoke('exiting', '"stay"'))
    expect(await runtime.invoke('exiting', '"go"')).toMatchObject({
      kind: 'failed',
      error: { errorType: 'Runtime.ExitError', errorMessage: expect.stringContaining('exit status 3') },
    })
    const after = payload(await runtime.invoke('exiting', '"stay"'))
    expect(after).toEqual(expect.any(Number))
    expect(after).not.toBe(before)
  })

  it('names the error that nobody caught', async () => {
    expect(await runtime.invoke('crashing', '{}')).toMatchObject({
      kind: 'failed',
      error: { errorType: 'RangeError', errorMessage: 'later' },
    })
  })

  it('ends a function that holds more than its memory size', async () => {
    expect(await runtime.invoke('hoarding', '{}')).toMatchObject({
      kind: 'failed',
      error: { errorType: 'Runtime.OutOfMemory', errorMessage: expect.stringMatching(/of 128 MB\)$/) },
    })
  })

  it('refuses requests and responses over 6 MB', async () => {
    expect(await runtime.invoke('echo', JSON.stringify('x'.repeat(7e6)))).toEqual({ kind: 'too-large' })
    expect(await runtime.invoke('large', '{}')).toMatchObject({
      kind: 'failed',
      error: { errorType: 'Function.ResponseSizeTooLarge' },
    })
  })

  it('tells why a bundle does not load', async () => {
    expect(await runtime.invoke('broken', '{}')).toMatchObject({
      kind: 'failed',
      error: { errorType: 'SyntaxError', errorMessage: 'bad bundle' },
    })
    expect(await runtime.invoke('missing', '{}')).toMatchObject({
      kind: 'failed',
      error: { errorMessage: 'index.none is undefined or not exported' },
    })
  })

  it('throttles beyond the reserved concurrency', async () => {
    const results = await Promise.all([1, 2, 3].map(() => runtime.invoke('slow', '{}')))
    expect(results.map(({ kind }) => kind)).toEqual(['done', 'done', 'throttled'])
  })

  it('lets calls wait when an environment for each core is busy, and uses them again', async () => {
    const environments = Math.max(2, availableParallelism())
    const calls = Array.from({ length: 2 * environments }, () => runtime.invoke('free', '{}'))
    expect(new Set((await Promise.all(calls)).map(payload)).size).toBe(environments)
  })

  it('writes what a function prints to its log file as lines of JSON', async () => {
    await runtime.invoke('talking', '{}')
    // The function may be writing its last line just now: a line counts once its end is there.
    const lines = () =>
      readFileSync(join(directory, 'logs', 'talking.jsonl'), 'utf8')
        .split('\n')
        .slice(0, -1)
        .map((line): unknown => JSON.parse(line))
    await until(() => lines().length >= 4)
    expect(lines()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ level: 'INFO', message: 'plain' }),
        { level: 'INFO', message: 'own' },
        expect.objectContaining({ type: 'platform.report', record: expect.objectContaining({ status: 'success' }) }),
      ]),
    )
  })
})

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10))
}
