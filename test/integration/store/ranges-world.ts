import { readCounts } from '../../../lambdas/store/counts/counts-store.ts'
import type { StoredList } from '../../../lambdas/store/lists/list-item.ts'
import { createList, getList } from '../../../lambdas/store/lists/list-store.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { morning } from '../../support/builders.ts'
import { type ListedRow, listFile, newIdNumber, people } from '../../support/list-files.ts'
import type { registerEngine } from '../../support/register-on-engine.ts'
import { aList, eaKtur, eaTieu, everything, marks, tree } from './desk.ts'
import { Queue, saidBy } from './ranges-desk.ts'

export const list = aList()
export const message = { listId: list.id, version: 'v1' }
export const hour = 3_600_000
export const oneHand = 1_000_000
const decision = '77/QĐ-UBND'
export const one = <T>(found: T | undefined): T => {
  if (found === undefined) throw new Error('there is none')
  return found
}

/** What came before: the same decision's first list of the commune, and a list of another commune. */
export const known = people(7)
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
// Of whom the list says itself that he should not be paid: the officer is told, also where functions compare side by side.
rows[30] = { ...one(rows[30]), note: 'Chuyển đi Bình Dương' }
rows[23] = { ...one(rows[23]), policy: 'Chính sách lạ' }

/** A register in which earlier lists are and the long one waits for its file, and what one function alone makes of it. */
export interface LongListWorld {
  readonly file: Uint8Array
  readonly alone: Awaited<ReturnType<typeof saidBy>>
  readonly counts: StoredList['counts']
  begun(parts?: Partial<StoredList>): Promise<Register>
}

/** One world for the tests of a file: made before the first of them, the same for all. */
export function worldOfTests(engine: ReturnType<typeof registerEngine>): LongListWorld {
  const world = {} as LongListWorld
  beforeAll(async () => {
    Object.assign(world, await longListWorld(engine))
  })
  return world
}

async function longListWorld(engine: ReturnType<typeof registerEngine>): Promise<LongListWorld> {
  const file = await listFile({ decision, rows })
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
  const before = await everything(register)
  const begun = async (parts: Partial<StoredList> = {}): Promise<Register> => {
    const fresh = await engine.freshRegister(before)
    await createList(fresh, tree, { ...list, ...parts })
    return fresh
  }
  const whole = await begun()
  const queue = new Queue(file, oneHand, morning + hour)
  expect(await queue.read(whole, message)).toBe('done')
  expect(queue.parts.names()).toEqual([])
  return { file, alone: await saidBy(whole), counts: (await now(whole)).counts, begun }
}

export const now = async (register: Register): Promise<StoredList> => one(await getList(register, list.id))

/** People of the commune whom the list or an earlier one has brought. */
export const countOf = async (register: Register): Promise<number> =>
  (await readCounts(register, tree, 'nq42-2020', eaTieu)).reduce(
    (sum, { counts }) => sum + counts.byStatus.approved.people + counts.byStatus.suspended.people,
    0,
  )

export const first = (): number => 0
