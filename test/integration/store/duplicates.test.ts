import type { Chunk } from '../../../lambdas/store/lists/chunk.ts'
import { mostWarnings } from '../../../lambdas/store/register/duplicate-store.ts'
import { getHistory } from '../../../lambdas/store/register/entitlement-store.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import { aChunk, applied, aRight, eaKtur, everything, order, outcomeOf, stored, takenIn, warned } from './desk.ts'

const engine = registerEngine()
const number = '066185004321'
const here = aRight('A', { number })
const there = aRight('B', { number, commune: eaKtur })
const one = aChunk([here], { listId: 'm'.repeat(26) })
const two = aChunk([there], { listId: 'n'.repeat(26) })

let register: Register
beforeEach(async () => {
  register = await engine.freshRegister()
})

async function expectBothWarned(): Promise<void> {
  const [a, b] = [await stored(register, here.id), await stored(register, there.id)]
  expect(a.warnings).toEqual([
    { entitlementId: there.id, programme: 'nq42-2020', policy: 'A6', commune: eaKtur, sameName: false },
  ])
  expect(b.warnings).toMatchObject([{ entitlementId: here.id }])
  for (const { id, version } of [a, b]) {
    expect(version).toBe(2)
    const history = await getHistory(register, id)
    expect(history.map(({ type }) => type)).toEqual(['entitlement.approved', 'duplicate.warned'])
  }
}

describe('the same number in the lists of two communes at once', () => {
  const write = (chunk: Chunk) => () => applied(register, chunk)
  const look = (chunk: Chunk) => () => warned(register, chunk)

  // Each list writes before it looks; every order of the four steps that keeps this.
  it.each([
    ['one after the other', [write(one), look(one), write(two), look(two)]],
    ['both write, the first looks first', [write(one), write(two), look(one), look(two)]],
    ['the second comes in between', [write(one), write(two), look(two), look(one)]],
    ['the other after the one', [write(two), look(two), write(one), look(one)]],
    ['both write, the second looks first', [write(two), write(one), look(two), look(one)]],
    ['the first comes in between', [write(two), write(one), look(one), look(two)]],
  ] as const)('is seen by at least one, and both carry the warning: %s', async (_order, steps) => {
    const seen = new Set<string>()
    for (const step of steps) {
      const found = await step()
      if (found instanceof Set) for (const id of found) seen.add(id)
    }
    expect([...seen].toSorted()).toEqual([here.id, there.id].toSorted())
    await expectBothWarned()
  })

  it('is warned of once on each side when both readers run side by side', async () => {
    const other = engine.again(register)
    const read = async (at: Register, chunk: Chunk): Promise<number> => {
      await applied(at, chunk)
      return (await warned(at, chunk)).size
    }
    const seen = await Promise.all([read(register, one), read(other, two)])
    expect(Math.max(...seen)).toBe(2)
    await expectBothWarned()
  })
})

describe('a column filled with one number', () => {
  // Each row was warned of every other one by one: a list of 600 such rows did not end within five minutes.
  it('is taken in, everybody is warned, and no row grows with the list', async () => {
    const rows = Array.from({ length: 60 }, (_, index) => aRight(`N${index}`, { number }))
    for (let chunk = 0; chunk < 2; chunk++) {
      const part = aChunk(rows.slice(chunk * 30, chunk * 30 + 30), { number: chunk })
      await applied(register, part)
      expect((await warned(register, part)).size).toBe(30 * (chunk + 1))
    }
    const all = await Promise.all(rows.map(({ id }) => stored(register, id)))
    for (const { warnings, version } of all) {
      expect(warnings).toHaveLength(mostWarnings)
      expect(version).toBe(2)
    }
  })
})

describe('a warning', () => {
  it('is not written again when a list is read again', async () => {
    await takenIn(register, here, there)
    const before = await everything(register)
    await warned(register, one)
    await warned(register, two)
    expect(await everything(register)).toEqual(before)
  })

  it('says whether the name is the same, accents and capitals aside', async () => {
    const [, b, c] = await takenIn(
      register,
      aRight('A', { number, fullName: 'Nguyễn Thị Ánh' }),
      aRight('B', { number, fullName: 'NGUYEN THI ANH', policy: 'A5' }),
      aRight('C', { number, fullName: 'Trần Văn Bình', policy: 'A4' }),
    )
    const sameName = (right: typeof b): Record<string, boolean> =>
      Object.fromEntries((right?.warnings ?? []).map((warning) => [warning.policy, warning.sameName]))
    expect(sameName(b)).toEqual({ A4: false, A6: true })
    expect(sameName(c)).toEqual({ A5: false, A6: false })
  })

  it('makes an officer look again who was about to pay without having seen it', async () => {
    const [paying] = await takenIn(register, here)
    if (!paying) throw new Error('not taken in')
    await takenIn(register, there)
    expect(outcomeOf(await order(register, paying))).toBe('conflict')
    expect(outcomeOf(await order(register, await stored(register, paying.id)))).toBe('done')
  })

  it('keeps a payment that was entered in the same moment', async () => {
    const [paying] = await takenIn(register, here)
    if (!paying) throw new Error('not taken in')
    await applied(register, two)
    const [, paid] = await Promise.all([warned(engine.again(register), two), order(register, paying)])
    const now = await stored(register, paying.id)
    expect(now.warnings).toHaveLength(1)
    expect(now.status).toBe(outcomeOf(paid) === 'done' ? 'paid' : 'approved')
    expect(await getHistory(register, paying.id)).toHaveLength(now.version)
  })
})
