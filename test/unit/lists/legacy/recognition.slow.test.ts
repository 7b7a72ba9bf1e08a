import { seededRandom } from '../../../../local/demo/random.ts'
import { asWindows1258, copied, inFontLetters, inTcvn3, inVni } from './encode-legacy.ts'
import { inventPeople, inventPerson } from './invented-people.ts'
import { asTyped, checked, checkedInMemory, compare, type Encode, rowsOfPeople } from './legacy-list.ts'

/** Sizes of lists, and how many seeds of each. */
const sizes = [
  [5, 14],
  [50, 4],
  [500, 1],
] as const

const typed: [string, string, Encode][] = [
  ['TCVN3', 'TCVN3', inTcvn3],
  ['TCVN3, copied without its ư', 'TCVN3', (text) => copied(inTcvn3(text))],
  ['TCVN3 shown by windows-1258', 'TCVN3', (text) => asWindows1258(inTcvn3(text))],
  ['VNI', 'VNI', inVni],
  ['VNI shown by windows-1258', 'VNI', (text) => asWindows1258(inVni(text))],
]

/** A few of each go through a file, as lists do; all are checked by the same code. */
const checkOf = (seed: number) => (seed <= 2 ? checked : checkedInMemory)

const fontPeople = (seed: number, count: number) =>
  inventPeople(seed, count).map((person) => ({
    ...person,
    fullName: inFontLetters(person.fullName),
    hamlet: inFontLetters(person.hamlet),
  }))

describe('a list in an old font', () => {
  it.each(typed)('is recognised at every size: %s', async (_, encoding, encode) => {
    for (const [size, seeds] of sizes) {
      let found = 0
      for (let seed = 1; seed <= seeds; seed++) {
        const people = fontPeople(seed * 7919 + size, size)
        const list = await checkOf(seed)(rowsOfPeople(people, encode, seed % 2 === 0 ? encode : asTyped))
        if (list.file.encoding === encoding) found += 1
      }
      expect({ size, recall: found / seeds }).toEqual({ size, recall: 1 })
    }
  })

  it.each(typed)('is read back exactly, or the row is marked: %s', async (name, _, encode) => {
    for (const [size, seeds] of sizes) {
      for (let seed = 1; seed <= Math.ceil(seeds / 2); seed++) {
        const people = fontPeople(seed * 104_729 + size, size)
        const list = await checkOf(seed)(rowsOfPeople(people, encode, seed % 2 === 0 ? encode : asTyped), {
          legacy: 'convert',
        })
        const { exact, marked, unmarked } = compare(list, people)
        expect(unmarked).toEqual([])
        if (name.includes('copied')) continue
        // Five rows with "Buôn Tơng Jú" and no other ư leave it open whether letters fell out.
        expect(marked).toBeLessThanOrEqual(size <= 5 ? size : 0)
        expect(exact + marked).toBe(size)
      }
    }
  })

  it('is recognised by a single row where it is not only of Êđê words', async () => {
    for (const [, encoding, encode] of typed) {
      let found = 0
      for (let seed = 1; seed <= 100; seed++) {
        const name = inventPerson(seededRandom(seed), 0)
        const list = await checkedInMemory([
          ['STT', 'Họ và tên', 'Năm sinh'],
          [1, encode(name), 1954],
        ])
        if (list.file.encoding === encoding) found += 1
      }
      expect(found).toBeGreaterThanOrEqual(93)
    }
  })
})

describe('a list in Unicode', () => {
  it.each([
    ['as it is', asTyped],
    ['in capitals', (text: string) => text.toUpperCase()],
    ['in decomposed form', (text: string) => text.normalize('NFD')],
  ])('is never taken for an old font: %s', async (_, encode) => {
    for (const [size, seeds] of sizes) {
      for (let seed = 1; seed <= seeds; seed++) {
        const people = inventPeople(seed * 15_485_863 + size, size, 0.4)
        const list = await checkOf(seed)(rowsOfPeople(people, encode))
        expect(list.file.encoding).toBe('Unicode')
        // All of them are born in one year: of so many some have one name and one hamlet.
        expect(list.problems.filter(({ code }) => code !== 'namesake-in-file')).toEqual([])
        expect(list.people).toHaveLength(size)
      }
    }
  })
})
