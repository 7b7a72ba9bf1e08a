import '../../support/silent-logs.ts'
import { CreateQueueCommand, GetQueueAttributesCommand } from '@aws-sdk/client-sqs'
import { payFromPayListRequest } from '../../../lambdas/contract/batches.ts'
import { orderedPayList, type PayListOrder } from '../../../lambdas/domain/paylists/pay-list.ts'
import { payListCode } from '../../../lambdas/domain/paylists/pay-list-code.ts'
import { reconcile } from '../../../lambdas/domain/paylists/reconcile.ts'
import { ok, type Result, refuse } from '../../../lambdas/domain/result.ts'
import { confirmBatch, undoBatch } from '../../../lambdas/functions/batches/batch-steps.ts'
import type { BatchDesk } from '../../../lambdas/functions/batches/batch-view.ts'
import { payFromPayList } from '../../../lambdas/functions/batches/pay-list-batch.ts'
import { workOnBatch } from '../../../lambdas/functions/write-batch/work-on-batch.ts'
import { writePayList } from '../../../lambdas/functions/write-pay-list/write-pay-list.ts'
import { getBatch } from '../../../lambdas/store/batches/batch-store.ts'
import { matchPeople } from '../../../lambdas/store/likeness/match-people.ts'
import {
  commitPayList,
  createPayList,
  getPayList,
  payListLines,
} from '../../../lambdas/store/paylists/pay-list-store.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { anActor, aPerson, morning } from '../../support/builders.ts'
import { faultPoints } from '../../support/fault-points.ts'
import { lastingItems } from '../../support/lasting-state.ts'
import { onOneEngine } from '../../support/one-engine.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import { type SqsWorld, startSqsWorld } from '../local-sqs/sqs-world.ts'
import { aRight, eaTieu, everything, exchange, marks, matcher, stored, takenIn, tree } from './desk.ts'
import { dieBefore } from './watched-client.ts'

jest.setTimeout(600_000)
const engine = registerEngine()
const hour = 3_600_000
const actor = anActor({ username: 'xa-24547', role: 'xa', unit: eaTieu })
const { sub: _sub, ...by } = actor
const code = payListCode('signed in the stead of others')
const number = '066185004321'
/** Two are like each other, so that what follows from a payment has a case to look at. */
const alike = { fullName: 'Nguyễn Thị Hồng Gấm', birth: { year: 1961, month: 11, day: 23 }, idNumbers: [] }
const people = [
  aRight('A', { person: aPerson({ ...alike, hamlet: 'Buôn Ciết' }) }),
  aRight('B', {
    policy: 'A7a',
    person: aPerson({ ...alike, birth: { year: 1961, month: null, day: null }, hamlet: 'Thôn 8' }),
  }),
  aRight('C', { number, fullName: 'Trần Thị Lĕ' }),
  aRight('D', { number: '066185004322', fullName: 'Y Bhiăt Êban' }),
]
const known = { name: 'Từ Nhân', relation: 'con', paper: 'giấy uỷ quyền số 12' }
/** The person's number on the paper. */
let helped = 0
let world: SqsWorld
let queueUrl = ''
let start: Record<string, unknown>[]

beforeAll(async () => {
  world = await startSqsWorld()
  const { accessKeyId, secretAccessKey } = await world.sqs.config.credentials()
  const region = await world.sqs.config.region()
  Object.assign(process.env, { AWS_ENDPOINT_URL_SQS: world.url, AWS_REGION: region })
  Object.assign(process.env, { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey })
  queueUrl = (await world.sqs.send(new CreateQueueCommand({ QueueName: 'batches' }))).QueueUrl ?? ''
  start = await signedList()
})
afterAll(() => world.close())

/** A list that was printed and signed by all but one, with what the officer has read from it. */
async function signedList(): Promise<Record<string, unknown>[]> {
  const register = await engine.freshRegister()
  const taken = await takenIn(register, ...people)
  await matchPeople({ register, tree, marks, matcher }, taken, { actor, commandId: 'l'.repeat(26), now: morning })
  const order: PayListOrder = {
    ...{ code, programme: 'nq42-2020', unit: eaTieu, policy: null, decision: null, hamlet: null, month: null },
    ...{ numbers: 'last-digits', by, at: morning, commandId: 'order-of-the-list' },
  }
  const event = { at: morning, actor: by, what: null }
  await createPayList(register, tree, order, { ...event, type: 'pay-list.ordered', commandId: order.commandId })
  const printer = { register, tree, put: async () => undefined }
  const printed = await writePayList(printer, code, { run: 'first', now: morning })
  const lines = printed ? await payListLines(register, printed) : []
  const [, , other, absent] = people.map(({ id }) => lines.findIndex(({ entitlementId }) => entitlementId === id) + 1)
  const away = absent ?? 0
  helped = other ?? 0
  const signed = { people: 3, amount: lines.reduce((sum, { amount }, at) => sum + (at + 1 === away ? 0 : amount), 0) }
  const paper = { signed, notSignedLines: [away], paidOn: '2020-05-29' }
  const before = printed ?? orderedPayList(order)
  const read = reconcile(before, lines, paper, '2020-05-29')
  if (!read.ok) throw new Error(read.error.message)
  const reconciliation = { ...read.value, by, at: morning }
  const after = { ...before, state: 'reconciled' as const, reconciliation, version: before.version + 1 }
  const told = { ...event, type: 'pay-list.reconciled' as const, commandId: 'reconcile' }
  const command = { username: by.username, id: 'reconcile-of-a-test', digest: 'd', now: morning }
  await commitPayList(register, { before, after, event: told }, command)
  return everything(register)
}

