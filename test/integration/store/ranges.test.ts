import '../../support/silent-logs.ts'
import { noAnswers, rowsItem } from '../../../lambdas/store/lists/list-item.ts'
import { getRanges } from '../../../lambdas/store/lists/range-store.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { seededRandom } from '../../../local/demo/random.ts'
import { morning } from '../../support/builders.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import { everything, saidOf } from './desk.ts'
import { Queue, rowsPerChunk, saidBy } from './ranges-desk.ts'
import { first, hour, list, message, now, one, oneHand, worldOfTests } from './ranges-world.ts'
import { dieAfter, throttleAt } from './watched-client.ts'

jest.setTimeout(240_000)
const engine = registerEngine()
/** One chunk. */
const rowsPerRange = rowsPerChunk
const world = worldOfTests(engine)

describe('a long list whose ranges are brought in side by side', () => {
  it('says of itself what one function alone would make of it', () => {
    expect(world.counts).toMatchObject({ rows: 60, added: 52, changed: 4, same: 2, refused: 2, duplicates: 9 })
  })

  it('ends in the same by four functions, in whatever order they come', async () => {
    const register = await world.begun()
    const queue = new Queue(world.file, rowsPerRange, morning + hour)
    queue.waiting.push(message)
    const random = seededRandom(4).next
    await queue.drain(
      4,
      () => engine.again(register),
      (waiting) => Math.floor(random() * waiting),
    )
    expect(await now(register)).toMatchObject({ state: 'finished', ranges: null, leaseUntil: 0, counts: world.counts })
    expect(await saidBy(register)).toEqual(world.alone)
    const ranges = (await everything(register)).filter(({ sk }) => String(sk).startsWith('RANGE#'))
    expect(ranges.length).toBeGreaterThan(5)
    expect(ranges.every(({ state }) => state === 'done')).toBe(true)
  })

  it('ends in the same when functions are killed anywhere and messages come twice', async () => {
    const register = await world.begun()
    const queue = new Queue(world.file, rowsPerRange, morning + hour)
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
    expect(await now(register)).toMatchObject({ state: 'finished', counts: world.counts })
    expect(await saidBy(register)).toEqual(world.alone)
  })

  it('ends in the same when the table is throttled in the middle', async () => {
    const register = await world.begun()
    const queue = new Queue(world.file, rowsPerRange, morning + hour)
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
    expect(await saidBy(register)).toEqual(world.alone)
  })

  it('ends in the same when a range is longer than a function’s time', async () => {
    const register = await world.begun()
    const queue = new Queue(world.file, 2 * rowsPerChunk, morning + hour)
    queue.waiting.push(message)
    const aChunk = () => {
      let looks = 0
      return (): number => (looks++ > 0 ? 0 : 900_000)
    }
    await queue.drain(2, () => engine.again(register), first, aChunk)
    expect(queue.functions).toBeGreaterThan(4)
    expect(await saidBy(register)).toEqual(world.alone)
  })
})

describe('a long list that is compared first', () => {
  const reviewed = { review: true }
  /** What one function alone makes of it. */
  let compared: Awaited<ReturnType<typeof saidBy>>
  beforeAll(async () => {
    const register = await world.begun(reviewed)
    expect(await new Queue(world.file, oneHand, morning + hour).read(register, message)).toBe('done')
    compared = await saidBy(register)
  })
  const places = async (register: Register): Promise<unknown[]> =>
    (await everything(register))
      .filter(({ pk, sk }) => pk === `LIST#${list.id}` && String(sk) < 'ROWS#900000' && String(sk).startsWith('ROWS#'))
      .map(({ sk, rows: results }) => [sk, rowsItem.parse({ rows: results }).rows.map(({ row }) => row)])

  it('is compared by functions side by side as one alone compares it, and what it brings stands where that stood', async () => {
    const register = await world.begun(reviewed)
    const queue = new Queue(world.file, rowsPerRange, morning + hour)
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
      ...{ state: 'checked', kind: 'correction', onlyHere: 1, ranges: null, saidOtherwise: 1 },
      counts: { rows: 60, added: 52, changed: 4 },
    })
    expect(await saidBy(register)).toEqual(compared)

    const before_ = await places(register)
    const asked = { since: morning, answers: noAnswers, appliedBy: list.createdBy, withdrawal: null }
    await saidOf(register, list.id, { ...asked, state: 'applying' })
    queue.now += hour
    queue.waiting.push({ listId: list.id, version: null })
    await queue.drain(3, () => engine.again(register), first)
    expect(await now(register)).toMatchObject({ state: 'finished', kind: 'correction', counts: world.counts })
    expect(await places(register)).toEqual(before_)
  })

  it('shows how far it is in the middle of a range, and does not go back when its reader is killed', async () => {
    const register = await world.begun(reviewed)
    const queue = new Queue(world.file, 3 * rowsPerChunk + 5, morning + hour)
    await queue.read(register, message)
    const dying = engine.again(register)
    let looks = 0
    // Behind the rows that mean one another: of four chunks.
    const read = await queue.read(dying, one(queue.waiting.splice(1, 1)[0]), () => {
      // Two chunks are no five seconds yet, three are.
      queue.now += 3_000
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
    expect(await saidBy(register)).toEqual(compared)
  })

  it('is compared on by the next function where the time of one ends', async () => {
    const register = await world.begun(reviewed)
    const queue = new Queue(world.file, 2 * rowsPerChunk, morning + hour)
    queue.waiting.push(message)
    await queue.drain(
      1,
      () => engine.again(register),
      first,
      () => () => 0,
    )
    expect(queue.functions).toBeGreaterThan(5)
    expect(await saidBy(register)).toEqual(compared)
  })
})
