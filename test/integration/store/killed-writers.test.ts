import '../../support/silent-logs.ts'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CreateQueueCommand, type Message, ReceiveMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs'
import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { build } from 'esbuild'
import { silentMs, untakenMs } from '../../../lambdas/domain/exports/export-duties.ts'
import { noQuestion } from '../../../lambdas/domain/register/register-question.ts'
import { ok } from '../../../lambdas/domain/result.ts'
import { exportedFile, requestExport } from '../../../lambdas/functions/exports/request-export.ts'
import { giveUpOrders } from '../../../lambdas/functions/overdue-lists/give-up-orders.ts'
import type { Call } from '../../../lambdas/runtime/api-handler.ts'
import { endExport, getExport, putExport } from '../../../lambdas/store/orders/export-store.ts'
import { noteTry } from '../../../lambdas/store/orders/open-exports.ts'
import { keys } from '../../../lambdas/store/table/keys.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { WorkQueue } from '../../../lib/constructs/queues.ts'
import { anActor } from '../../support/builders.ts'
import { onOneEngine } from '../../support/one-engine.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import { arnOf, startSqsWorld, testClock } from '../local-sqs/sqs-world.ts'
import { aRight, cuKuin, marks, takenIn, tree } from './desk.ts'

// Writers are processes, each of which loads the whole function.
jest.setTimeout(120_000)
const engine = registerEngine()
const folder = mkdtempSync(join(tmpdir(), 'ansinh-writers-'))
const script = join(folder, 'export-writer-process.mjs')
const minute = 60_000
const clock = testClock(Date.now())
/** The template's own: fifteen minutes for the writer and one more. */
const hiddenSeconds = 16 * 60
let register: Register
let world: Awaited<ReturnType<typeof startSqsWorld>>

beforeAll(async () => {
  world = await startSqsWorld({ clock })
  register = await engine.freshRegister()
  await takenIn(register, aRight('A', { fullName: 'Y Bhiăt Êban' }))
  await build({
    entryPoints: [join(import.meta.dirname, '../../support/export-writer-process.ts')],
    outfile: script,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
  })
})
afterAll(async () => {
  await world.close()
  rmSync(folder, { recursive: true })
})

let orders = 0
async function ordered(at = Date.now(), id = marks.id('export', 'of killed writers', orders++)) {
  const by = { username: anActor().username, role: 'huyen' as const, unit: cuKuin }
  const filter = { programme: 'nq42-2020', unit: cuKuin, ...noQuestion, name: null }
  await putExport(register, { id, filter, format: 'csv', numbers: 'last-digits', by, at }, by)
  return { by, id, at, filter }
}
const stateOf = async ({
  by,
  id,
}: {
  readonly by: { readonly username: string }
  readonly id: string
}): Promise<string | undefined> => (await getExport(register, by.username, id))?.state