const deskAt = (register: Register, to = queueUrl): BatchDesk => ({
  ...{ register, tree, uploads: '', exports: '', queueUrl: to, openOrders: 20, marks: async () => marks },
})
const call = (idempotencyKey: string) => ({
  ...{ actor, idempotencyKey, now: morning },
  within: <T>(found: T | undefined) => (found === undefined ? refuse('not-found', 'không có') : ok(found)),
})
const batchOf = (register: Register) => getPayList(register, code).then((list) => list?.batch ?? '')

type Step = (at: Register, time: { readonly isLater: boolean }, queue?: string) => Promise<unknown>

const done = async (answer: Promise<Result<unknown>>): Promise<void> => {
  const result = await answer
  if (!result.ok) throw new Error(result.error.message)
}
const made =
  (key: string, isByOther: boolean): Step =>
  (at, _time, queue) => {
    const standIns = isByOther ? [{ line: helped, ...known }] : []
    const body = payFromPayListRequest.parse({ details: { noIdNumberReason: 'lost-card' }, standIns })
    return done(payFromPayList(deskAt(at, queue), { ...call(key), params: { payListCode: code }, body }))
  }
const worked: Step = async (at, { isLater }) => {
  const desk = {
    ...{ register: at, tree, backlogUntil: () => null, marks, matcher, exchange: async () => exchange, lanes: 4 },
    ...{ fileOf: () => Promise.reject(new Error('no file')), putAnswer: async () => undefined },
    ...{ now: () => morning + (isLater ? 2 * hour : hour), timeLeft: () => 900_000, callAgain: async () => undefined },
  }
  await workOnBatch(desk, { batchId: await batchOf(at), version: null }, isLater ? 'next' : 'first')
}
const confirmed: Step = async (at, _time, queue) =>
  done(confirmBatch(deskAt(at, queue), { ...call('confirm-it'), params: { batchId: await batchOf(at) } }))
const takenBack: Step = async (at, _time, queue) =>
  done(
    undoBatch(deskAt(at, queue), { ...call('take-it-back'), params: { batchId: await batchOf(at) } }, 'nhầm danh sách'),
  )

/** Each begins where the one before has ended; those that call for a function need the queue as well. */
const steps = [
  ['a batch is made of it', made('the-first-batch', false), true],
  ['its dry run', worked, false],
  ['another batch takes its place, which names who signed for others', made('the-second-batch', true), true],
  ['the dry run of that', worked, false],
  ['it is confirmed', confirmed, true],
  ['it is written', worked, false],
  ['it is to be taken back', takenBack, true],
  ['it is taken back', worked, false],
] as const satisfies readonly (readonly [string, Step, boolean])[]

/** Everything that lasts; the lines of a batch lie there as one text. */
const lastingOf = async (register: Register): Promise<unknown[]> =>
  lastingItems(
    (await everything(register)).map((item) =>
      `${item.pk} ${item.sk}`.match(/^BATCH#.* LINES#/) ? { ...item, lines: JSON.parse(String(item.lines)) } : item,
    ),
  )

const waiting = async (): Promise<number> => {
  const names = ['ApproximateNumberOfMessages' as const]
  const { Attributes } = await world.sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: names }),
  )
  return Number(Attributes?.ApproximateNumberOfMessages)
}

const outcomeOf = async (register: Register) => (await getBatch(register, await batchOf(register)))?.outcomes
const statesOf = async (register: Register): Promise<string[]> =>
  Promise.all(people.map(async ({ id }) => (await stored(register, id)).status))

/** What the register says then. */
const told: Partial<Record<(typeof steps)[number][0], (register: Register) => Promise<void>>> = {
  'it is written': async (register) => {
    expect(await outcomeOf(register)).toEqual({ done: { lines: 3, amount: 4_500_000 } })
    expect(await statesOf(register)).toEqual(['paid', 'paid', 'paid', 'approved'])
    const rights = await Promise.all(people.map(({ id }) => stored(register, id)))
    const own = { kind: 'self', name: null, relation: null, paper: null }
    expect(rights.map(({ payment }) => payment?.receiver)).toEqual([own, own, { kind: 'other', ...known }, undefined])
  },
  'it is taken back': async (register) => {
    expect(await outcomeOf(register)).toEqual({ undone: { lines: 3, amount: 4_500_000 } })
    expect(await statesOf(register)).toEqual(people.map(() => 'approved'))
  },
}

describe('a signed list with people for whom others signed', () => {
  onOneEngine('ends as if nothing had happened, wherever a function is killed and called again', async () => {
    for (const [name, step, calls] of steps) {
      const whole = await engine.freshRegister(start)
      const watched = dieBefore(whole, Number.POSITIVE_INFINITY)
      await step(whole, { isLater: false })
      const total = watched.calls
      const wanted = { name, items: await lastingOf(whole) }
      for (const point of faultPoints(1, total + (calls ? 1 : 0))) {
        const register = await engine.freshRegister(start)
        const dying = engine.again(register)
        dieBefore(dying, point)
        // Behind the last call to the table there is the one to the queue.
        const killed = step(dying, { isLater: false }, point > total ? `${queueUrl}-gone` : queueUrl)
        await expect(killed).rejects.toThrow(point > total ? 'queue' : 'killed')
        const before = await waiting()
        await step(register, { isLater: true })
        expect({ name, point, isCalled: (await waiting()) > before }).toEqual({ name, point, isCalled: calls })
        expect({ point, name, items: await lastingOf(register) }).toEqual({ point, ...wanted })
        await step(register, { isLater: true })
        expect({ point, name, items: await lastingOf(register) }).toEqual({ point, ...wanted })
      }
      start = await everything(whole)
      await told[name]?.(whole)
    }
    expect.hasAssertions()
  })
})
