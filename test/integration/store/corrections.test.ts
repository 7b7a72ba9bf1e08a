import { dong } from '../../../lambdas/domain/money/dong.ts'
import type { Entitlement, Person } from '../../../lambdas/domain/payments/entitlement.ts'
import { readCounts } from '../../../lambdas/store/counts/counts-store.ts'
import { ListTaken } from '../../../lambdas/store/lists/intake-store.ts'
import { lineId, lineOf } from '../../../lambdas/store/lists/line-id.ts'
import { createList } from '../../../lambdas/store/lists/list-store.ts'
import { getClaim } from '../../../lambdas/store/register/claim-store.ts'
import { findByNumberAndName, getEntitlement, getHistory } from '../../../lambdas/store/register/entitlement-store.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { anIdNumber, aPayment } from '../../support/builders.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import { aChunk, aList, applied, aRight, eaTieu, everything, marks, order, outcomeOf, stored, tree } from './desk.ts'
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

  // The officer was told that his number is not the list's, and had none of it on his screen.
  it('leaves a counter that has not seen it overtaken, not wrong', async () => {
    await applied(register, aChunk([a]))
    const seen = await stored(register, a.id)
    await applied(register, aChunk([corrected(a, { idNumbers: [anIdNumber(number)] })], second))
    const command = aPayment({ idNumber: anIdNumber('066185009999') })
    expect(outcomeOf(await order(register, seen, { command }))).toBe('conflict')
    expect(outcomeOf(await order(register, await stored(register, a.id), { command }))).toBe('invalid')
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

describe('two rows of a file that could mean one record', () => {
  const line = marks.id('test', 'line of two')
  const cccd = '066185004329'
  const row = (nth: number, numbers: readonly string[]): Entitlement => {
    const right = aRight('A', { fullName: 'Lê Thị Gái' })
    return { ...right, id: lineId(marks, line, nth), person: { ...right.person, idNumbers: numbers.map(anIdNumber) } }
  }
  const repeated = (rights: readonly Entitlement[], listId: string) => {
    const chunk = aChunk(rights, { listId })
    const rows = chunk.rows.map(({ row, listed }) => ({ row, listed: listed && { ...listed, line, isOnly: false } }))
    return { ...chunk, rows }
  }
  const numbersOf = async (): Promise<string[]> => {
    const ids = Array.from({ length: 4 }, (_, nth) => lineId(marks, line, nth))
    const found = await Promise.all(ids.map((id) => getEntitlement(register, id)))
    return found.flatMap((one) => (one ? [one.person.idNumbers.map(({ number }) => number).join()] : []))
  }

  it.each([
    ['one without a number and one with it', [[], ['240123456']]],
    ['one with the new card and one with the old', [[cccd], ['240123456']]],
  ])('are two people: %s', async (_name, numbers) => {
    await applied(register, aChunk([row(0, ['240123456'])]))
    const file = repeated(
      numbers.map((own, nth) => row(nth, own)),
      'm'.repeat(26),
    )
    expect(await outcomes(file)).toEqual(['added', 'same'])
    expect((await numbersOf()).toSorted()).toEqual(numbers.map((own) => own.join()).toSorted())
    // Read once more, and sent once more, it is the same two.
    expect(await outcomes(file)).toEqual(['added', 'same'])
    expect(await outcomes({ ...file, listId: 'n'.repeat(26) })).toEqual(['same', 'same'])
  })

  it('of a crowd find their places however many they are, in any order', async () => {
    const crowd = Array.from({ length: 20 }, (_, nth) => row(nth, [`2401234${String(10 + nth)}`]))
    await applied(register, repeated(crowd, 'l'.repeat(26)))
    const reversed = crowd.toReversed().map((right, nth) => ({ ...right, id: lineId(marks, line, nth) }))
    expect(await outcomes(repeated(reversed, 'm'.repeat(26)))).toEqual(Array(20).fill('same'))
  })

  // The file that had corrected a name, sent once more for another row, brought its person a second time.
  it('are one person whose name an earlier file has corrected, when that file comes again', async () => {
    const placed = (right: Entitlement): Entitlement => ({ ...right, id: lineOf(marks, right, right.decision) })
    const before = placed(aRight('Nhài', { fullName: 'Quách Thị Nhài', number: cccd }))
    const after = placed(corrected(before, { fullName: 'Quách Thị Nhàn' }))
    const isInFile = ({ fullName }: Person): boolean => fullName === 'Quách Thị Nhàn'
    await applied(register, aChunk([before]))
    expect(await outcomes({ ...aChunk([after], second), isInFile })).toEqual(['changed'])
    expect(await outcomes({ ...aChunk([after], { listId: 'n'.repeat(26) }), isInFile })).toEqual(['same'])
    expect(await tallies()).toEqual({ approved: [1, 1_500_000] })
  })

  it('are not taken for a corrected name when the file names the other one too', async () => {
    const hoa = aRight('Hoa', { fullName: 'Nguyễn Thị Hoa', number: cccd })
    const hue = aRight('Huệ', { fullName: 'Nguyễn Thị Huệ', number: cccd })
    await applied(register, aChunk([hoa]))
    const chunk = { ...aChunk([hue, hoa], second), isInFile: () => true }
    expect(await outcomes(chunk)).toEqual(['added', 'same'])
  })
})

describe('who has been paid', () => {
  it('takes on a number that he had none of, so that the next payment under it is stopped', async () => {
    const [nameless, other] = [aRight('A'), aRight('B', { number, policy: 'A5' })]
    await applied(register, aChunk([nameless, other]))
    await order(register, await stored(register, nameless.id))
    const filled = corrected(nameless, { idNumbers: [anIdNumber(number)] }, { amount: dong(750_000) })
    const [row] = await applied(register, aChunk([filled], second))
    expect(row).toMatchObject({ outcome: 'changed', changes: { idNumber: [null, '•••• 4321'] } })
    expect(await stored(register, nameless.id)).toMatchObject({ status: 'paid', amount: 1_500_000 })
    expect((await getClaim(register, marks.idNumber(anIdNumber(number)))).paid).toEqual([nameless.id])
    expect(outcomeOf(await order(register, await stored(register, other.id)))).toBe('already-paid-elsewhere')
  })

  it('is not taken for a namesake with another number: that row waits for a person', async () => {
    const paid = aRight('A', { number })
    await applied(register, aChunk([paid]))
    await order(register, await stored(register, paid.id))
    const namesake = corrected(paid, { idNumbers: [anIdNumber('066185004999')] })
    const [row] = await applied(register, aChunk([namesake], second))
    expect(row).toMatchObject({ outcome: 'refused', entitlementId: null })
    expect(row?.problems.map(({ code, severity }) => [code, severity])).toEqual([['settled', 'error']])
  })
})

describe('a reader that slept past its lease', () => {
  it('writes nothing once another has taken the list over', async () => {
    const list = aList({ state: 'processing', attempt: 'the other' })
    await createList(register, tree, list)
    const chunk = { ...aChunk([aRight('A')], { listId: list.id }), attempt: 'the sleeper' }
    await expect(applied(register, chunk)).rejects.toThrow(ListTaken)
    expect(await tallies()).toEqual({})
    expect(await outcomes({ ...chunk, attempt: 'the other' })).toEqual(['added'])
  })
})
