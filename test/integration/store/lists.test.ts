import { ok, refuse } from '../../../lambdas/domain/result.ts'
import { type RowsCall, readRows } from '../../../lambdas/functions/lists/read-rows.ts'
import { readingsOf } from '../../../lambdas/store/ledger/ledger-store.ts'
import { ListTaken } from '../../../lambdas/store/lists/intake-store.ts'
import type { StoredList, StoredRow } from '../../../lambdas/store/lists/list-item.ts'
import { endListStep, saveListProgress, takeList } from '../../../lambdas/store/lists/list-moves.ts'
import {
  createList,
  getList,
  getListRows,
  listsOfUnit,
  type RowFilter,
  saveRowsBehind,
} from '../../../lambdas/store/lists/list-store.ts'
import { keys } from '../../../lambdas/store/table/keys.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { anActor, morning } from '../../support/builders.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import { aChunk, aList, applied, aRow, cuKuin, eaKtur, eaTieu, elsewhere, marks, tree } from './desk.ts'

const engine = registerEngine()
let register: Register
beforeEach(async () => {
  register = await engine.freshRegister()
})
const create = (list: StoredList): Promise<boolean> => createList(register, tree, list)

describe('a new list', () => {
  it('is there at once, and once: the same command again finds it', async () => {
    expect(await create(aList())).toBe(true)
    expect(await create(aList({ fileName: 'another.xlsx' }))).toBe(false)
    expect(await getList(register, aList().id)).toEqual(aList())
  })
})

describe('the rows of a list', () => {
  it('are noted of whoever reads whole numbers in them, before he reads, and of nobody else', async () => {
    await create(aList())
    const readers = [anActor({ username: 'xa-doc' }), anActor({ username: 'mttq-doc', role: 'observer' })]
    for (const actor of readers) {
      const call: RowsCall = {
        params: { listId: aList().id },
        query: {},
        actor,
        within: (found) => (found === undefined ? refuse('not-found', 'Không có.') : ok(found)),
        now: morning,
      }
      expect((await readRows(register, call)).ok).toBe(true)
    }
    const { newest } = await readingsOf(register, keys.list(aList().id).pk)
    expect(newest).toMatchObject([{ type: 'list-rows.read', actor: { username: 'xa-doc' } }])
  })
})

describe('the lease of a list', () => {
  const take = (attempt: string, now: number, version = 'first-version') =>
    takeList(register, aList().id, { attempt, now, until: now + 60_000, version })

  it('is given to one of two readers that ask at once', async () => {
    await create(aList())
    const taken = await Promise.all([take('one', morning), take('two', morning)])
    expect(taken.filter(Boolean)).toHaveLength(1)
    expect(taken.find(Boolean)).toMatchObject({ state: 'processing', leaseUntil: morning + 60_000 })
  })

  it('is refused while it holds, renewed for its own reader, and free when it has run out', async () => {
    await create(aList())
    await take('one', morning)
    expect(await take('two', morning + 60_000)).toBeUndefined()
    expect(await take('one', morning + 30_000)).toMatchObject({ leaseUntil: morning + 90_000 })
    expect(await take('two', morning + 90_001)).toMatchObject({ attempt: 'two' })
  })

  it('fixes the version of the file: whoever takes over reads what the first one read', async () => {
    await create(aList())
    expect(await take('one', morning)).toMatchObject({ fileVersion: 'first-version', file: null })
    expect(await take('two', morning + 60_001, 'put-later')).toMatchObject({ fileVersion: 'first-version' })
  })

  it.each(['finished', 'refused'] as const)('is never given for a list that is %s', async (state) => {
    await create(aList())
    const taken = await take('one', morning)
    if (!taken) throw new Error('not taken')
    const file = { sha256: 'a'.repeat(64), bytes: 5 }
    await endListStep(register, { ...taken, state, leaseUntil: 0, file }, 'processing')
    expect(await take('one', morning + 1)).toBeUndefined()
    expect(await take('two', morning + 999_999, 'put-later')).toBeUndefined()
    expect(await getList(register, aList().id)).toMatchObject({ state, fileVersion: 'first-version', file })
  })

  it('is not given for a list that is not there, and none is made', async () => {
    expect(await take('one', morning)).toBeUndefined()
    expect(await getList(register, aList().id)).toBeUndefined()
  })

  it('keeps a reader that lost it from writing its progress', async () => {
    await create(aList())
    const lost = await take('one', morning)
    const now = await take('two', morning + 60_001)
    if (!lost || !now) throw new Error('not taken')
    const counts = { ...now.counts, rows: 30, added: 30 }
    await expect(saveListProgress(register, lost)).rejects.toThrow(ListTaken)
    await expect(endListStep(register, { ...lost, state: 'finished' }, 'processing')).rejects.toThrow(ListTaken)
    await saveListProgress(register, { ...now, counts, decisionNumber: '1234/QĐ-UBND', decisionDay: '2020-05-12' })
    expect(await getList(register, now.id)).toMatchObject({
      state: 'processing',
      counts,
      decisionNumber: '1234/QĐ-UBND',
    })
  })

  // Whoever had ended his step and lost the answer wrote over what an officer had ordered meanwhile.
  it('keeps a reader from writing progress over a list that has moved on', async () => {
    await create(aList())
    const taken = await take('one', morning)
    if (!taken) throw new Error('not taken')
    await endListStep(register, { ...taken, state: 'checked', leaseUntil: 0 }, 'processing')
    const checked = await getList(register, taken.id)
    await expect(saveListProgress(register, { ...taken, nextChunk: 3 })).rejects.toThrow(ListTaken)
    if (checked) await expect(saveListProgress(register, { ...checked, nextChunk: 3 })).rejects.toThrow(ListTaken)
    expect(await getList(register, taken.id)).toEqual(checked)
  })
})

