import type { Random } from '../../../local/demo/random.ts'
import { fullNameOf, type InventedPerson } from './invented-person.ts'

const kinds = [
  'bare',
  'decomposed',
  'capitals',
  'order',
  'no-middle',
  'slip',
  'mark',
  'tone',
  'initials',
  'one-accent',
] as const
export type NameNoise = (typeof kinds)[number]

/** One of the ways in which a name is written otherwise on another list. */
export function noisyName(random: Random, who: InventedPerson, kind: NameNoise = drawKind(random)): string {
  const name = fullNameOf(who)
  const words = name.split(' ')
  switch (kind) {
    case 'bare':
      return bare(name)
    case 'decomposed':
      return name.normalize('NFD')
    case 'capitals':
      return random.chance(0.3) ? bare(name).toUpperCase() : name.toUpperCase()
    case 'order':
      return who.isEde
        ? [...words.slice(-1), ...words.slice(0, -1)].join(' ')
        : [who.given, who.surname, who.middle].join(' ')
    case 'no-middle':
      return who.isEde ? name.replace(/ (?:Kdăm|Siêng|Blô|Krông|Yă)$/, '') : `${who.surname} ${who.given}`
    case 'initials':
      return who.isEde
        ? bare(name)
        : `${who.surname === 'Nguyễn' ? 'Ng.' : who.surname} ${who.middle.charAt(0)}. ${who.given}`
    case 'slip':
      return slip(random, name)
    case 'one-accent':
      return otherAccent(random, name)
    case 'mark':
      return who.isEde ? otherMark(random, name) : bare(name)
    case 'tone':
      return name
        .replace(/oà/g, 'òa')
        .replace(/òa/g, 'oà')
        .replace(/uỷ|ủy/g, 'uỷ')
        .replace(/ý$/, 'í')
        .replace(/ỹ/g, 'ĩ')
  }
}

const drawKind = (random: Random): NameNoise => {
  const at = random.next()
  if (at < 0.3) return 'bare'
  return kinds[1 + random.below(kinds.length - 1)] ?? 'bare'
}

export const bare = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
    .replace(/ƀ/g, 'b')
    .replace(/Ƀ/g, 'B')
    .replace(/č/g, 'c')

/** Lists write H'Wên, H’ Wên, H Wên, H-Wên and HWên; Y Bhăm, Y-Bhăm and Ybhăm. */
function otherMark(random: Random, name: string): string {
  const rest = name.replace(/^(?:H'|Y )/, '')
  if (name.startsWith('H')) return `${random.pick(['H’', 'H ', 'H-', "H' ", 'H`', 'H', 'Hơ '])}${rest}`
  return random.chance(0.5) ? `Y-${rest}` : `Y${rest.toLowerCase()}`
}

const letters = 'abcdeghiklmnopqrstuvxy'

/** A letter left out, doubled, changed or swapped with the next, somewhere behind the first letter of a word. */
export function slip(random: Random, name: string): string {
  const places = [...name].flatMap((letter, at) =>
    at > 0 && /\p{L}/u.test(letter) && /\p{L}/u.test(name[at - 1] ?? '') ? [at] : [],
  )
  if (places.length === 0) return name
  const at = random.pick(places)
  const [before, here, after] = [name.slice(0, at), name[at] ?? '', name.slice(at + 1)]
  const kind = random.below(4)
  if (kind === 0) return before + after
  if (kind === 1) return before + here + here + after
  if (kind === 2 || !/^\p{L}/u.test(after)) return before + letters[random.below(letters.length)] + after
  return before + (after[0] ?? '') + here + after.slice(1)
}

const tones = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323']

/** Another tone on one vowel of the name. */
function otherAccent(random: Random, name: string): string {
  const words = name.split(' ')
  const at = random.below(words.length)
  const word = (words[at] ?? '').normalize('NFD').replace(/[\u0300\u0301\u0303\u0309\u0323]/g, '')
  const vowel = word.search(/[aeiouy][\u0302\u0306\u031b]*/i)
  if (vowel === -1) return name
  const end = vowel + (/^[aeiouy][\u0302\u0306\u031b]*/i.exec(word.slice(vowel))?.[0].length ?? 1)
  words[at] = (word.slice(0, end) + random.pick(tones) + word.slice(end)).normalize('NFC')
  return words.join(' ')
}
