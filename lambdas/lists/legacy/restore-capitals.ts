import { wordPattern } from './word-reading.ts'

export type Capitals = 'capitals' | 'title' | 'lower'

/** Capitals of TCVN3 are those of ASCII and ¡ to §; a small letter with a tone has none. */
const capital = /[A-Z\u00A1-\u00A7]/
const small = /[a-z]/
const toneless = /[A-Za-z\u00A1-\u00AE]/

/** How a text writes its capitals; null where only first letters and letters without a capital tell. */
export function capitalsOf(bytes: string): Capitals | null {
  let inside = ''
  let first = ''
  for (const [word] of bytes.matchAll(wordPattern)) {
    first += word[0]
    inside += word.slice(1)
  }
  if (small.test(inside)) return capital.test(first) ? 'title' : 'lower'
  return capital.test(inside) ? 'capitals' : null
}

/**
 * The capitals that TCVN3 could not write: in "NGUYÔN V¡N HïNG" only ễ and ù stayed small, in "NguyÔn ThÞ ¸nh" only á.
 * Text that is small throughout (a font that shows small letters as capitals) stays small: nobody can tell.
 * @param text decoded from `bytes`, letter for letter
 * @param usual how most cells of the column write their capitals, for words that do not tell themselves
 */
export function withCapitals(text: string, bytes: string, usual: Capitals | null): string {
  const own = capitalsOf(bytes)
  if (own === 'capitals' || (own === null && usual === 'capitals')) return text.toUpperCase()
  const starts: number[] = []
  let told = 0
  let capitals = 0
  for (const { 0: word, index } of bytes.matchAll(wordPattern)) {
    const letter = word[0] ?? ''
    if (toneless.test(letter)) {
      told += 1
      if (capital.test(letter)) capitals += 1
    } else starts.push(index)
  }
  if (starts.length === 0 || capitals < told || (told === 0 && usual !== 'title')) return text
  let restored = text
  for (const at of starts)
    restored = restored.slice(0, at) + (restored[at] ?? '').toUpperCase() + restored.slice(at + 1)
  return restored
}
