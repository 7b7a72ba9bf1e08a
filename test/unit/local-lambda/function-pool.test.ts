import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as aTurn } from 'node:timers/promises'
import type { FunctionLog } from '../../../local/lambda/function-log.ts'
import { openPool } from '../../../local/lambda/function-pool.ts'
import type { FunctionSpec } from '../../../local/lambda/function-spec.ts'

const folder = mkdtempSync(join(tmpdir(), 'function-pool-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const spec: FunctionSpec = {
  name: 'greeter',
  arn: 'arn:aws:lambda:ap-southeast-1:000000000000:function:greeter',
  handler: 'index.handler',
  runtime: 'nodejs22.x',
  codeDirectory: folder,
  timeoutSeconds: 20,
  memoryMb: 128,
  environment: {},
  reservedConcurrency: undefined,
  mayLoop: false,
}
const log: FunctionLog = { follow: () => undefined, platform: () => undefined, close: async () => undefined }
const call = { id: 'one', event: '{"name":"Ánh"}', traceId: '' }

it('a process that the machine cannot start fails its call, and the next one is taken', async () => {
  // As where there are too many processes: spawn fails, and no process ever ends.
  const pool = openPool({ ...spec, codeDirectory: join(folder, 'gone') }, log, {
    limit: 1,
    idleMs: 60_000,
    onStart: () => undefined,
  })
  const both = await Promise.all([pool.run(call), pool.run({ ...call, id: 'two' })])
  for (const result of both)
    expect(result).toMatchObject({ kind: 'failed', error: { errorMessage: expect.stringContaining('ENOENT') } })
  pool.close()
})

it('a process that has started answers', async () => {
  writeFileSync(join(folder, 'index.cjs'), "exports.handler = async ({ name }) => 'Chào ' + name\n")
  const pool = openPool(spec, log, { limit: 1, idleMs: 60_000, onStart: () => undefined })
  expect(await pool.run(call)).toEqual({ kind: 'done', payload: '"Chào Ánh"' })
  pool.close()
})

it('has at work those alone whose call is under way', async () => {
  const end = join(folder, 'end')
  const handler = `() => new Promise((done) => setInterval(() => require('node:fs').existsSync('${end}') && done(), 5))`
  writeFileSync(join(folder, 'index.cjs'), `exports.handler = ${handler}\n`)
  const pool = openPool(spec, log, { limit: 1, idleMs: 60_000, onStart: () => undefined })
  const answer = pool.run(call)
  while (pool.atWork().length === 0) await aTurn()
  writeFileSync(end, '')
  await answer
  expect(pool.atWork()).toEqual([])
  pool.close()
})
