import '../../support/silent-logs.ts'
import { mostTries } from '../../../lambdas/domain/lists/list-duties.ts'
import type { Intake } from '../../../lambdas/functions/intake/intake.ts'
import { workOnList } from '../../../lambdas/functions/intake/work-on-list.ts'
import type { Care } from '../../../lambdas/functions/overdue-lists/look-after-each.ts'
import { type Desk, lookAfterList } from '../../../lambdas/functions/overdue-lists/look-after-list.ts'
import { readCounts } from '../../../lambdas/store/counts/counts-store.ts'
import { noAnswers, type StoredList } from '../../../lambdas/store/lists/list-item.ts'
import { takeList } from '../../../lambdas/store/lists/list-moves.ts'
import { createList, getList, getListRows } from '../../../lambdas/store/lists/list-store.ts'
import { overdueListIds } from '../../../lambdas/store/lists/open-lists.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { morning } from '../../support/builders.ts'
import { noRanges } from '../../support/kept-parts.ts'
import { listFile, people } from '../../support/list-files.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import { aList, eaTieu, exchange, marks, matcher, saidOf, tree } from './desk.ts'
import { dieAfter } from './watched-client.ts'

// Lists are read many times over.
jest.setTimeout(120_000)
const engine = registerEngine()
let register: Register
beforeEach(async () => {
  register = await engine.freshRegister()
})
const list = aList()
const message = { listId: list.id, version: 'v1' }
/** A word to read a list whose file is known already. */
const word = { listId: list.id, version: null }
const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
let file: Uint8Array
beforeAll(async () => {
  file = await listFile({ rows: people(12) })
})

const aReader = (at: Register, now: number, file_ = file): Intake => ({
  register: at,
  tree,
  marks,
  matcher,
  exchange,
  ...noRanges,
  rowsPerChunk: 5,
  fileOf: async () => ({ content: file_, facts: { sha256: '0'.repeat(64), bytes: file_.length } }),
  now: () => now,
  timeLeft: () => 900_000,
  callAgain: async () => undefined,
})

/** The scheduled function at a moment: what it did for each list that the index names, and whom it called. */
async function lookAfter(
  now: number,
  version: string | null = null,
): Promise<{ done: Care[]; calls: [string, string | null][] }> {
  const calls: [string, string | null][] = []
  const desk: Desk = {
    register: engine.again(register),
    office: 'Sở LĐ-TBXH',
    versionOf: async () => version,
    call: async (listId, of) => void calls.push([listId, of]),
    now: () => now,
  }
  const done: Care[] = []
  for await (const id of overdueListIds(desk.register, now)) done.push(await lookAfterList(desk, id, `look-${now}`))
  return { done, calls }
}

const now = async (): Promise<StoredList> => {
  const found = await getList(register, list.id)
  if (!found) throw new Error('gone')
  return found
}
const approved = async (): Promise<[number, number]> =>
  (await readCounts(register, tree, 'nq42-2020', eaTieu)).reduce<[number, number]>(
    ([people_, amount], { counts: { byStatus } }) => [
      people_ + byStatus.approved.people,
      amount + byStatus.approved.amount,
    ],
    [0, 0],
  )
const asked = { since: morning, answers: noAnswers, appliedBy: list.createdBy, withdrawal: null }

