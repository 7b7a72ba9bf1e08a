import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { createBatchRequest, createResultFileRequest } from '../../../lambdas/contract/batches.ts'
import { printPayListRequest } from '../../../lambdas/contract/pay-lists.ts'
import { foreignFileStates } from '../../../lambdas/domain/exchange/foreign-file.ts'
import { placesOf } from '../../../lambdas/domain/orders/open-orders.ts'
import { nq42 } from '../../../lambdas/domain/programmes/nq42-2020.ts'
import { noQuestion } from '../../../lambdas/domain/register/register-question.ts'
import { newAccount, newBatch, newResultFile } from '../../../lambdas/functions/batches/new-batch.ts'
import { requestExchangeFile, requestExport } from '../../../lambdas/functions/exports/request-export.ts'
import { newForeignFile } from '../../../lambdas/functions/foreign-files/foreign-file-commands.ts'
import { newList } from '../../../lambdas/functions/lists/new-list.ts'
import { printPayList } from '../../../lambdas/functions/pay-lists/print-pay-list.ts'
import { takeInHand } from '../../../lambdas/store/orders/orders-in-hand.ts'
import { getItem } from '../../../lambdas/store/table/get-items.ts'
import { keys } from '../../../lambdas/store/table/keys.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { anActor, morning } from '../../support/builders.ts'
import { onOneEngine } from '../../support/one-engine.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import { cuKuin, eaTieu, exchange, marks, tree } from './desk.ts'

const engine = registerEngine()
let register: Register
beforeEach(async () => {
  register = await engine.freshRegister()
})

const minute = 60_000
const username = anActor().username
const most = 3
const desk = () => ({ register, tree, openOrders: most })

const take = (id: string, now = morning, who = username) =>
  takeInHand(desk(), { by: { username: who, unit: eaTieu }, kind: 'export', key: keys.exportOrder(who, id), now })

/** The order itself, as far as it is looked at. */
const put = (id: string, state: string) =>
  register.client.send(
    new PutCommand({ TableName: register.table, Item: { ...keys.exportOrder(username, id), state } }),
  )

/** As many as there are places, all of which wait. */
async function full(): Promise<void> {
  for (const id of ['a', 'b', 'c']) {
    expect((await take(id)).ok).toBe(true)
    await put(id, 'waiting')
  }
}

describe('what an account orders', () => {
  it('is taken up to so many at once; the next one is refused with what waits, and nobody else is', async () => {
    await full()
    expect(await take('d')).toMatchObject({
      error: {
        code: 'rate-limited',
        message: expect.stringMatching(/đang có 3 việc .*\(3 tệp xuất\).*Chờ vài việc xong rồi bấm lại/),
      },
    })
    expect((await take('d', morning, 'another')).ok).toBe(true)
  })

  it('has a place again once an order is done, failed or two days old, and not while it waits', async () => {
    await full()
    await put('b', 'done')
    expect((await take('d')).ok).toBe(true)
    await put('d', 'waiting')
    expect((await take('e')).ok).toBe(false)
    expect((await take('e', morning + 49 * 60 * minute)).ok).toBe(true)
  })

  it('keeps its place when it is said again, also where its place went to another one', async () => {
    await full()
    expect((await take('c')).ok).toBe(true)
    await put('a', 'done')
    expect((await take('d')).ok).toBe(true)
    await put('d', 'waiting')
    expect((await take('a')).ok).toBe(true)
  })

  it('has a place while it is being written, and loses it where it never was', async () => {
    for (const id of ['a', 'b', 'c']) await take(id)
    expect((await take('d', morning + minute / 2)).ok).toBe(false)
    expect((await take('d', morning + minute)).ok).toBe(true)
  })

  it('is never taken more often than there are places, however many come at once', async () => {
    const ids = Array.from({ length: 8 }, (_, index) => `order-${index}`)
    const taken = await Promise.all(ids.map((id) => take(id)))
    expect(taken.filter(({ ok }) => ok)).toHaveLength(most)
    const item = await getItem(register, keys.ordersInHand(username))
    expect(item?.orders).toHaveLength(most)
  })

  it('has its place where there is one, however many come at once', async () => {
    const places = { ...desk(), openOrders: 40 }
    const orders = Array.from({ length: 30 }, (_, index) =>
      takeInHand(places, { by: anActor(), kind: 'list', key: keys.list(`list-${index}`), now: morning }),
    )
    expect((await Promise.all(orders)).filter(({ ok }) => !ok)).toEqual([])
  })

  it('of files that have to be sent waits an hour for them', async () => {
    const foreign = (id: string, now: number) =>
      takeInHand(
        { ...desk(), openOrders: 1 },
        { by: anActor(), kind: 'foreign-file', key: keys.foreignFile('66', id), now },
      )
    await foreign('a', morning)
    const Item = { ...keys.foreignFile('66', 'a'), state: foreignFileStates[0] }
    await register.client.send(new PutCommand({ TableName: register.table, Item }))
    expect((await foreign('b', morning + 59 * minute)).ok).toBe(false)
    expect((await foreign('b', morning + 60 * minute)).ok).toBe(true)
  })
})

describe('an account above communes', () => {
  it('may send the lists of all of them at once', () => {
    const places = (unit: string) => placesOf({ tree, openOrders: most }, unit)
    expect([eaTieu, cuKuin, tree.root.code].map(places)).toEqual([3, 3 + 8, 3 + 184])
  })
})

describe('an account with so many orders that wait', () => {
  const everyDesk = () => ({
    ...desk(),
    ...{ bucket: 'b', uploads: 'b', exports: 'b', queueUrl: 'nobody is called' },
    marks: async () => marks,
    exchange: async () => exchange,
  })
  const call = { actor: anActor(), idempotencyKey: 'the fourth', now: morning, programme: nq42 }
  const programme = nq42.id
  const details = { paidOn: '2020-05-29' }
  const filter = { ...noQuestion, programme, unit: '657', name: null }
  const file = { fileName: 'a.xlsx', fileBytes: 10 }

  onOneEngine.each([
    [
      'a list',
      () =>
        newList(everyDesk(), {
          ...call,
          body: {
            ...file,
            programme,
            commune: eaTieu,
            policy: null,
            decisionNumber: '1/QĐ',
            decisionDay: '2020-05-20',
            review: true,
          },
        }),
    ],
    [
      'a batch',
      () => newBatch(everyDesk(), { ...call, body: createBatchRequest.parse({ programme, unit: '657', details }) }),
    ],
    [
      'a result file',
      () =>
        newResultFile(everyDesk(), {
          ...call,
          body: createResultFileRequest.parse({ ...file, programme, unit: '657', details }),
        }),
    ],
    ['an account', () => newAccount(everyDesk(), { ...call, body: { programme, unit: '657' } })],
    [
      'an export',
      () => requestExport(everyDesk(), { ...call, body: { ...filter, format: 'csv', numbers: 'last-digits' } }),
    ],
    ['marks for other provinces', () => requestExchangeFile(everyDesk(), { ...call, body: { programme, unit: '66' } })],
    [
      'a pay list',
      () =>
        printPayList(everyDesk(), {
          ...call,
          body: printPayListRequest.parse({ programme, unit: eaTieu }),
        }),
    ],
    ['a file of another province', () => newForeignFile(everyDesk(), { ...call, body: { ...file, unit: '66' } })],
  ])('cannot order %s besides', async (_what, order) => {
    await full()
    expect(await order()).toMatchObject({ ok: false, error: { code: 'rate-limited' } })
  })
})
