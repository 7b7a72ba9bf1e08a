import { foldText } from '../../domain/names/fold-text.ts'
import { clanWords } from './known-words.ts'

/** A word as it is compared. */
export interface FoldedWord {
  /** Without accents. */
  readonly folded: string
  /** With its accents in one form: the tone at the end, so that hòa and hoà are equal; without letters that only Êđê, M'nông and Jrai have. */
  readonly accented: string
  /** Whether the mark of an Êđê, M'nông or Jrai name stands before it without a sign between: HWên, Ybhăm. */
  readonly hasGluedMark: boolean
}

const tone = /[\u0300\u0301\u0303\u0309\u0323]/g
/**
 * What only Êđê, M'nông and Jrai write: č, ñ, ƀ, and a breve on other letters than a. No keyboard for Vietnamese has them, so that whole lists
 * leave them out, and nobody can tell who is meant by another name (Djŭ and Dju, Čil and Cil).
 */
const highland = /(?<=c)\u030C|(?<=n)\u0303|(?<=[eiouư][\u0302\u031B]?)\u0306|ƀ/g
/** Behind another letter y and i are one sound: Lý and Lí, Mỹ and Mĩ, Huỳnh and Huình. At the beginning (Yến, Y) they are not. */
const innerY = /(?!^)y/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is meant
const ascii = /^[\x00-\x7F]*$/

/** No Vietnamese word begins with h or y and another consonant, nor with hy or yy and another vowel (HYuin, YYăk); some clans do (Hwing). */
const gluedMark = /^(?:[yh][bcdghjklmnpqrstvwxz][a-z]|[hy]y[aeiou])/

/** Names are made of a few thousand words, and folding one takes a microsecond that a million names would pay four times. */
const remembered = new Map<string, FoldedWord>()
const mostRemembered = 20_000

/** @param word in lower case, composed */
export function foldWord(word: string): FoldedWord {
  const known = remembered.get(word)
  if (known !== undefined) return known
  const bare = foldText(word)
  const folded = bare.replace(innerY, 'i')
  const accented = ascii.test(word) ? folded : accentedForm(word)
  const found = { folded, accented, hasGluedMark: gluedMark.test(bare) && !clanWords.has(folded) }
  if (remembered.size >= mostRemembered) remembered.clear()
  remembered.set(word, found)
  return found
}

function accentedForm(word: string): string {
  const decomposed = word.normalize('NFD').replace(highland, (sign) => (sign === 'ƀ' ? 'b' : ''))
  const tones = decomposed.match(tone)
  const bare = tones === null ? decomposed : decomposed.replace(tone, '')
  return bare.normalize('NFC').replace(innerY, 'i') + (tones?.join('') ?? '')
}
