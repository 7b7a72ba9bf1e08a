import { cleanText } from './clean-text.ts'

const marks = /\p{M}+/gu
/** Letters of Vietnamese, Êđê, M'nông and Jrai that no Unicode decomposition takes apart. */
const whole: Record<string, string> = { đ: 'd', ƀ: 'b', ɓ: 'b', ɗ: 'd', ƌ: 'd', ł: 'l', ø: 'o', ŧ: 't', ħ: 'h' }
const wholeLetters = new RegExp(`[${Object.keys(whole).join('')}]`, 'g')
// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is meant
const ascii = /^[\x00-\x7F]*$/
/** Blocks of which most letters of lists are: Latin with its extensions, the marks of combining, Vietnamese. */
const usual = [
  [0x00, 0x370],
  [0x1e00, 0x1f00],
] as const
/** What becomes of each usual letter, by its code. Letters are looked up here: to take a text apart costs four times as much. */
const foldedLetters: (string | undefined)[] = Array.from({ length: 0x1f00 })
for (const [from, to] of usual)
  for (let code = from; code < to; code++) foldedLetters[code] = takenApart(String.fromCharCode(code))

/**
 * Text without accents, in lower case, with single blanks: "Người có công" and "NGUOI CO CONG" are equal by it. Also
 * for the breves of Êđê (ĕ, ê̆, ơ̆ …) and for đ and ƀ. Punctuation stays.
 */
export function foldText(text: string): string {
  const clean = cleanText(text).toLowerCase()
  if (ascii.test(clean)) return clean
  let folded = ''
  for (let at = 0; at < clean.length; at++) {
    const letter = foldedLetters[clean.charCodeAt(at)]
    if (letter === undefined) return takenApart(clean)
    folded += letter
  }
  return folded
}

function takenApart(clean: string): string {
  return clean
    .normalize('NFD')
    .replace(marks, '')
    .replace(wholeLetters, (letter) => whole[letter] ?? letter)
}
