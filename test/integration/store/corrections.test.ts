import { dong } from '../../../lambdas/domain/money/dong.ts'
import type { Entitlement, Person } from '../../../lambdas/domain/payments/entitlement.ts'
import { readCounts } from '../../../lambdas/store/counts-store.ts'
import { findByNumberAndName, getHistory } from '../../../lambdas/store/entitlement-store.ts'
import { lineId } from '../../../lambdas/store/line-id.ts'
import { getClaim } from '../../../lambdas/store/payment-store.ts'
import type { Register } from '../../../lambdas/store/table.ts'
import { anIdNumber } from '../../support/builders.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import { aChunk, applied, aRight, eaTieu, everything, marks, order, outcomeOf, stored, tree } from './desk.ts'
import { transactionsOf } from './watched-client.ts'

const engine = registerEngine()
let register: Register
beforeEach(async () => {
  register = await engine.freshRegister()
})

const second = { listId: 'm'.repeat(26) }
const number = '066185004321'
const corrected = (right: Entitlement, person: Partial<Person>, parts: Partial<Entitlement> = {}): Entitlement => ({
  ...right,
  ...parts,
  person: { ...right.person, ...person },
})

const outcomes = async (chunk: ReturnType<typeof aChunk>): Promise<string[]> =>
  (await applied(register, chunk)).map(({ outcome }) => outcome)

async function tallies(): Promise<Record<string, readonly [number, number]>> {
  const [cell] = await readCounts(register, tree, 'nq42-2020', eaTieu)
  const all = Object.entries(cell?.counts.byStatus ?? {})
  return Object.fromEntries(
    all.filter(([, { people }]) => people > 0).map(([status, { people, amount }]) => [status, [people, amount]]),
  )
}

describe('a mended list', () => {
  const [a, b] = [aRight('A'), aRight('B', { number })]

  it('changes just what it says otherwise, with the counts, and says old and new', async () => {
    await applied(register, aChunk([a, b]))
    const mended = [corrected(a, { idNumbers: [anIdNumber('240123456')] }), corrected(b, {}, { amount: dong(750_000) })]
    const rows = await applied(register, aChunk(mended, second))
    expect(rows.map(({ outcome }) => outcome)).toEqual(['changed', 'changed'])
    expect(rows[1]?.changes).toEqual({ amount: ['1.500.000 đồng', '750.000 đồng'] })
    expect(await tallies()).toEqual({ approved: [2, 2_250_000] })
    expect((await getHistory(register, b.id)).map(({ type }) => type)).toEqual([
      'entitlement.approved',
      'entitlement.corrected',
    ])
    const found = await findByNumberAndName(register, marks.idNumber(anIdNumber('240123456')), marks.name('Người A'))
    expect(found.map(({ id }) => id)).toEqual([a.id])
  })

  it('changes nothing more when it is delivered again, and still says what it changed', async () => {
    await applied(register, aChunk([a, b]))
    const chunk = aChunk([corrected(a, {}, { amount: dong(750_000) }), b], second)
    expect(await outcomes(chunk)).toEqual(['changed', 'same'])
    const isRegister = ({ pk }: Record<string, unknown>): boolean => !String(pk).startsWith('LIST#')
    const before = (await everything(register)).filter(isRegister)
    expect(await outcomes(chunk)).toEqual(['changed', 'same'])
    expect((await everything(register)).filter(isRegister)).toEqual(before)
  })

  it('moves the claim from the mistyped number to the right one', async () => {
    await applied(register, aChunk([b]))
    await applied(register, aChunk([corrected(b, { idNumbers: [anIdNumber('066185004312')] })], second))
    expect((await getClaim(register, marks.idNumber(anIdNumber(number)))).holders).toEqual([])
    expect((await getClaim(register, marks.idNumber(anIdNumber('066185004312')))).holders).toHaveLength(1)
  })

  it('may swap the numbers of two people', async () => {
    const [one, two] = [aRight('A', { number: '240123456' }), aRight('B', { number: '240654321' })]
    await applied(register, aChunk([one, two]))
    const swapped = [
      corrected(one, { idNumbers: two.person.idNumbers }),
      corrected(two, { idNumbers: one.person.idNumbers }),
    ]
    const rows = await applied(register, aChunk(swapped, second))
    expect(rows.map(({ outcome }) => outcome)).toEqual(['changed', 'changed'])
    expect((await getClaim(register, marks.idNumber(anIdNumber('240123456')))).holders).toMatchObject([
      { entitlementId: two.id },
    ])
  })

  it('does not touch who has been paid, and says so in the row', async () => {
    await applied(register, aChunk([b]))
    expect(outcomeOf(await order(register, await stored(register, b.id)))).toBe('done')
    const [row] = await applied(register, aChunk([corrected(b, {}, { amount: dong(750_000) })], second))
    expect(row?.outcome).toBe('same')
    expect(row?.problems.map(({ code }) => code)).toEqual(['settled'])
    expect(await tallies()).toEqual({ paid: [1, 1_500_000] })
  })

  it('of thirty corrected numbers is written whole, though it takes two transactions', async () => {
    const whole = Array.from({ length: 30 }, (_, index) =>
      aRight(`N${index}`, { number: `2401234${String(10 + index)}` }),
    )
    await applied(register, aChunk(whole))
    const mended = whole.map((right, index) =>
      corrected(right, { idNumbers: [anIdNumber(`0661850${String(10_000 + index)}`)] }),
    )
    const sizes = transactionsOf(register)
    expect(await outcomes(aChunk(mended, second))).toEqual(Array(30).fill('changed'))
    expect(sizes.length).toBeGreaterThan(1)
    for (const size of sizes) expect(size).toBeLessThanOrEqual(100)
    expect(await tallies()).toEqual({ approved: [30, 45_000_000] })
  })
})

