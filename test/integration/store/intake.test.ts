import type { Entitlement } from '../../../lambdas/domain/payments/entitlement.ts'
import { readCounts } from '../../../lambdas/store/counts/counts-store.ts'
import { readAhead } from '../../../lambdas/store/lists/find-stored.ts'
import { applyChunk, rowsPerChunk } from '../../../lambdas/store/lists/intake-store.ts'
import { getListRows } from '../../../lambdas/store/lists/list-store.ts'
import { getClaim } from '../../../lambdas/store/register/claim-store.ts'
import { findByNumberAndName, getHistory } from '../../../lambdas/store/register/entitlement-store.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { anIdNumber } from '../../support/builders.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import { aChunk, applied, aRight, aRow, eaTieu, everything, marks, order, outcomeOf, stored, tree } from './desk.ts'
import { transactionsOf } from './watched-client.ts'

const engine = registerEngine()
let register: Register
beforeEach(async () => {
  register = await engine.freshRegister()
})

const number = '066185004321'
const rights = ['A', 'B', 'C'].map((name, index) => aRight(name, { number: `06618500432${index}` }))

/** People and đồng approved in the commune, by policy. */
async function approved(): Promise<Record<string, readonly [number, number]>> {
  const cells = await readCounts(register, tree, 'nq42-2020', eaTieu)
  return Object.fromEntries(
    cells.map(({ policy, counts: { byStatus } }) => [policy, [byStatus.approved.people, byStatus.approved.amount]]),
  )
}

const outcomes = async (chunk: ReturnType<typeof aChunk>): Promise<string[]> =>
  (await applied(register, chunk)).map(({ outcome }) => outcome)

describe('a chunk of a list', () => {
  it('brings its people with their event, their counts, their number and the row that says so', async () => {
    expect(await outcomes(aChunk(rights))).toEqual(['added', 'added', 'added'])
    expect(await approved()).toEqual({ A6: [3, 4_500_000] })
    const [right] = rights
    const found = await stored(register, right?.id ?? '')
    expect(found).toMatchObject({ status: 'approved', version: 1, list: { row: 8 } })
    expect(await getHistory(register, found.id)).toMatchObject([{ type: 'entitlement.approved', reason: null }])
    const mark = marks.idNumber(anIdNumber('066185004320'))
    expect((await getClaim(register, mark)).holders).toMatchObject([{ entitlementId: found.id, commune: eaTieu }])
    expect(await findByNumberAndName(register, mark, marks.name(found.person.fullName))).toEqual([found])
    const { rows } = await getListRows(register, 'l'.repeat(26), { after: null, only: null })
    expect(rows.map(({ entitlementId }) => entitlementId)).toEqual(rights.map(({ id }) => id))
  })

  it('is nothing new when the same people come with another list', async () => {
    await applied(register, aChunk(rights))
    const before = await everything(register)
    expect(await outcomes(aChunk(rights, { listId: 'm'.repeat(26) }))).toEqual(['same', 'same', 'same'])
    expect(await approved()).toEqual({ A6: [3, 4_500_000] })
    const after = await everything(register)
    expect(after.filter(({ pk }) => !String(pk).startsWith('LIST#mmm'))).toEqual(before)
  })

  it('leaves alone what has happened to those who are there already', async () => {
    await applied(register, aChunk(rights))
    const paid = await stored(register, rights[0]?.id ?? '')
    expect(outcomeOf(await order(register, paid))).toBe('done')
    expect(await outcomes(aChunk(rights, { listId: 'm'.repeat(26) }))).toEqual(['same', 'same', 'same'])
    expect((await stored(register, paid.id)).status).toBe('paid')
  })

  it('counts only those who were missing when a part is there', async () => {
    await applied(register, aChunk(rights.slice(1, 2)))
    expect(await outcomes(aChunk(rights, { listId: 'm'.repeat(26) }))).toEqual(['added', 'same', 'added'])
    expect(await approved()).toEqual({ A6: [3, 4_500_000] })
  })

  it('still says "added" when the same list is delivered twice', async () => {
    await applied(register, aChunk(rights))
    expect(await outcomes(aChunk(rights))).toEqual(['added', 'added', 'added'])
    expect(await approved()).toEqual({ A6: [3, 4_500_000] })
    const mark = marks.idNumber(anIdNumber('066185004320'))
    expect((await getClaim(register, mark)).version).toBe(1)
  })

  it('is decided anew where others were faster than what was read ahead for it', async () => {
    const listed = aChunk(rights).rows.flatMap((row) => row.listed ?? [])
    const ahead = await readAhead(register, marks, listed)
    await applied(register, aChunk(rights.slice(0, 2), { listId: 'm'.repeat(26) }))
    const { rows } = await applyChunk(register, tree, marks, aChunk(rights), ahead)
    expect(rows.map(({ outcome }) => outcome)).toEqual(['same', 'same', 'added'])
    expect(await approved()).toEqual({ A6: [3, 4_500_000] })
  })

  it('is counted once when two readers bring it at the same moment', async () => {
    const other = engine.again(register)
    const results = await Promise.all([register, other].map((at) => applied(at, aChunk(rights))))
    expect(results.flat().map(({ outcome }) => outcome)).toEqual(Array(6).fill('added'))
    expect(await approved()).toEqual({ A6: [3, 4_500_000] })
  })

  it('keeps a refused row as a result and counts nobody', async () => {
    const refused = { row: aRow({ outcome: 'refused', fullName: 'Người D' }), listed: null }
    const chunk = { ...aChunk([]), rows: [refused] }
    expect(await outcomes(chunk)).toEqual(['refused'])
    expect(await everything(register)).toHaveLength(1)
  })
})

