import type { WrittenRow } from '../../../../lambdas/lists/writer/write-workbook.ts'
import { codesOf, namesOf } from '../a-list.ts'
import { asWindows1258, inFontLetters, inTcvn3, inVni } from './encode-legacy.ts'
import { inventPeople } from './invented-people.ts'
import { asTyped, checked, checkedSheets, doubtfulRows, type Encode, header, rowsOfPeople } from './legacy-list.ts'

const encodings: [string, Encode][] = [
  ['TCVN3', inTcvn3],
  ['VNI', inVni],
]
const fontPeople = (seed: number, count: number, edeShare = 0.1) =>
  inventPeople(seed, count, edeShare).map((person) => ({
    ...person,
    fullName: inFontLetters(person.fullName),
    hamlet: inFontLetters(person.hamlet),
  }))
const convert = { legacy: 'convert' } as const

describe('a list of Unicode and an old font', () => {
  it.each(encodings)('is read column by column: names in %s, hamlets in Unicode', async (encoding, encode) => {
    const people = fontPeople(1, 80)
    const rows: WrittenRow[] = [
      header,
      ...people.map(({ fullName, hamlet }, index) => [index + 1, encode(fullName), 1954, hamlet, null]),
    ]
    const list = await checked(rows, convert)
    expect(list.people.map(({ fullName, hamlet }) => [fullName, hamlet])).toEqual(
      people.map(({ fullName, hamlet }) => [fullName, hamlet]),
    )
    expect(list.file.legacy).toMatchObject([{ encoding, columns: [{ column: 'B', header: 'Họ và tên' }], row: null }])
  })

  it('is read sheet by sheet, each with its own font', async () => {
    const people = fontPeople(2, 12)
    const sheets = {
      'Thôn 1': rowsOfPeople(people, asTyped),
      'Thôn 2': rowsOfPeople(people, inVni),
      'Thôn 3': rowsOfPeople(people, inTcvn3),
      'Thôn 4': rowsOfPeople(people, inVni),
    }
    const list = await checkedSheets(sheets, convert)
    const names = people.map(({ fullName }) => fullName)
    expect(namesOf(list)).toEqual([...names, ...names, ...names, ...names])
    expect(list.file.encoding).toBe('VNI')
    expect(list.file.legacy?.map(({ sheet, encoding }) => [sheet, encoding])).toEqual([
      ['Thôn 2', 'VNI'],
      ['Thôn 3', 'TCVN3'],
      ['Thôn 4', 'VNI'],
    ])
    // Asked once for each font, not once for each sheet.
    const asked = (await checkedSheets(sheets)).problems.filter(({ code }) => code === 'legacy-encoding')
    expect(asked.map(({ sheet }) => sheet)).toEqual(['Thôn 2', 'Thôn 3'])
  })

  it.each(encodings)('has rows of %s pasted among the others: each right, or marked', async (_, encode) => {
    for (let seed = 1; seed <= 4; seed++) {
      const people = fontPeople(seed, 100)
      const isPasted = (index: number) => Math.floor(index / 10) % 3 === 2
      const rows: WrittenRow[] = [
        header,
        ...people.map(({ fullName, hamlet }, index) => [
          index + 1,
          isPasted(index) ? encode(fullName) : fullName,
          1954,
          hamlet,
          null,
        ]),
      ]
      const list = await checked(rows, convert)
      const doubtful = doubtfulRows(list)
      const silent = list.people.filter(
        ({ row, fullName }) => fullName !== people[row - 2]?.fullName && !doubtful.has(row),
      )
      expect(silent).toEqual([])
      expect(doubtful.size).toBeLessThanOrEqual(10)
    }
  })

  it.each(encodings)('is seen behind the rows by which columns are judged: %s', async (encoding, encode) => {
    const unicode = inventPeople(3, 1200)
    const legacy = fontPeople(4, 30, 0)
    const rows: WrittenRow[] = [
      header,
      ...unicode.map(({ fullName, hamlet }, index) => [index + 1, fullName, 1954, hamlet, null]),
      ...legacy.map(({ fullName, hamlet }, index) => [index + 1201, encode(fullName), 1954, encode(hamlet), null]),
    ]
    const list = await checked(rows, convert)
    const marked = doubtfulRows(list)
    const expected = [...unicode, ...legacy].map(({ fullName }) => fullName)
    expect(list.people.filter(({ row, fullName }) => fullName !== expected[row - 2] && !marked.has(row))).toEqual([])
    expect(list.file).toMatchObject({ encoding: 'Unicode', legacy: [{ encoding, row: 1202 }] })
    const asked = await checked(rows)
    expect(asked.refused.length).toBeGreaterThanOrEqual(28)
    expect(asked.people.every(({ row }) => row < 1202 || marked.has(row) || isPlain(expected[row - 2]))).toBe(true)
    expect(asked.problems.filter(({ code }) => code === 'legacy-encoding')).toMatchObject([{ row: 1202 }])
  })

  it.each(encodings)('has rows of %s that two machines showed in two ways', async (_, encode) => {
    const people = fontPeople(9, 120, 0)
    const rows: WrittenRow[] = [
      header,
      ...people.map(({ fullName, hamlet }, index) => {
        const bytes = encode(fullName)
        return [index + 1, index % 6 === 5 ? asWindows1258(bytes) : bytes, 1954, hamlet, null]
      }),
    ]
    const list = await checked(rows, convert)
    const marked = doubtfulRows(list)
    expect(
      list.people.filter(({ row, fullName }) => fullName !== people[row - 2]?.fullName && !marked.has(row)),
    ).toEqual([])
    expect(marked.size).toBeLessThanOrEqual(6)
  })

  it('has only its title in an old font: the rows are taken, the title is told of', async () => {
    const people = inventPeople(5, 10)
    const rows: WrittenRow[] = [
      [inTcvn3('UBND xã Ea Tiêu')],
      [inTcvn3('Danh sách người có công được hỗ trợ')],
      header,
      ...people.map(({ fullName }, index) => [index + 1, fullName, 1954, null, null]),
    ]
    const list = await checked(rows)
    expect(namesOf(list)).toEqual(people.map(({ fullName }) => fullName))
    expect(list.title.communeName).toBe('xã Ea Tiêu')
    expect(codesOf(list)).toEqual(['legacy-converted'])
  })
})

/** Nothing above ASCII: the same bytes in every font. */
function isPlain(name: string | undefined): boolean {
  return /^[ -~]*$/.test(name ?? '')
}