describe('the lists of a unit', () => {
  /** One list a minute, in turn in two communes of a district and one of another. */
  const communes = [eaTieu, eaKtur, elsewhere]
  const lists = Array.from({ length: 9 }, (_, minute) =>
    aList({
      id: marks.id('test', 'list', minute),
      commune: communes[minute % 3] ?? '',
      createdAt: morning + minute * 60_000,
      programme: minute < 2 ? 'nq68-2021' : 'nq42-2020',
    }),
  )
  const minutesOf = (found: readonly StoredList[]): number[] =>
    found.map(({ createdAt }) => (createdAt - morning) / 60_000)

  async function pages(unit: string, limit: number, programme?: string): Promise<number[][]> {
    const found: number[][] = []
    let before: string | null = null
    do {
      const page = await listsOfUnit(register, tree, unit, { before, limit, programme })
      found.push(minutesOf(page.lists))
      before = page.before
    } while (before !== null)
    return found
  }

  beforeEach(async () => {
    for (const list of lists) await create(list)
  })

  it.each([
    ['a commune', eaTieu, [6, 3, 0]],
    ['a district', cuKuin, [7, 6, 4, 3, 1, 0]],
    ['the province', '66', [8, 7, 6, 5, 4, 3, 2, 1, 0]],
    ['a unit that is not there', '99', []],
  ])('are those of %s, newest first', async (_unit, code, expected) => {
    expect(await pages(code, 50)).toEqual([expected])
  })

  it('come in pages that go on across districts, each list once', async () => {
    expect(await pages('66', 4)).toEqual([[8, 7, 6, 5], [4, 3, 2, 1], [0]])
  })

  it('may leave an empty last page when the page before was exactly full', async () => {
    expect(await pages('66', 3)).toEqual([[8, 7, 6], [5, 4, 3], [2, 1, 0], []])
  })

  it('can be those of one programme', async () => {
    expect(await pages('66', 50, 'nq68-2021')).toEqual([[1, 0]])
  })
})

describe("a list's rows", () => {
  const problem = { sheet: 'Danh sách', row: 8, column: 'E', field: 'id-number', severity: 'error' as const }
  const withProblem = aRow({
    outcome: 'refused',
    problems: [{ ...problem, code: 'wrong-length', value: '0661', message: 'thiếu số', suggestion: null }],
  })
  const id = 'l'.repeat(26)

  beforeEach(async () => {
    for (let number = 0; number < 20; number++) {
      const rows = [number % 9 === 4 ? withProblem : aRow(), aRow()].map((row, index) => ({
        row: { ...row, row: number * 2 + index },
        listed: null,
      }))
      await applied(register, { ...aChunk([]), number, rows })
    }
  })

  async function pages(only: RowFilter | null): Promise<number[][]> {
    const found: number[][] = []
    let after: string | null = null
    do {
      const page = await getListRows(register, id, { after, only })
      found.push(page.rows.map(({ row }) => row))
      after = page.after
    } while (after !== null)
    return found
  }

  it('come in the order of the file, eight chunks a page, to the end', async () => {
    const found = await pages(null)
    expect(found.flat()).toEqual(Array.from({ length: 40 }, (_, row) => row))
    expect(found.map(({ length }) => length)).toEqual([16, 16, 8])
  })

  it('can be only those with a problem', async () => {
    expect((await pages('problems')).flat()).toEqual([8, 26])
  })

  it('can be only those that correct somebody, or whom the file does not name, wherever they stand', async () => {
    const changes: StoredRow['changes'] = { hamlet: ['Buôn A', 'Buôn B'] }
    const changed = [{ row: { ...aRow({ outcome: 'changed', changes }), row: 77 }, listed: null }]
    await applied(register, { ...aChunk([]), number: 150, rows: changed })
    await saveRowsBehind(register, id, [{ ...aRow({ outcome: 'only-here' }), row: 88 }])
    expect((await pages('changed')).flat()).toEqual([77])
    expect(await pages('only-here')).toEqual([[88]])
    expect((await pages(null)).flat().slice(-2)).toEqual([77, 88])
  })

  it('are none for a list without rows', async () => {
    expect(await getListRows(register, 'x'.repeat(26), { after: null, only: null })).toEqual({
      rows: [],
      after: null,
    })
  })
})
