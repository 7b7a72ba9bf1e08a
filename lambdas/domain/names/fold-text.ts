import { cleanText } from './clean-text.ts'

const marks = /\p{M}+/gu
/** Letters of Vietnamese, Êđê, M'nông and Jrai that no Unicode decomposition takes apart. */
const whole: Record<string, string> = { đ: 'd', ƀ: 'b', ɓ: 'b', ɗ: 'd', ƌ: 'd', ł: 'l', ø: 'o', ŧ: 't', ħ: 'h' }
const wholeLetters = new RegExp(`[${Object.keys(whole).join('')}]`, 'g')
// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is meant
const ascii = /^[\x00-\x7F]*$/

/**
 * Text without accents, in lower case, with single blanks: "Người có công" and "NGUOI CO CONG" are equal by it. Also
 * for the breves of Êđê (ĕ, ê̆, ơ̆ …) and for đ and ƀ. Punctuation stays.
 */
export function foldText(text: string): string {
  const clean = cleanText(text).toLowerCase()
  if (ascii.test(clean)) return clean
  return clean
    .normalize('NFD')
    .replace(marks, '')
    .replace(wholeLetters, (letter) => whole[letter] ?? letter)
}