/** Lets the function work on a message, and kills its process when it brings the file to the bucket. @returns how it ended */
async function killedWriter({ Body, Attributes }: Message): Promise<string | null> {
  const { endpoint, region, credentials } = await engine.address()
  const bucket = createServer((socket) => {
    socket.on('error', () => undefined)
    child.kill('SIGKILL')
  }).listen(0, '127.0.0.1')
  await once(bucket, 'listening')
  const child = spawn(process.execPath, [script, JSON.stringify({ body: Body, attributes: Attributes })], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      AWS_ENDPOINT_URL_DYNAMODB: endpoint,
      AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${(bucket.address() as AddressInfo).port}`,
      AWS_REGION: region,
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      POWERTOOLS_LOG_LEVEL: 'SILENT',
      POWERTOOLS_METRICS_DISABLED: 'true',
      POWERTOOLS_TRACE_ENABLED: 'false',
      REGISTER_TABLE: register.table,
      UNIT_MAP: 'daklak-2020',
      EXPORTS_BUCKET: 'exports',
      EXCHANGE_KEY_SECRET_ARN: 'not asked for',
      MOST_TRIES: String(WorkQueue.mostTries),
    },
  })
  const [, signal] = await once(child, 'exit')
  bucket.close()
  return signal
}

const receive = async (queue: string): Promise<Message | undefined> => {
  const asked = { QueueUrl: world.engine.queueUrl(queue), MessageSystemAttributeNames: ['All' as const] }
  return (await world.sqs.send(new ReceiveMessageCommand(asked))).Messages?.[0]
}

describe('an export whose writer is killed at every try', () => {
  onOneEngine('ends as failed when the queue has given it up, and not before', async () => {
    await world.sqs.send(new CreateQueueCommand({ QueueName: 'dead' }))
    const redrive = { deadLetterTargetArn: arnOf('dead'), maxReceiveCount: WorkQueue.mostTries }
    const Attributes = { VisibilityTimeout: String(hiddenSeconds), RedrivePolicy: JSON.stringify(redrive) }
    await world.sqs.send(new CreateQueueCommand({ QueueName: 'orders', Attributes }))
    const order = await ordered()
    const body = { username: order.by.username, exportId: order.id }
    const QueueUrl = world.engine.queueUrl('orders')
    await world.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(body) }))
    let tries = 0
    for (let message = await receive('orders'); message; message = await receive('orders')) {
      expect(await killedWriter(message)).toBe('SIGKILL')
      tries++
      clock.advance(hiddenSeconds + 1)
    }
    const lastTry = Date.now()
    expect([tries, (await receive('dead'))?.Body]).toEqual([WorkQueue.mostTries, JSON.stringify(body)])
    expect(await stateOf(order)).toBe('waiting')

    expect(await giveUpOrders(register, lastTry + silentMs - minute)).toMatchObject({ ended: 0, failed: 0 })
    expect(await stateOf(order)).toBe('waiting')
    expect(await giveUpOrders(register, lastTry + silentMs)).toMatchObject({ ended: 1, failed: 0 })
    expect(await stateOf(order)).toBe('failed')
    expect(await giveUpOrders(register, lastTry + silentMs)).toMatchObject({ ended: 0, failed: 0 })
  })
})

describe('an order', () => {
  it('that no writer has ever taken is given up after a day', async () => {
    const order = await ordered()
    await giveUpOrders(register, order.at + untakenMs - 1)
    expect(await stateOf(order)).toBe('waiting')
    await giveUpOrders(register, order.at + untakenMs)
    expect(await stateOf(order)).toBe('failed')
  })

  it('whose writer was killed is left to the next one while that stands behind others, and not much longer', async () => {
    const order = await ordered()
    await noteTry(register, order, order.at + minute)
    await giveUpOrders(register, order.at + 90 * minute)
    expect(await stateOf(order)).toBe('waiting')
    await giveUpOrders(register, order.at + 150 * minute)
    expect(await stateOf(order)).toBe('failed')
  })

  it('of before anybody looked after orders, which stands in no index, is told as failed after two days', async () => {
    const actor = anActor({ role: 'huyen', unit: cuKuin })
    const desk = {
      register,
      tree,
      bucket: 'exports',
      queueUrl: 'not asked for',
      openOrders: 20,
      marks: async () => marks,
    }
    const idempotencyKey = 'an order of before'
    const id = marks.id('export', actor.username, idempotencyKey)
    const { at, filter } = await ordered(Date.now(), id)
    const taken = { TableName: register.table, Key: keys.exportOrder(actor.username, id) }
    await register.client.send(new UpdateCommand({ ...taken, UpdateExpression: 'REMOVE openLists, openOrder' }))
    const toldAt = async (now: number) => {
      const within: Call<'exportedFile'>['within'] = (found) => ok(found as NonNullable<typeof found>)
      const told = await exportedFile(desk, { params: { exportId: id }, actor, within, now })
      return told.ok && told.value.state
    }
    await giveUpOrders(register, at + 47 * 60 * minute)
    expect([await stateOf({ by: actor, id }), await toldAt(at + 47 * 60 * minute)]).toEqual(['waiting', 'waiting'])
    const later = at + 48 * 60 * minute
    expect(await toldAt(later)).toBe('failed')
    // The same command again calls nobody for it, as for every order that has failed.
    const again = await requestExport(desk, {
      body: { ...filter, format: 'csv', numbers: 'last-digits' },
      actor,
      idempotencyKey,
      now: later,
    })
    expect(again).toMatchObject({ ok: true, value: { state: 'failed' } })
  })

  it('is left to a writer that has just taken it, and to its file once it is there', async () => {
    const [taken, done] = [await ordered(), await ordered()]
    const late = taken.at + untakenMs
    await noteTry(register, taken, late)
    await endExport(register, done, { state: 'done', sums: null, file: 'exports/one' })
    expect(await giveUpOrders(register, late + 60_000)).toMatchObject({ ended: 0, failed: 0 })
    expect([await stateOf(taken), await stateOf(done)]).toEqual(['waiting', 'done'])
  })
})
