import '../../support/silent-logs.ts'
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { gatherRanges } from '../../../lambdas/functions/intake/gather-ranges.ts'
import { type Desk, lookAfterList } from '../../../lambdas/functions/overdue-lists/look-after-list.ts'
import { readCounts } from '../../../lambdas/store/counts-store.ts'
import { keys } from '../../../lambdas/store/keys.ts'
import { noAnswers, rowsItem, type StoredList } from '../../../lambdas/store/list-item.ts'
import { createList, getList } from '../../../lambdas/store/list-store.ts'
import { officeEvents } from '../../../lambdas/store/office-event-item.ts'
import { getRanges } from '../../../lambdas/store/range-store.ts'
import type { Register } from '../../../lambdas/store/table.ts'
import { seededRandom } from '../../../local/demo/random.ts'
import { morning } from '../../support/builders.ts'
import { type ListedRow, listFile, newIdNumber, people } from '../../support/list-files.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import { aList, eaKtur, eaTieu, everything, marks, saidOf, tree } from './desk.ts'
import { Queue, rowsPerChunk, saidBy } from './ranges-desk.ts'
import { dieAfter, throttleAt } from './watched-client.ts'

jest.setTimeout(240_000)
const engine = registerEngine()
const list = aList()
const message = { listId: list.id, version: 'v1' }
const hour = 3_600_000
const decision = '77/QĐ-UBND'
/** One chunk. */
const rowsPerRange = rowsPerChunk
const oneHand = 1_000_000
const one = <T>(found: T | undefined): T => {
  if (found === undefined) throw new Error('there is none')
  return found
}

/** What came before: the same decision's first list of the commune, and a list of another commune. */
const known = people(7)
const strangers = people(3)
/** The long list: all that can lead from one of its rows to another one, far away in the file, or to whoever is there already. */
const rows: ListedRow[] = people(60)
for (const [at, person] of known.slice(1).entries()) {
  const mended = at % 3 === 0 ? { sex: 'nam' as const } : at % 3 === 1 ? { idNumber: newIdNumber() } : {}
  rows[1 + at * 6] = { ...person, ...mended }
}
for (let at = 0; at < 3; at++) {
  // Namesakes of one line, each with a number; the second of them stands in another range.
  rows[41 + at * 6] = { ...one(rows[3 + at * 6]), idNumber: newIdNumber() }
  // One number in two rows, under policies that exclude one another.
  rows[42 + at * 6] = {
    ...one(rows[42 + at * 6]),
    idNumber: one(one(rows[4 + at * 6]).idNumber),
    policy: 'Hộ nghèo',
    amount: 750_000,
  }
  // Whoever may be one person although no number says so.
  const { idNumber: _, ...alike } = one(rows[2 + at * 6])
  rows[44 + at * 6] = { ...alike, hamlet: 'Thôn 2', policy: 'Hộ nghèo', amount: 750_000 }
  // And a number that stands in another commune.
  rows[45 + at * 6] = { ...one(rows[45 + at * 6]), idNumber: one(one(strangers[at]).idNumber) }
}
rows[22] = { ...one(rows[22]), amount: 7 }
rows[23] = { ...one(rows[23]), policy: 'Chính sách lạ' }

let file: Uint8Array
/** A register in which the lists that came before are. */
let before: Record<string, unknown>[]
beforeAll(async () => {
  file = await listFile({ decision, rows })
  const others = strangers.map((row) => ({ ...row, policy: 'Hộ nghèo', amount: 750_000 }))
  const register = await engine.freshRegister()
  for (const [commune, bytes] of [
    [eaTieu, await listFile({ decision, rows: known })],
    [eaKtur, await listFile({ rows: others })],
  ] as const) {
    const earlier = aList({ id: marks.id('list', commune), commune })
    await createList(register, tree, earlier)
    await new Queue(bytes, oneHand, morning).read(register, { listId: earlier.id, version: 'v1' })
  }
  before = await everything(register)
})

/** The same, in which the long list waits for its file. */
async function begun(parts: Partial<StoredList> = {}): Promise<Register> {
  const register = await engine.freshRegister(before)
  await createList(register, tree, { ...list, ...parts })
  return register
}

const now = async (register: Register): Promise<StoredList> => one(await getList(register, list.id))
/** People of the commune whom the list or an earlier one has brought. */
const countOf = async (register: Register): Promise<number> =>
  (await readCounts(register, tree, 'nq42-2020', eaTieu)).reduce(
    (sum, { counts }) => sum + counts.byStatus.approved.people + counts.byStatus.suspended.people,
    0,
  )
