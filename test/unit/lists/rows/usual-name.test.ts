import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { namesSeveral } from '../../../../lambdas/lists/rows/households/people-in-cell.ts'
import { birthInName, remarkInName } from '../../../../lambdas/lists/rows/person/beside-name.ts'
import { hasLostLetters, isNobodysName, oddName } from '../../../../lambdas/lists/rows/person/odd-name.ts'
import { isUsualName } from '../../../../lambdas/lists/rows/person/usual-name.ts'
import { checkedPerson } from '../a-list.ts'

const rows = join(import.meta.dirname, '../../../../lambdas/lists/rows')

const textsOfRules = (): string =>
  readdirSync(rows, { recursive: true, encoding: 'utf8' })
    .filter((path) => /name|kin|people-in-cell/.test(basename(path)))
    .map((path) => readFileSync(join(rows, path), 'utf8'))
    .join('\n')

/** Every word of letters that stands in the rules for names and persons, as lists write words: what any rule may come to know. */
const wordsOfRules = (): string[] => [
  ...new Set([...textsOfRules().matchAll(/\p{L}{2,12}/gu)].map(([word]) => word.toLowerCase())),
]

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

/** What the rules for a name's cell say of it, one after the other, as they are asked of a name that is not usual. */
const said = (name: string): unknown[] => [
  birthInName(name),
  remarkInName(name),
  hasLostLetters(name),
  isNobodysName(name),
  oddName(name),
  namesSeveral(name, name),
]
const nothing = [null, null, false, false, null, false]

describe('a usual name', () => {
  it.each(['Nguyễn Văn Hùng', 'Trần Thị Lan', 'LÊ VĂN TÁM', 'Âu An', 'Hoàng Minh Ngọc Ánh'])('is %s', (name) => {
    expect(isUsualName(name)).toBe(true)
  })

  it.each([
    ...['Nguyễn', 'Trần Thị', 'TRẦN THỊ', 'Bà Hoa', 'Ông Lê Văn Tám', 'Con Trai', 'Lê Văn A', "H'Wên Niê", 'Y Ba Niê'],
    ...[
      'Nguyễn Văn Hùng Trần Lan',
      'Nga và Hùng',
      'NGA VÀ HÙNG',
      'Nt Nt',
      'Ng Văn Hùng',
      'Lê Văn Tám 1954',
      'lê văn tám',
    ],
    ...['Hộ Lê Văn Tám', 'Nguyễn  Hùng', ' Nguyễn Hùng', 'Nguyễn Văn\nHùng', 'Lê Văn Mới Chết'],
  ])('is not %j', (name) => {
    expect(isUsualName(name)).toBe(false)
  })

  it('has no word that any rule for names knows', () => {
    const words = wordsOfRules()
    expect(words.length).toBeGreaterThan(300)
    const names = words.flatMap((word) =>
      [capitalised(word), word.toUpperCase()].flatMap((one) => [
        ...[
          `${one} Hùng`,
          `Hùng ${one}`,
          `${one} Văn Hùng`,
          `Nguyễn ${one} Hùng`,
          `Nguyễn Văn ${one}`,
          `${one} ${one}`,
        ],
        ...[`${one} Thị Lan Anh`, `Lê ${one} Lan Anh`, `Lê Thị ${one} Anh`],
      ]),
    )
    const usual = names.filter(isUsualName)
    expect(usual.length).toBeGreaterThan(500)
    expect(usual.filter((name) => JSON.stringify(said(name)) !== JSON.stringify(nothing))).toEqual([])
  })

  it('is none of the phrases of several words that stand in the rules', () => {
    const phrases = [...textsOfRules().matchAll(/(?<!\p{L})\p{L}{2,}(?: \p{L}{2,}){1,3}(?!\p{L})/gu)]
    const names = phrases.flatMap(([phrase]) => [phrase.toUpperCase(), phrase.split(' ').map(capitalised).join(' ')])
    const usual = [...new Set(names)].filter(isUsualName)
    expect(usual.length).toBeGreaterThan(500)
    expect(usual.filter((name) => JSON.stringify(said(name)) !== JSON.stringify(nothing))).toEqual([])
  })

  it('is read as it is written', async () => {
    const { person, problems } = await checkedPerson({ 'Họ và tên': 'LÊ VĂN TÁM' })
    expect([person?.fullName, problems]).toEqual(['LÊ VĂN TÁM', []])
  })
})
