import '../../support/silent-logs.ts'
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { gatherRanges } from '../../../lambdas/functions/intake/gather-ranges.ts'
import { type Desk, lookAfterList } from '../../../lambdas/functions/overdue-lists/look-after-list.ts'
import { officeEvents } from '../../../lambdas/store/ledger/office-event-item.ts'
import { noAnswers } from '../../../lambdas/store/lists/list-item.ts'
import { takeRange } from '../../../lambdas/store/lists/range-store.ts'
import { keys } from '../../../lambdas/store/table/keys.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { morning } from '../../support/builders.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import { everything, saidOf } from './desk.ts'
import { Queue, rowsPerChunk, saidBy } from './ranges-desk.ts'
import { countOf, first, hour, known, list, message, now, one, worldOfTests } from './ranges-world.ts'
import { dieAfter } from './watched-client.ts'

jest.setTimeout(240_000)
const engine = registerEngine()
/** One chunk. */
const rowsPerRange = rowsPerChunk
const world = worldOfTests(engine)

describe('a long list whose readers die', () => {
  it('ends in the same when its last reader is killed and no message of his comes back', async () => {
    const register = await world.begun()
    const queue = new Queue(world.file, rowsPerRange, morning + hour)
    await queue.read(register, message)
    while (queue.waiting.length > 1) await queue.read(register, one(queue.waiting.shift()))
    const dying = engine.again(register)
    dieAfter(dying, 4)
    expect(await queue.read(dying, one(queue.waiting.shift()))).toBe('again')
    queue.waiting.length = 0
    expect(await now(register)).toMatchObject({ state: 'processing' })
    // Nothing but the words that have been left for later.
    await queue.drain(1, () => engine.again(register), first)
    expect(await now(register)).toMatchObject({ state: 'finished', counts: world.counts })
    expect(await saidBy(register)).toEqual(world.alone)
    expect(queue.later).toEqual([])
  })

  it('is ended with the truth when a range kills each of its readers', async () => {
    const register = await world.begun()
    const queue = new Queue(world.file, rowsPerRange, morning + hour)
    await queue.read(register, message)
    const poisoned = queue.waiting.pop()
    while (queue.waiting.length > 0) await queue.read(register, one(queue.waiting.shift()))
    const called: string[] = []
    const desk: Desk = {
      register,
      office: 'Sở LĐ-TBXH',
      versionOf: async () => 'v1',
      call: async (listId) => void called.push(listId),
      now: () => queue.now,
    }
    const cares: string[] = []
    queue.waiting.push(one(poisoned))
    for (let minutes = 0; minutes < 26 * 60 && cares.at(-1) !== 'ended'; minutes += 2) {
      // It takes the range and dies; its message is lost with it.
      for (const word of queue.waiting.splice(0)) {
        const dying = engine.again(register)
        if ('range' in word) dieAfter(dying, 3)
        await queue.read(dying, word)
        queue.waiting.length = 0
      }
      queue.now += 2 * 60_000
      for (const word of queue.later.splice(0)) await queue.read(register, word)
      if (minutes % 10 === 0) cares.push(await lookAfterList(desk, list.id, `look ${minutes}`))
      queue.waiting.push(...called.splice(0).map((listId) => ({ listId, version: null })))
    }
    expect(cares.at(-1)).toBe('ended')
    // Within some hours, not after a day.
    expect(cares.length).toBeLessThan(40)
    const ended = await now(register)
    expect(ended).toMatchObject({ state: 'finished', ranges: null })
    expect(ended.counts.added).toBe((await countOf(register)) - known.length)
    expect(queue.later.length).toBeLessThan(3)
  })

  it('lives by its readers’ signs alone: a watch, and a message that finds its range in other hands, are none', async () => {
    const register = await world.begun()
    const queue = new Queue(world.file, rowsPerRange, morning + hour)
    await queue.read(register, message)
    const { leaseUntil } = await now(register)
    await takeRange(register, list.id, 0, { attempt: 'asleep', now: queue.now, until: queue.now + 300_000 })
    queue.now += 60_000
    await queue.read(register, { listId: list.id, range: 0 })
    await queue.read(register, { listId: list.id, watch: true })
    expect(await now(register)).toMatchObject({ state: 'processing', leaseUntil, tries: 0 })
  })

  it('is called for three times by the watch, where that brings no row more, and then left to the slower look', async () => {
    const register = await world.begun()
    const queue = new Queue(world.file, rowsPerRange, morning + hour)
    await queue.read(register, message)
    queue.waiting.length = 0
    await takeRange(register, list.id, 0, { attempt: 'dead', now: queue.now, until: queue.now + 60_000 })
    let looks = 0
    for (; queue.later.length > 0 && looks < 20; looks++) {
      queue.now += 180_000
      for (const word of queue.later.splice(0)) await queue.read(register, word)
    }
    expect(queue.waiting).toEqual(Array.from({ length: 3 }, () => ({ listId: list.id, range: 0 })))
    expect(looks).toBe(4)
    expect(await now(register)).toMatchObject({ state: 'processing', tries: 3 })
  })
})