describe('the same number twice in one chunk', () => {
  it('is one claim with two holders', async () => {
    const twins = [
      aRight('A', { number }),
      aRight('B', { number, policy: 'A5' }),
      aRight('C', { number, policy: 'A4' }),
    ]
    expect(await outcomes(aChunk(twins))).toEqual(['added', 'added', 'added'])
    const { holders, version } = await getClaim(register, marks.idNumber(anIdNumber(number)))
    expect(holders.map(({ policy }) => policy).toSorted()).toEqual(['A4', 'A5', 'A6'])
    expect(version).toBe(1)
  })
})

describe('the largest chunk', () => {
  const chunkOf = (policies: readonly string[]): Entitlement[] =>
    Array.from({ length: rowsPerChunk }, (_, index) =>
      aRight(`N${policies.length}${index}`, {
        number: `0661850${String(10_000 + 100 * policies.length + index)}`,
        policy: policies[index % policies.length] ?? '',
        list: { id: 'l'.repeat(26), sheet: 'Danh sách', row: index },
      }),
    )

  it('of people with a number each, under six policies, is one transaction with the look at its list', async () => {
    const sizes = transactionsOf(register)
    const policies = ['A1', 'A2', 'A3', 'A4', 'A5', 'A6']
    expect(await outcomes(aChunk(chunkOf(policies)))).toEqual(Array(rowsPerChunk).fill('added'))
    // A person, his event and his number; a cell and its day for each policy; the look at the list. It is full.
    expect(sizes).toEqual([3 * rowsPerChunk + 2 * policies.length + 1])
  })

  it('under nine policies is two, and counts everybody once', async () => {
    const sizes = transactionsOf(register)
    const policies = ['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7a', 'A7b', 'A8']
    expect(await outcomes(aChunk(chunkOf(policies)))).toEqual(Array(rowsPerChunk).fill('added'))
    expect(sizes).toHaveLength(2)
    const cells = await approved()
    expect(Object.keys(cells).toSorted()).toEqual(policies.toSorted())
    expect(Object.values(cells).reduce((sum, [people]) => sum + people, 0)).toBe(rowsPerChunk)
  })
})