const first = (): number => 0

/** What one function alone makes of it. */
let alone: Awaited<ReturnType<typeof saidBy>>
let counts: StoredList['counts']
beforeAll(async () => {
  const register = await begun()
  const queue = new Queue(file, oneHand, morning + hour)
  expect(await queue.read(register, message)).toBe('done')
  expect(queue.parts.names()).toEqual([])
  alone = await saidBy(register)
  ;({ counts } = await now(register))
})

describe('a long list whose ranges are brought in side by side', () => {
  it('says of itself what one function alone would make of it', () => {
    expect(counts).toMatchObject({ rows: 60, added: 52, changed: 4, same: 2, refused: 2, duplicates: 9 })
  })

  it('ends in the same by four functions, in whatever order they come', async () => {
    const register = await begun()
    const queue = new Queue(file, rowsPerRange, morning + hour)
    queue.waiting.push(message)
    const random = seededRandom(4).next
    await queue.drain(
      4,
      () => engine.again(register),
      (waiting) => Math.floor(random() * waiting),
    )
    expect(await now(register)).toMatchObject({ state: 'finished', ranges: null, leaseUntil: 0, counts })
    expect(await saidBy(register)).toEqual(alone)
    const ranges = (await everything(register)).filter(({ sk }) => String(sk).startsWith('RANGE#'))
    expect(ranges.length).toBeGreaterThan(5)
    expect(ranges.every(({ state }) => state === 'done')).toBe(true)
  })

  it('ends in the same when functions are killed anywhere and messages come twice', async () => {
    const register = await begun()
    const queue = new Queue(file, rowsPerRange, morning + hour)
    queue.waiting.push(message, message)
    const random = seededRandom(1).next
    let kills = 0
    const client = (): Register => {
      const one_ = engine.again(register)
      if (kills < 8 && random() < 0.6) {
        kills++
        dieAfter(one_, Math.floor(random() * 14))
      }
      return one_
    }
    await queue.drain(4, client, (waiting) => {
      // Every fifth delivery leaves its message in the queue: it comes once more.
      const at = Math.floor(random() * waiting)
      const again = queue.waiting[at]
      if (again && random() < 0.2) queue.waiting.push(again)
      return at
    })
    expect(kills).toBeGreaterThan(3)
    expect(await now(register)).toMatchObject({ state: 'finished', counts })
    expect(await saidBy(register)).toEqual(alone)
  })

  it('ends in the same when its last reader is killed and no message of his comes back', async () => {
    const register = await begun()
    const queue = new Queue(file, rowsPerRange, morning + hour)
    await queue.read(register, message)
    while (queue.waiting.length > 1) await queue.read(register, one(queue.waiting.shift()))
    const dying = engine.again(register)
    dieAfter(dying, 4)
    expect(await queue.read(dying, one(queue.waiting.shift()))).toBe('again')
    queue.waiting.length = 0
    expect(await now(register)).toMatchObject({ state: 'processing' })
    // Nothing but the words that have been left for later.
    await queue.drain(1, () => engine.again(register), first)
    expect(await now(register)).toMatchObject({ state: 'finished', counts })
    expect(await saidBy(register)).toEqual(alone)
    expect(queue.later).toEqual([])
  })

  it('is ended with the truth when a range kills each of its readers', async () => {
    const register = await begun()
    const queue = new Queue(file, rowsPerRange, morning + hour)
    await queue.read(register, message)
    const poisoned = queue.waiting.pop()
    while (queue.waiting.length > 0) await queue.read(register, one(queue.waiting.shift()))
    const called: string[] = []
    const desk: Desk = {
      register,
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

  it('ends in the same when the table is throttled in the middle', async () => {
    const register = await begun()
    const queue = new Queue(file, rowsPerRange, morning + hour)
    queue.waiting.push(message)
    const random = seededRandom(3).next
    const codes = ['ProvisionedThroughputExceededException', 'ThrottlingException'] as const
    let throttled = 0
    const client = (): Register => {
      const one_ = engine.again(register)
      if (throttled++ < 10) throttleAt(one_, 1 + Math.floor(random() * 30), codes[throttled % 2] ?? codes[0])
      return one_
    }
    await queue.drain(3, client, (waiting) => Math.floor(random() * waiting))
    expect(await saidBy(register)).toEqual(alone)
  })

  it('ends in the same when a range is longer than a function’s time', async () => {
    const register = await begun()
    const queue = new Queue(file, 2 * rowsPerChunk, morning + hour)
    queue.waiting.push(message)
    const aChunk = () => {
      let looks = 0
      return (): number => (looks++ > 0 ? 0 : 900_000)
    }
    await queue.drain(2, () => engine.again(register), first, aChunk)
    expect(queue.functions).toBeGreaterThan(4)
    expect(await saidBy(register)).toEqual(alone)
  })
})

describe('whoever waits for a list of ranges', () => {
  let register: Register
  let queue: Queue
  beforeEach(async () => {
    register = await begun()
    queue = new Queue(file, rowsPerRange, morning + hour)
    await queue.read(register, message)
  })
  const next = async (): Promise<void> => {
    await queue.read(register, one(queue.waiting.shift()))
  }
  const lookAfter = async (later: number): Promise<string> => {
    const called: string[] = []
    const desk: Desk = {
      register,
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
    expect(await saidBy(register)).toEqual(alone)
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

describe('a long list that is compared first', () => {
  const reviewed = { review: true }
  const places = async (register: Register): Promise<unknown[]> =>
    (await everything(register))
      .filter(({ pk, sk }) => pk === `LIST#${list.id}` && String(sk) < 'ROWS#900000' && String(sk).startsWith('ROWS#'))
      .map(({ sk, rows: results }) => [sk, rowsItem.parse({ rows: results }).rows.map(({ row }) => row)])

  it('is compared by functions side by side as one alone compares it, and what it brings stands where that stood', async () => {
    const other = await begun(reviewed)
    expect(await new Queue(file, oneHand, morning + hour).read(other, message)).toBe('done')
    const compared = await saidBy(other)
    const register = await begun(reviewed)
    const queue = new Queue(file, rowsPerRange, morning + hour)
    queue.waiting.push(message, message)
    const random = seededRandom(7).next
    let kills = 0
    const client = (): Register => {
      const one_ = engine.again(register)
      if (kills++ < 5) dieAfter(one_, Math.floor(random() * 4))
      return one_
    }
    await queue.drain(3, client, (waiting) => Math.floor(random() * waiting))
    expect(await now(register)).toMatchObject({
      ...{ state: 'checked', kind: 'correction', onlyHere: 1, ranges: null },
      counts: { rows: 60, added: 52, changed: 4 },
    })
    expect(await saidBy(register)).toEqual(compared)

    const before_ = await places(register)
    const asked = { since: morning, answers: noAnswers, appliedBy: list.createdBy, withdrawal: null }
    await saidOf(register, list.id, { ...asked, state: 'applying' })
    queue.now += hour
    queue.waiting.push({ listId: list.id, version: null })
    await queue.drain(3, () => engine.again(register), first)
    expect(await now(register)).toMatchObject({ state: 'finished', kind: 'correction', counts })
    expect(await places(register)).toEqual(before_)
  })

  it('shows how far it is in the middle of a range, and does not go back when its reader is killed', async () => {
    const other = await begun(reviewed)
    await new Queue(file, oneHand, morning + hour).read(other, message)
    const register = await begun(reviewed)
    const queue = new Queue(file, 3 * rowsPerChunk + 5, morning + hour)
    await queue.read(register, message)
    const dying = engine.again(register)
    let looks = 0
    // Behind the rows that mean one another: of four chunks.
    const read = await queue.read(dying, one(queue.waiting.splice(1, 1)[0]), () => {
      if (++looks === 3) dieAfter(dying, 0)
      return 900_000
    })
    expect(read).toBe('again')
    expect(await now(register)).toMatchObject({ state: 'processing', counts: { rows: 3 * rowsPerChunk } })
    // Whom it had met was in its head alone.
    const [, range] = await getRanges(register, await now(register))
    expect(range).toMatchObject({ done: 0, counts: { rows: 0 }, shown: { rows: 3 * rowsPerChunk } })
    queue.now += hour
    const shown: number[] = []
    while (queue.waiting.length > 0) {
      await queue.read(register, one(queue.waiting.shift()))
      shown.push((await now(register)).counts.rows)
    }
    expect(shown).toEqual(shown.toSorted((a, b) => a - b))
    expect(await saidBy(register)).toEqual(await saidBy(other))
  })

  it('is compared on by the next function where the time of one ends', async () => {
    const other = await begun(reviewed)
    await new Queue(file, oneHand, morning + hour).read(other, message)
    const register = await begun(reviewed)
    const queue = new Queue(file, 2 * rowsPerChunk, morning + hour)
    queue.waiting.push(message)
    await queue.drain(
      1,
      () => engine.again(register),
      first,
      () => () => 0,
    )
    expect(queue.functions).toBeGreaterThan(5)
    expect(await saidBy(register)).toEqual(await saidBy(other))
  })
})
