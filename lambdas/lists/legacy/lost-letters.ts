import { isVietnameseSyllable } from '../../domain/names/vietnamese-syllable.ts'
import { commonWords } from './common-words.ts'

export type LostLetter = {
  word: string
  /** The words that an ư makes of it, in the case of the word. */
  candidates: string[]
  /**
   * Broken: no word without it. Hidden: a word either way, and both exist. Possible: neither is one that lists are full
   * of.
   */
  kind: 'broken' | 'hidden' | 'possible'
}

/**
 * Words that stay words when their ư falls out ("Lưu" → "Lu", "Mười" → "Mời"): only those that exist, since every "Thu"
 * would be a "Thưu" else.
 */
const hidden: ReadonlySet<string> = new Set(
  `lưu khưu vưu hưu cưu mưu bưu sưu ngưu ưu trưu mưa xưa trưa chưa thưa đưa dưa cưa sưa lưa tươi mươi mười người
  cười lười rươi sưởi bưởi cưỡi rưỡi tưới lưới dưới cưới đười dượi rượi tưởi đưới lượm gươm bướm cườm rườm tươm vườn
  sườn lươn vươn trườn mượn mướn lượn vượn bươn cướp mướp ướp vượt lướt trượt mượt sướt thướt rượt ướt lượt rưi`.split(
    /\s+/,
  ),
)
const horned = /[ưừứửữự]/i
const hasVowel = /[aeiouyăâêôơàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụỳýỷỹỵ]/i
const word = /\p{L}+/gu
/** "nghiêng" */
const longestSyllable = 7

/**
 * Words of a text converted from TCVN3 that have, or may have, lost an ư on a copy: every word that is not a common one
 * and would be a word with it too. To be asked only where no ư came through.
 */
export function findLostLetters(text: string): LostLetter[] {
  const found: LostLetter[] = []
  for (const { 0: written, index } of text.matchAll(word)) {
    if (written.length > longestSyllable || horned.test(written)) continue
    if (!hasVowel.test(written)) {
      // "Ng. V. A", "TDP", "H' Wên": shortened words and the marks of Êđê names have no vowel either.
      const isShortened = text[index + written.length] === '.' || /^\p{Lu}{2,}$/u.test(written)
      const isMark = /^[hkm]$/i.test(written)
      if (isShortened || isMark || written.length > 5) continue
    }
    const isBroken = !isVietnameseSyllable(written)
    const made = insertions(written)
    const known = isBroken ? [] : made.filter((candidate) => hidden.has(candidate.toLowerCase()))
    const isOpen = isBroken || (known.length === 0 && !commonWords.has(written.toLowerCase()))
    const candidates = isOpen ? made.filter(isVietnameseSyllable) : known
    const kind = isBroken ? 'broken' : known.length > 0 ? 'hidden' : 'possible'
    if (candidates.length > 0) found.push({ word: written, candidates, kind })
  }
  return found
}

/** The text with these letters put back; null where there are none, or where one word can have been several. */
export function putBack(text: string, lost: readonly LostLetter[]): string | null {
  if (lost.length === 0 || lost.some(({ candidates }) => candidates.length !== 1)) return null
  const mends = new Map(lost.map((one) => [one.word, one.candidates[0] ?? one.word]))
  return text.replace(word, (written) => mends.get(written) ?? written)
}

function insertions(written: string): string[] {
  const isCapital = written.length > 1 && written === written.toUpperCase()
  const made = new Set<string>()
  // The capital Ư is another byte, which is not lost: a word with a capital did not begin with ư.
  for (let at = /^\p{Lu}/u.test(written) ? 1 : 0; at <= written.length; at++) {
    made.add(`${written.slice(0, at)}${isCapital ? 'Ư' : 'ư'}${written.slice(at)}`)
  }
  return [...made]
}
