import '../../support/silent-logs.ts'
import { leaseMs } from '../../../lambdas/domain/lists/list-duties.ts'
import type { Intake } from '../../../lambdas/functions/intake/intake.ts'
import { workOnList } from '../../../lambdas/functions/intake/work-on-list.ts'
import { readCounts } from '../../../lambdas/store/counts/counts-store.ts'
import { createList, getList } from '../../../lambdas/store/lists/list-store.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { noRanges } from '../../support/kept-parts.ts'
import { listFile, people } from '../../support/list-files.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import { aList, eaTieu, everything, exchange, marks, matcher, tree } from './desk.ts'
import { dieAfter } from './watched-client.ts'

const engine = registerEngine()
let register: Register
beforeEach(async () => {
  register = await engine.freshRegister()
})

/** So few that lists of a few people are long. */
const rowsPerChunk = 4
const list = aList({ createdBy: { username: 'xa-24547', role: 'xa', unit: eaTieu } })
const message = { listId: list.id, version: 'v1' }

/** A function that is stopped after so many looks at the clock, one a chunk; `Infinity` for one with time enough. */
function aFunction(bytes: Uint8Array, chunks: number): Intake & { readonly calls: string[] } {
  const calls: string[] = []
  let looks = 0
  return {
    register,
    tree,
    marks,
    matcher,
    exchange,
    ...noRanges,
    rowsPerChunk,
    fileOf: async () => ({ content: bytes, facts: { sha256: '0'.repeat(64), bytes: bytes.length } }),
    now: Date.now,
    timeLeft: () => (++looks > chunks ? 0 : 900_000),
    callAgain: async (listId) => {
      calls.push(listId)
    },
    calls,
  }
}

const approved = async (): Promise<number> =>
  (await readCounts(register, tree, 'nq42-2020', eaTieu)).reduce(
    (sum, { counts }) => sum + counts.byStatus.approved.people,
    0,
  )

const rowItems = async () => (await everything(register)).filter(({ sk }) => String(sk).startsWith('ROWS#'))

describe("a list that is longer than one function's time", () => {
  it('is handed from one function to the next, and ends as if one had read it', async () => {
    const bytes = await listFile({ rows: people(26) })
    await createList(register, tree, list)
    let functions = 0
    for (;;) {
      const hand = aFunction(bytes, 2)
      await workOnList(hand, functions === 0 ? message : { ...message, version: null }, `attempt-${functions++}`)
      const now = await getList(register, list.id)
      expect(now?.counts.added).toBe(await approved())
      if (now?.state === 'finished') break
      expect(hand.calls).toEqual([list.id])
    }
    // Seven chunks, three a function.
    expect(functions).toBe(3)
    expect(await getList(register, list.id)).toMatchObject({
      counts: { rows: 26, added: 26, same: 0, amount: 39_000_000 },
    })
    expect(await approved()).toBe(26)
    expect(await rowItems()).toHaveLength(7)
  })

  it('is saved and held every five seconds by a function that is slow, however many chunks that are', async () => {
    const bytes = await listFile({ rows: people(26) })
    await createList(register, tree, list)
    const begun = Date.now()
    let now = begun
    const slow = {
      ...aFunction(bytes, Number.POSITIVE_INFINITY),
      now: () => now,
      timeLeft: () => {
        now += 3_000
        if (now > begun + 15_000) throw new Error('killed')
        return 900_000
      },
    }
    await expect(workOnList(slow, message, 'first')).rejects.toThrow('killed')
    // After the second chunk and the fourth.
    const leaseUntil = begun + 12_000 + leaseMs
    expect(await getList(register, list.id)).toMatchObject({ nextChunk: 4, counts: { added: 16 }, leaseUntil })
  })

  it('shows how far a slow comparison is although it is not through ten chunks', async () => {
    const bytes = await listFile({ rows: people(26) })
    await createList(register, tree, { ...list, review: true })
    const slow = engine.again(register)
    let now = Date.now()
    const shown: unknown[] = []
    slow.client.middlewareStack.add(
      (next, { commandName }) =>
        async (args) => {
          const answer = await next(args)
          if (commandName === 'BatchGetItemCommand') now += 1_000
          if (commandName === 'UpdateItemCommand') shown.push((await getList(register, list.id))?.counts.rows)
          return answer
        },
      { step: 'initialize', name: 'slowReads' },
    )
    await workOnList({ ...aFunction(bytes, 0), register: slow, now: () => now }, message, 'first')
    expect(await getList(register, list.id)).toMatchObject({ state: 'checked', counts: { rows: 26 } })
    // Six of its seven chunks are compared at once.
    expect(shown).toContain(24)
  })

  it('is brought in chunk by chunk where a reader brought nothing further: whoever stands before the fatal row is compared', async () => {
    const bytes = await listFile({ rows: people(26) })
    await createList(register, tree, list)
    const dies = async (attempt: string, later: number): Promise<void> => {
      const hand = aFunction(bytes, Number.POSITIVE_INFINITY)
      const dying = engine.again(register)
      let looks = 0
      const timeLeft = (): number => {
        // Behind the fifth chunk.
        if (++looks === 5) dieAfter(dying, 0)
        return 900_000
      }
      const now = (): number => Date.now() + later
      await expect(workOnList({ ...hand, register: dying, timeLeft, now }, message, attempt)).rejects.toThrow('killed')
    }
    await dies('first', 0)
    expect(await getList(register, list.id)).toMatchObject({ nextChunk: 0 })
    await dies('second', 3_600_000)
    expect(await getList(register, list.id)).toMatchObject({ nextChunk: 4, counts: { added: 16 } })
    const keys = (await everything(register)).filter(({ pk }) => String(pk).startsWith('KEY#'))
    expect(
      new Set(keys.flatMap(({ holders }) => [...(holders as Set<string>)].map((one) => one.split('~')[0]))).size,
    ).toBe(16)
  })

  it('counts nobody twice when a function dies after a chunk that it had not saved', async () => {
    const bytes = await listFile({ rows: people(14) })
    await createList(register, tree, list)
    const dying = { ...aFunction(bytes, Number.POSITIVE_INFINITY), timeLeft: () => (looked++ < 1 ? 900_000 : die()) }
    let looked = 0
    const die = (): never => {
      throw new Error('killed')
    }
    await expect(workOnList(dying, message, 'first')).rejects.toThrow('killed')
    expect(await approved()).toBe(2 * rowsPerChunk)
    const later = { ...aFunction(bytes, Number.POSITIVE_INFINITY), now: () => Date.now() + 3_600_000 }
    await workOnList(later, message, 'second')
    expect(await getList(register, list.id)).toMatchObject({
      state: 'finished',
      counts: { rows: 14, added: 14, same: 0 },
    })
    expect(await approved()).toBe(14)
  })
})
