import fc from 'fast-check'
import daklak from '../../../../lambdas/domain/units/daklak-2020.json'
import daklak2025 from '../../../../lambdas/domain/units/daklak-2025.json'
import { seededRandom } from '../../../../local/demo/random.ts'
import { codesOf } from '../a-list.ts'
import { inventPerson } from './invented-people.ts'
import { checked, checkedInMemory } from './legacy-list.ts'

const legacyCodes = (codes: readonly string[]) =>
  codes.filter((code) => /^(?:legacy|letters|reading|capitals)-/.test(code))

/** A list of nothing but these names, the least that there is to judge them by. */
async function codesFor(names: readonly string[]): Promise<string[]> {
  const rows = names.map((name, index) => [index + 1, name, 1954])
  const list = await checkedInMemory([['STT', 'Họ và tên', 'Năm sinh'], ...rows])
  expect(list.file).toMatchObject({ encoding: 'Unicode' })
  return legacyCodes(codesOf(list))
}

const consonants = 'b ƀ č d đ dl dr h hm hl j k kb kd kh kl km kn kp kr ks l m mb md ml mr n ng nh ñ p pl r s t tl w y'
const vowels = 'a ă â e ĕ ê ê̆ i ĭ o ŏ ô ô̆ ơ ơ̆ u ŭ ư ư̆ ai ao iê uô ua oa aê oê eo uê ia âo aâ oâ eâ'
const codas = ['', '', 'h', 'k', 'l', 'm', 'n', 'ng', 'ñ', 'p', 'r', 't', 'č', 'i', 'o']
const syllable = fc
  .tuple(fc.constantFrom(...consonants.split(' ')), fc.constantFrom(...vowels.split(' ')), fc.constantFrom(...codas))
  .map((parts) => parts.join(''))
const word = fc
  .array(syllable, { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join(''))
  .map((text) => text.charAt(0).toUpperCase() + text.slice(1).normalize('NFC'))
const mark = fc.constantFrom('Y ', "H'", 'H ', "H' ", 'H’', 'H´', 'H-', 'Y-', 'K’', 'Rơ ', 'Siu ', 'Nay ', '')
const clan = fc.constantFrom('Niê', 'Mlô', 'Êban', 'Ksơr', 'Kbuôr', 'Êčăm', 'Byă', 'Adrơng', 'Niê Kdăm', 'Êñuôl', '')
const minorityName = fc.tuple(mark, word, clan, word).map(([first, given, family, more]) => {
  return `${first}${given} ${family === '' ? more : family}`
})

describe('a name in Unicode is never taken for an old font', () => {
  it('however an Êđê, M’nông or Jrai name is made', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(minorityName, { minLength: 1, maxLength: 6 }), async (names) => {
        expect(await codesFor(names)).toEqual([])
      }),
      { seed: 20200428, numRuns: 80 },
    )
  })

  it('nor when its breves and carons are left off', async () => {
    const plain = minorityName.map((name) =>
      name
        .normalize('NFD')
        .replace(/[\u0306\u030C]/g, '')
        .normalize('NFC'),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(plain, { minLength: 1, maxLength: 6 }), async (names) => {
        expect(await codesFor(names)).toEqual([])
      }),
      { seed: 20200428, numRuns: 80 },
    )
  })

  it('in any list of the demonstration’s names, each alone', async () => {
    const random = seededRandom(42)
    for (let turn = 0; turn < 300; turn++) expect(await codesFor([inventPerson(random, 0.4)])).toEqual([])
  })

  it('when tones are signs of their own behind whole vowels, as windows-1258 has them', async () => {
    const random = seededRandom(1258)
    const names = Array.from({ length: 60 }, () =>
      [...inventPerson(random, 0.3)]
        .map((letter) => {
          const parts = letter.normalize('NFD')
          const tone = /[\u0300\u0301\u0303\u0309\u0323]/.exec(parts)?.[0] ?? ''
          return parts.replace(tone, '').normalize('NFC') + tone
        })
        .join(''),
    )
    expect(await codesFor(names)).toEqual([])
    for (const name of names) expect(await codesFor([name])).toEqual([])
  })

  it('among the units of the province', async () => {
    const units = [...daklak.units, ...daklak2025.units].map(({ name }) => name)
    expect(await codesFor(units)).toEqual([])
    for (const name of units) expect(await codesFor([name])).toEqual([])
  })

  it.each([
    'Y Ênuhbơniê Kpăblaênu Kdăm',
    "H'Ñen Niê",
    'Y Ñôn Byă',
    'Y Laên Êban',
    'Y Ba Boâng',
    "H'Taâm",
    'Nay Haêng Bya',
    'Lê Công Thành',
    'Trần Thị Bé',
    'Hoàng Thị Hoà',
    'Doãn Toán',
    'Hồ Văn Hò',
    'Ý Nhi',
    'José Müller',
    'Zoë Noël',
    'Nguyễn Văn ½',
  ])('%p', async (name) => {
    expect(await codesFor([name])).toEqual([])
  })

  it('for the signs that stand in notes, hamlets and bullets', async () => {
    const list = await checked([
      ['STT', 'Họ và tên', 'Năm sinh', 'Thôn', 'Ghi chú'],
      [1, 'Lê Thành Công', 1954, '· Thôn 1', '½ tháng × 2 = 1 tháng'],
      [2, 'Trần Lan', 1955, '«Thôn 2»', 'nhà 20 m², §2, 37°, ± 1'],
    ])
    expect(list.problems).toEqual([])
    expect(list.people.map(({ hamlet }) => hamlet)).toEqual(['· Thôn 1', '«Thôn 2»'])
  })
})

describe('a name with signs inside its words', () => {
  it.each(["H'Nga £c¨m", 'HÃ¹ng', 'Nguyá»…n VÄƒn HÃ¹ng'])('is refused, whatever they come from: %p', async (name) => {
    const list = await checked([
      ['STT', 'Họ và tên', 'Năm sinh'],
      [1, name, 1954],
    ])
    expect(list.people).toEqual([])
    expect(codesOf(list)).toEqual(['legacy-text'])
  })
})