describe('a corrected name', () => {
  it('is the same person when his number came by another list under the same decision', async () => {
    const wrong = aRight('A', { number, fullName: 'Nguyễn Thị Anh' })
    await applied(register, aChunk([wrong]))
    const right = { ...corrected(wrong, { fullName: 'Nguyễn Thị Ánh Hồng' }), id: marks.id('test', 'other line') }
    const [row] = await applied(register, aChunk([right], second))
    expect(row).toMatchObject({ outcome: 'changed', entitlementId: wrong.id })
    expect((await stored(register, wrong.id)).person.fullName).toBe('Nguyễn Thị Ánh Hồng')
    expect(await tallies()).toEqual({ approved: [1, 1_500_000] })
    const found = await findByNumberAndName(
      register,
      marks.idNumber(anIdNumber(number)),
      marks.name('nguyen thi anh hong'),
    )
    expect(found).toHaveLength(1)
  })

  it('is somebody else under another decision, or with another name altogether', async () => {
    const known = aRight('A', { number, fullName: 'Nguyễn Thị Anh' })
    await applied(register, aChunk([known]))
    const later = { ...known, id: marks.id('test', 'later'), decision: { number: '99/QĐ-UBND', day: '2020-06-01' } }
    const mistyped = { ...corrected(known, { fullName: 'Trần Văn Bình' }), id: marks.id('test', 'mistyped') }
    expect(await outcomes(aChunk([later, mistyped], second))).toEqual(['added', 'added'])
  })
})

describe('people of one name, birth and hamlet', () => {
  const line = marks.id('test', 'line')
  const namesake = (nth: number, text: string): Entitlement => ({
    ...aRight('A', { number: text, fullName: 'Y Blô Niê' }),
    id: lineId(marks, line, nth),
  })
  const chunkOf = (rights: readonly Entitlement[], listId: string) => {
    const chunk = aChunk(rights, { listId })
    return {
      ...chunk,
      rows: chunk.rows.map(({ row, listed }) => ({
        row,
        listed: listed && { ...listed, line, isOnly: rights.length === 1 },
      })),
    }
  }

  it('are told apart by their numbers, in whichever order they come again', async () => {
    await applied(register, chunkOf([namesake(0, '240123456'), namesake(1, '240654321')], 'l'.repeat(26)))
    const swapped = chunkOf([namesake(0, '240654321'), namesake(1, '240123456')], 'm'.repeat(26))
    expect(await outcomes(swapped)).toEqual(['same', 'same'])
    const third = chunkOf([namesake(0, '240777777')], 'n'.repeat(26))
    expect(await outcomes(third)).toEqual(['added'])
    expect(await tallies()).toEqual({ approved: [3, 4_500_000] })
  })
})
