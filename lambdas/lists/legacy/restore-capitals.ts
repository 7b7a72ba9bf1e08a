import { wordPattern } from './word-reading.ts'

/** "NGUYỄN ÁNH", "Nguyễn Ánh", "Ở nhờ nhà con", "ở nhờ". */
export type Capitals = 'capitals' | 'title' | 'sentence' | 'lower'

/** Capitals of TCVN3 are those of ASCII and ¡ to §; a small letter with a tone has none. */
const capital = /[A-Z\u00A1-\u00A7]/
const small = /[a-z]/
const vowel = /[aeiouyAEIOUY\u00A1-\u00FF]/
/** With the one and without the other there is nothing to restore: most cells are so. */
const smallInside = /[A-Za-z\u00A1-\u00FF][a-z]/
const startsWithTone = /(?:^|[^A-Za-z\u00A1-\u00FF])[\u00B5-\u00FE]/
const toneless = /[A-Za-z\u00A1-\u00AE]/

/** How a text writes its capitals; null where only letters without a capital could tell. */
export function capitalsOf(bytes: string): Capitals | null {
  // "CMND", "TDP": shortened words are in capitals whatever the others are.
  const words = [...bytes.matchAll(wordPattern)].map(([word]) => word).filter((word) => vowel.test(word))
  const inside = words.map((word) => word.slice(1)).join('')
  if (!small.test(inside)) return capital.test(inside) ? 'capitals' : null
  const firsts = firstLetters(bytes)
  if (firsts.length > 0 && firsts.every((letter) => capital.test(letter))) return 'title'
  const start = words[0]?.charAt(0) ?? ''
  if (!toneless.test(start)) return null
  return capital.test(start) ? 'sentence' : 'lower'
}

/**
 * The capitals that TCVN3 could not write: in "NGUYÔN V¡N HïNG" only ễ and ù stayed small, in "NguyÔn ThÞ ¸nh" only á.
 * Text that is small throughout (a font that shows small letters as capitals) stays small: nobody can tell.
 * @param decoded from `bytes`, letter for letter
 * @param usual how most cells of the column write their capitals, for words that do not tell themselves
 */
export function withCapitals(decoded: string, bytes: string, usual: Capitals | null): string {
  if (smallInside.test(bytes) && !startsWithTone.test(bytes)) return decoded
  const own = capitalsOf(bytes)
  if (own === 'capitals' || (own === null && usual === 'capitals')) return decoded.toUpperCase()
  const firsts = firstLetters(bytes)
  const isTitle = firsts.length > 0 && firsts.every((letter) => capital.test(letter))
  const begins = isTitle || usual === 'title' || usual === 'sentence'
  const goesOn = firsts.length > 0 ? isTitle && usual !== 'sentence' : usual === 'title'
  let text = decoded
  let isFirst = true
  for (const { 0: word, index } of bytes.matchAll(wordPattern)) {
    if (!toneless.test(word.charAt(0)) && (isFirst ? begins : goesOn)) {
      text = text.slice(0, index) + text.charAt(index).toUpperCase() + text.slice(index + 1)
    }
    isFirst = false
  }
  return text
}

/** Of the words that could begin with a capital. */
function firstLetters(bytes: string): string[] {
  return [...bytes.matchAll(wordPattern)].map(([word]) => word.charAt(0)).filter((letter) => toneless.test(letter))
}