describe('whoever waits for a list of ranges', () => {
  let register: Register
  let queue: Queue
  beforeEach(async () => {
    register = await world.begun()
    queue = new Queue(world.file, rowsPerRange, morning + hour)
    await queue.read(register, message)
  })
  const next = async (): Promise<void> => {
    await queue.read(register, one(queue.waiting.shift()))
  }
  const lookAfter = async (later: number): Promise<string> => {
    const called: string[] = []
    const desk: Desk = {
      register,
      office: 'Sở LĐ-TBXH',
      versionOf: async () => 'v1',
      call: async (listId) => void called.push(listId),
      now: () => later,
    }
    const care = await lookAfterList(desk, list.id, `look ${later}`)
    queue.waiting.push(...called.map((listId) => ({ listId, version: null })))
    return care
  }

  it('sees how many rows are in, and that somebody lives', async () => {
    expect(await now(register)).toMatchObject({
      state: 'processing',
      counts: { rows: 0 },
      sums: { read: { people: 59 } },
    })
    await next()
    queue.now += 30_000
    await next()
    const seen = await now(register)
    expect(seen.counts.rows).toBeGreaterThan(rowsPerRange)
    expect(seen.counts.added).toBe((await countOf(register)) - known.length)
    expect(seen).toMatchObject({ leaseUntil: queue.now + 60_000, tries: 0 })
    expect(await lookAfter(queue.now + 10 * 60_000)).toBe('nothing')
  })

  it('is helped when every message of its ranges is lost', async () => {
    await next()
    queue.waiting.length = 0
    queue.now += hour
    expect(await lookAfter(queue.now)).toBe('called')
    await queue.drain(2, () => engine.again(register), first)
    expect(await saidBy(register)).toEqual(world.alone)
  })

  it('is told the truth when nobody brings it to its end: what is in is in once, and nothing comes in any more', async () => {
    await next()
    await next()
    const dying = engine.again(register)
    dieAfter(dying, 2)
    await queue.read(dying, one(queue.waiting.shift()))
    const reading = { ...one(queue.waiting.at(-1)) }
    const day = queue.now + 25 * hour
    expect(await lookAfter(day)).toBe('ended')
    const ended = await now(register)
    expect(ended).toMatchObject({ state: 'finished', ranges: null, leaseUntil: 0 })
    expect(ended.counts.added).toBe((await countOf(register)) - known.length)
    expect(ended.outcome).toContain(`${ended.counts.added + ended.counts.changed} trong`)
    const before_ = await saidBy(register)
    queue.now = day
    queue.waiting.push(reading)
    await queue.drain(2, () => engine.again(register), first)
    expect(await saidBy(register)).toEqual(before_)
  })

  it('is closed once, however many see at the same time that it is over', async () => {
    await queue.drain(2, () => engine.again(register), first)
    const [closed] = (await everything(register)).filter(({ pk, sk }) => pk === `LIST#${list.id}` && sk === 'LIST')
    const open = {
      ...closed,
      state: 'processing',
      ranges: { count: 7, questions: 0 },
      finishedAt: null,
      openLists: 'open',
      openOrder: '0',
    }
    await register.client.send(new PutCommand({ TableName: register.table, Item: open }))
    await Promise.all(
      [1, 2, 3].map(() => gatherRanges(queue.intake(register), list.id, { callsDead: true, isSign: true })),
    )
    // The first time was before it was opened again.
    const told = await officeEvents(register, keys.list(list.id))
    expect(told.filter(({ type }) => type === 'list.brought-in')).toHaveLength(2)
    // And whoever comes late does not take it out of the next hands.
    const withdrawal = { by: list.createdBy, at: morning, reason: 'nhầm tệp' }
    const asked = { since: morning, answers: noAnswers, appliedBy: null, withdrawal }
    await saidOf(register, list.id, { ...asked, state: 'withdrawing' })
    await gatherRanges(queue.intake(register), list.id, { callsDead: true, isSign: true })
    expect(await now(register)).toMatchObject({ state: 'withdrawing' })
    await queue.read(register, { listId: list.id, version: null })
    expect(await now(register)).toMatchObject({ state: 'withdrawn' })
    expect(await countOf(register)).toBe(known.length)
  })
})
