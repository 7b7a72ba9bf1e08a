import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { aCloud, aFixture, onEnd, reach, scratch, until } from './fixture/cloud.ts'

const root = join(import.meta.dirname, '../../..')

describe('a grant that the template leaves out', () => {
  it('is missing here too, and the function says which', async () => {
    const data = scratch('local-grant')
    const test = await aCloud(aFixture({ withoutTableGrant: true }), data)
    await test.send({ id: 'one', wish: 'keep' })
    // Not alone there, where the bucket's own test event came in the same batch: it fails as a whole.
    await until(async () => (await test.deadLetters()).some((body) => body.includes('"one"')))
    const log = readdirSync(join(data, 'logs')).find((name) => name.includes('worker')) ?? ''
    expect(readFileSync(join(data, 'logs', log), 'utf8')).toMatch(
      /is not authorized to perform: dynamodb:UpdateItem on resource: arn:aws:dynamodb:ap-southeast-1:000000000000:table/,
    )
  })
})

describe('kill -9', () => {
  it('leaves no process behind and loses nothing that was acknowledged', async () => {
    const cdkOut = aFixture()
    const data = scratch('local-kill')
    const first = await startApart(cdkOut, data)
    await first.cloud.send({ id: 'taken', wish: 'keep' })
    await until(async () => (await first.cloud.kept('message', 'taken')) && (await first.cloud.waiting()) === 0)
    // Once, unless a busy machine took longer than the queue waits.
    const taken = await first.cloud.kept('message', 'taken')
    await first.cloud.send({ id: 'under-way', wish: 'hang' })
    await until(() => first.cloud.kept('message', 'under-way'))
    const children = readdirSync(join(data, 'children'))
    expect(children.length).toBeGreaterThan(0)
    await first.end('SIGKILL')
    await until(async () => children.every((pid) => !isRunning(pid)))

    const second = await startApart(cdkOut, data)
    expect(await second.cloud.kept('message', 'taken')).toBe(taken)
    await until(async () => (await second.cloud.deadLetters()).some((body) => body.includes('"under-way"')))
    expect(await second.end('SIGTERM')).toBe(143)
    expect(existsSync(join(data, 'running.json'))).toBe(false)
    expect(existsSync(join(data, 'children'))).toBe(false)
  })
})

const isRunning = (pid: string): boolean => existsSync(`/proc/${pid}/stat`)

interface Apart {
  readonly cloud: ReturnType<typeof reach>
  /** The exit code; null when the signal could not be caught. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null>
}

/** A cloud in a process of its own. */
async function startApart(cdkOut: string, data: string): Promise<Apart> {
  const script = join(root, 'test/integration/local-runner/fixture/start-fixture.ts')
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', script, cdkOut, data], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  onEnd(async () => {
    child.kill('SIGKILL')
    await ended
  })
  if (child.stdout === null) throw new Error('no output')
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout ?? process.stdin }).once('line', resolve)
    child.once('exit', (code) => reject(new Error(`the cloud ended with ${code}`)))
  })
  return {
    cloud: reach(JSON.parse(line)),
    end(signal) {
      child.kill(signal)
      return ended
    },
  }
}
