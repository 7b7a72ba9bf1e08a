import fc from 'fast-check'
import { exchangeGroups, exchangeStates, type Told } from '../../../lambdas/domain/exchange/exchange-file.ts'
import { MarkTable } from '../../../lambdas/exchange/mark-table.ts'

const told = fc.record({ group: fc.constantFrom(...exchangeGroups), state: fc.constantFrom(...exchangeStates) })
const mark = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => Buffer.from(bytes).toString('base64url'))
const ordered = (marks: ReadonlyMap<string, Told>): [string, Told][] =>
  [...marks].sort(([one], [other]) => (one < other ? -1 : 1))

function tableOf(entries: readonly (readonly [string, Told])[]): MarkTable {
  const table = new MarkTable()
  for (const [one, what] of entries) table.add(one, what)
  return table
}

describe('the marks of a file', () => {
  it('tell what was put, of each mark and of no other', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(mark, told)), mark, (entries, stranger) => {
        const known = new Map(entries)
        const table = tableOf(ordered(known))
        expect([...table]).toEqual(ordered(known))
        expect([...table.keys()]).toEqual(ordered(known).map(([one]) => one))
        for (const [one, what] of known) expect(table.get(one)).toEqual(what)
        expect(table.get(stranger)).toEqual(known.get(stranger))
        expect(table.size).toBe(known.size)
      }),
    )
  })

  it('are found on both sides of where one piece of memory ends', () => {
    const many = Array.from({ length: 70_000 }, (_, nth): [string, Told] => [
      `${String(nth).padStart(21, '0')}A`,
      { group: 'cash', state: nth % 3 === 0 ? 'paid' : 'approved' },
    ])
    const table = tableOf(many)
    expect(table.size).toBe(70_000)
    for (const nth of [0, 65_535, 65_536, 69_999]) {
      const [one, what] = many[nth] ?? []
      expect(table.get(one ?? '')).toEqual(what)
    }
  })

  it('are refused out of their order, twice, and at another length', () => {
    const [first, second] = [`${'a'.repeat(21)}A`, `${'b'.repeat(21)}A`]
    const cash: Told = { group: 'cash', state: 'paid' }
    for (const wrong of [first, second, 'zz'])
      expect(() =>
        tableOf([
          [second, cash],
          [wrong, cash],
        ]),
      ).toThrow(RangeError)
  })
})