describe('a list that never gets its file', () => {
  beforeEach(() => createList(register, tree, list))

  it('is left alone for an hour and then ended with a sentence that says what to do', async () => {
    expect((await lookAfter(morning + hour - 1)).done).toEqual([])
    expect(await lookAfter(morning + hour)).toEqual({ done: ['ended'], calls: [] })
    expect(await now()).toMatchObject({ state: 'refused', finishedAt: morning + hour, counts: { rows: 0, added: 0 } })
    expect((await now()).outcome).toContain('Chưa nhận được tệp')
    expect((await lookAfter(morning + day)).done).toEqual([])
  })

  it('is not taken up by a file that comes afterwards', async () => {
    await lookAfter(morning + hour)
    await workOnList(aReader(register, morning + 2 * hour), message, 'late')
    expect([(await now()).state, await approved()]).toEqual(['refused', [0, 0]])
  })

  it('gets a reader when the file lies in the bucket and only the message was lost; one, whoever looks at once', async () => {
    const looks = await Promise.all([1, 2, 3].map(() => lookAfter(morning + hour, 'v7')))
    expect(looks.flatMap(({ calls }) => calls)).toEqual([[list.id, 'v7']])
    expect((await lookAfter(morning + hour + 9 * minute, 'v7')).calls).toEqual([])
    expect((await lookAfter(morning + hour + 10 * minute, 'v7')).calls).toEqual([[list.id, 'v7']])
    await workOnList(aReader(register, morning + 2 * hour), { listId: list.id, version: 'v7' }, 'called')
    expect(await now()).toMatchObject({ state: 'finished', fileVersion: 'v7', counts: { added: 12 } })
  })

  it('is ended after a day when no reader ever takes its file', async () => {
    expect(await lookAfter(morning + 25 * hour, 'v7')).toEqual({ done: ['ended'], calls: [] })
    expect((await now()).outcome).toContain('0 dòng được nhập, vì tệp đã đến')
  })
})

describe('a list that waits for an officer', () => {
  it('is ended after thirty days: nothing of it is in, and it says so', async () => {
    await createList(register, tree, { ...list, review: true })
    await workOnList(aReader(register, morning), message, 'comparing')
    expect((await lookAfter(morning + 29 * day)).done).toEqual([])
    expect((await lookAfter(morning + 30 * day)).done).toEqual(['ended'])
    expect(await now()).toMatchObject({ state: 'refused' })
    expect((await now()).outcome).toContain('0 trong 12 dòng được nhập, vì sau 30 ngày')
  })
})

describe('a list whose reader is gone', () => {
  it('is not touched while a reader lives, and gets another ten minutes after its lease; the count is right', async () => {
    await createList(register, tree, list)
    const dying = engine.again(register)
    dieAfter(dying, 3)
    await expect(workOnList(aReader(dying, morning), message, 'first')).rejects.toThrow('killed')
    expect((await lookAfter(morning + minute + 10 * minute - 1)).done).toEqual([])
    expect(await lookAfter(morning + 11 * minute)).toEqual({ done: ['called'], calls: [[list.id, null]] })
    await workOnList(aReader(register, morning + 11 * minute), word, 'called')
    expect(await now()).toMatchObject({ state: 'finished', counts: { rows: 12, added: 12, amount: 18_000_000 } })
    expect(await approved()).toEqual([12, 18_000_000])
    expect((await lookAfter(morning + 30 * day)).done).toEqual([])
  })

  it('is called for again when the officer gave his word and the message was lost', async () => {
    await createList(register, tree, { ...list, review: true })
    await workOnList(aReader(register, morning), message, 'comparing')
    await saidOf(register, list.id, { ...asked, state: 'applying' })
    expect((await lookAfter(morning + 10 * minute)).calls).toEqual([[list.id, null]])
  })
})

/** Readers that all die after so many writes, until no further one is called. */
async function exhausted(writes: number, from: number): Promise<number> {
  let at = from
  for (let attempt = 0; attempt < mostTries; attempt++, at += 11 * minute) {
    const dying = engine.again(register)
    dieAfter(dying, writes)
    await expect(workOnList(aReader(dying, at), word, `dying-${attempt}`)).rejects.toThrow('killed')
    if (attempt < mostTries - 1) expect((await lookAfter(at + 11 * minute)).done).toEqual(['called'])
  }
  return at
}

