import fc from 'fast-check'
import { CompactSet } from '../../../lambdas/functions/intake/compact-set.ts'
import { type DealtChunk, DealtNumbers, dealRows } from '../../../lambdas/functions/intake/deal-rows.ts'
import { listsOfMessage } from '../../../lambdas/functions/intake/list-message.ts'
import { PartWriter, readPart } from '../../../lambdas/functions/intake/list-part.ts'
import { namedIn, RepeatedLines } from '../../../lambdas/functions/intake/repeated-lines.ts'
import { RepeatedNumbers } from '../../../lambdas/functions/intake/repeated-numbers.ts'
import type { ChunkRow } from '../../../lambdas/store/lists/chunk.ts'
import { firstBehindFile, firstMeeting } from '../../../lambdas/store/lists/chunk-numbers.ts'
import { rowsPerChunk } from '../../../lambdas/store/lists/intake-store.ts'
import { aPerson } from '../../support/builders.ts'

const aRow = (row: number, fullName = `Người ${row}`): ChunkRow => ({
  row: {
    ...{ sheet: 'Danh sách', row, outcome: 'refused', fullName, policy: null, amount: null },
    ...{ entitlementId: null, changes: null, problems: [] },
  },
  listed: null,
})
async function* each<T>(all: readonly T[]): AsyncGenerator<T> {
  yield* all
}
async function collected<T>(all: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const one of all) found.push(one)
  return found
}

describe('a compact set', () => {
  it('holds what a set holds', () => {
    const value = fc.oneof(
      fc.nat(50),
      fc.maxSafeNat().map((one) => Math.floor(one / 2)),
    )
    fc.assert(
      fc.property(fc.array(value, { maxLength: 3000 }), fc.array(value), (values, others) => {
        const [set, compact] = [new Set<number>(), new CompactSet()]
        for (const one of values) {
          expect(compact.add(one)).toBe(!set.has(one))
          set.add(one)
        }
        for (const one of [...values, ...others]) expect(compact.has(one)).toBe(set.has(one))
        expect([...compact].sort()).toEqual([...set].sort())
      }),
      { numRuns: 30 },
    )
  })
})

describe('what a reader remembers of a file', () => {
  const people = Array.from({ length: 2000 }, (_, index) => aPerson({ fullName: `Nguyễn Văn ${index}` }))

  it('tells another reader whom the file names, without the file', () => {
    const lines = new RepeatedLines()
    for (const person of people.slice(0, 1000)) lines.add(person)
    const isNamed = namedIn(lines.named())
    expect(people.map(isNamed)).toEqual(people.map((_, index) => index < 1000))
    expect(people.filter((person) => lines.has(person))).toEqual([])
    lines.add(aPerson({ fullName: 'NGUYỄN VĂN 7' }))
    expect(people.filter((person) => lines.has(person))).toEqual([people[7]])
  })

  it('tells a number of two rows from one that a row says twice, and from one with other zeros', () => {
    const numbers = new RepeatedNumbers()
    const carriers = (
      [
        { kind: 'CCCD', number: '066085000001' },
        { kind: 'CCCD', number: '000012345678' },
        { kind: 'CMND', number: '012345678' },
      ] as const
    ).map((idNumber) => ({ idNumbers: [idNumber, idNumber] }))
    for (const carrier of carriers) numbers.add(carrier)
    expect(carriers.map((carrier) => numbers.has(carrier))).toEqual([false, false, false])
    for (const carrier of carriers.slice(1, 2)) numbers.add(carrier)
    expect(carriers.map((carrier) => numbers.has(carrier))).toEqual([false, true, false])
  })
})

describe('rows that are dealt', () => {
  it('come each once and in order, those that must meet among themselves; no chunk but the last of each is short', async () => {
    const row = fc.array(fc.boolean(), { maxLength: 200 })
    await fc.assert(
      fc.asyncProperty(row, async (meeting) => {
        const rows = meeting.map((_, index) => aRow(index))
        const chunks = await collected(
          dealRows(each(rows), rowsPerChunk, ({ row: { row: at } }) => meeting[at] === true),
        )
        for (const meets of [false, true]) {
          const own = chunks.filter(({ number }) => number >= firstMeeting === meets)
          expect(own.map(({ number }) => number)).toEqual(own.map((_, index) => (meets ? firstMeeting : 0) + index))
          expect(own.flatMap((chunk) => chunk.rows)).toEqual(rows.filter((_, index) => meeting[index] === meets))
          expect(own.slice(0, -1).every((chunk) => chunk.rows.length === rowsPerChunk)).toBe(true)
        }
      }),
      { numRuns: 50 },
    )
  })

  it('leave known which numbers no chunk has', () => {
    const numbers = new DealtNumbers()
    for (const number of [0, 1, firstMeeting, 2]) numbers.add({ number })
    expect(numbers.behind()).toEqual([
      { from: 3, to: firstMeeting - 1 },
      { from: firstMeeting + 1, to: firstBehindFile - 1 },
    ])
  })
})

describe('a part of a long list', () => {
  it('is read as it was written, however long', async () => {
    const chunk = (number: number): DealtChunk => ({
      number,
      rows: Array.from({ length: rowsPerChunk }, (_, index) => aRow(index, `Y-B'Hăm Niê Kđăm ${'Ơ'.repeat(400)}`)),
    })
    const writer = new PartWriter()
    const chunks = Array.from({ length: 60 }, (_, index) => chunk(index))
    for (const one of chunks) await writer.add(one)
    const bytes = await writer.bytes()
    expect(await collected(readPart(bytes))).toEqual(chunks)
  })

  it('that broke off is no shorter part', async () => {
    const writer = new PartWriter()
    await writer.add({ number: 0, rows: [aRow(1)] })
    const bytes = await writer.bytes()
    await expect(collected(readPart(bytes.subarray(0, bytes.length - 5)))).rejects.toThrow()
  })
})

describe('the message of a range', () => {
  const listId = 'a'.repeat(26)
  it('names the list and the range, and is told from a word about the whole list', () => {
    expect(listsOfMessage(JSON.stringify({ listId, range: 3 }))).toEqual([{ listId, range: 3 }])
    expect(listsOfMessage(JSON.stringify({ listId }))).toEqual([{ listId, version: null }])
  })
})