describe('a list that no reader brings to its end', () => {
  it('ends as "0 of 12", in nobody, when nothing of it could be brought in', async () => {
    await createList(register, tree, { ...list, review: true })
    await workOnList(aReader(register, morning), message, 'comparing')
    await saidOf(register, list.id, { ...asked, state: 'applying' })
    const over = await exhausted(1, morning + hour)
    expect((await lookAfter(over)).done).toEqual(['ended'])
    const ended = await now()
    expect(ended).toMatchObject({ state: 'refused', counts: { rows: 12, added: 0, refused: 12, amount: 0 } })
    expect(ended.outcome).toContain('0 trong 12 dòng được nhập, vì')
    expect(await approved()).toEqual([0, 0])
    const { rows } = await getListRows(register, list.id, { after: null, only: 'problems' })
    expect(rows).toHaveLength(12)
    expect(rows[0]).toMatchObject({ outcome: 'refused', entitlementId: null, problems: [{ code: 'not-reached' }] })
  })

  it('ends with what is in, counted once, and the same file brings the others', async () => {
    await createList(register, tree, { ...list, review: true })
    await workOnList(aReader(register, morning), message, 'comparing')
    await saidOf(register, list.id, { ...asked, state: 'applying' })
    // Taken, two chunks; no progress is saved so early, so the next reader begins anew and gets no further.
    const over = await exhausted(3, morning + hour)
    await Promise.all([lookAfter(over), lookAfter(over)])
    const ended = await now()
    expect(ended).toMatchObject({
      state: 'finished',
      counts: { rows: 12, added: 10, refused: 2, same: 0, amount: 15_000_000 },
    })
    expect(ended.outcome).toContain('10 trong 12 dòng được nhập')
    expect(await approved()).toEqual([10, 15_000_000])

    const again = aList({ id: marks.id('test', 'again'), createdAt: over })
    await createList(register, tree, again)
    await workOnList(aReader(register, over), { listId: again.id, version: 'v1' }, 'again')
    expect((await getList(register, again.id))?.counts).toMatchObject({ rows: 12, added: 2, same: 10 })
    expect(await approved()).toEqual([12, 18_000_000])
  })

  it('tells a reader that only slept that the list is no longer its own', async () => {
    await createList(register, tree, list)
    const asleep = await takeList(register, list.id, { attempt: 'asleep', now: morning, until: morning, version: 'v1' })
    await lookAfter(morning + 2 * day)
    expect(await now()).toMatchObject({ state: 'refused', counts: { added: 0 } })
    expect(asleep?.attempt).toBe('asleep')
    expect((await now()).attempt).not.toBe('asleep')
    await workOnList(aReader(register, morning + 3 * day), message, 'asleep')
    expect([(await now()).state, await approved()]).toEqual(['refused', [0, 0]])
  })

  it('is a finished list again when it could not be withdrawn to the end, and can be withdrawn once more', async () => {
    await createList(register, tree, list)
    await workOnList(aReader(register, morning), message, 'bringing')
    const withdrawal = { by: list.createdBy, at: morning, reason: 'nhầm tệp' }
    await saidOf(register, list.id, { ...asked, withdrawal, state: 'withdrawing' })
    expect((await lookAfter(morning + day)).done).toEqual(['ended'])
    expect(await now()).toMatchObject({ state: 'finished', withdrawal: null })
    expect((await now()).outcome).toContain('Rút lại lần nữa')
    await saidOf(register, list.id, { ...asked, withdrawal, state: 'withdrawing' })
    await workOnList(aReader(register, morning + day), word, 'again')
    expect([(await now()).state, await approved()]).toEqual(['withdrawn', [0, 0]])
  })

  it('is dropped where it was only compared and its reader never came: nothing of it is to be taken back', async () => {
    await createList(register, tree, { ...list, review: true })
    await workOnList(aReader(register, morning), message, 'comparing')
    expect(await now()).toMatchObject({ state: 'checked', counts: { added: expect.any(Number) } })
    const withdrawal = { by: list.createdBy, at: morning, reason: 'nhầm tệp' }
    await saidOf(register, list.id, { ...asked, appliedBy: null, withdrawal, state: 'withdrawing' })
    expect((await lookAfter(morning + day)).done).toEqual(['ended'])
    expect(await now()).toMatchObject({ state: 'withdrawn', withdrawal: { reason: 'nhầm tệp' } })
    expect((await now()).outcome).toContain('chưa có gì của nó được ghi')
    expect(await approved()).toEqual([0, 0])
  })
})
