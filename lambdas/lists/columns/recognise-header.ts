import { cleanText } from '../../domain/names/clean-text.ts'
import { foldText } from '../../domain/names/fold-text.ts'
import type { Field } from './field.ts'
import { foreignHeaders } from './foreign-headers.ts'
import { headerPhrases } from './header-phrases.ts'
import { headerWords, onlyAsWritten } from './header-words.ts'

export type Recognised = { field: Field; confidence: number }

/** How sure each way of recognising is. */
const asWritten = 1
const withoutAccents = 0.95
const withoutBrackets = 0.9
const byPhrase = 0.65

/** "Số tiền đã nhận", "còn lại": what became of a grant, not what it is. */
const otherSum =
  /\b(?:thuc chi|da (?:nhan|chi|linh|tra|huong|ho tro)|con lai|chua (?:nhan|chi|linh)|con thieu|truy thu|thu hoi)\b/
/** What Excel calls its own sums: beside "Count of Họ và tên" stand hamlets, and nobody. */
const ofPivotTable = /^(?:sum|count|average|max|min) of /
const longestHeader = 80
const written = new Map<string, Field>()
const folded = new Map<string, Field>(Object.entries(foreignHeaders))
/** "hoten", "NGAYSINH": as a program's database calls them. */
const blankless = new Map<string, Field>()
const fewestLetters = 5
for (const [field, words] of Object.entries(headerWords) as [Field, readonly string[]][]) {
  for (const word of words) {
    written.set(signless(cleanText(word).toLowerCase()), field)
    if (onlyAsWritten.has(word)) continue
    folded.set(headerKey(word), field)
    const joined = headerKey(word).replaceAll(' ', '')
    if (joined !== headerKey(word) && joined.length >= fewestLetters) blankless.set(joined, field)
  }
}

/** "NgaySinh", "soTienHuong" as words. */
export const spaced = (header: string): string =>
  header.length > longestHeader || header.includes(' ') ? header : header.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')

/** What a header means by itself, without the group above it; null when it means nothing to us. */
export function recogniseHeader(header: string): Recognised | null {
  const text = cleanText(spaced(header)).toLowerCase()
  if (text === '' || text.length > longestHeader || ofPivotTable.test(text)) return null
  const exact = written.get(signless(text))
  if (exact !== undefined) return { field: exact, confidence: asWritten }
  const plain = folded.get(headerKey(text)) ?? blankless.get(headerKey(text))
  if (plain !== undefined) return { field: plain, confidence: withoutAccents }
  const bracketless = headerKey(text.replace(/\([^)]*\)?/g, ' ').replace(/\b(?:dong|đồng|vnđ|vnd)\b/g, ' '))
  const short = folded.get(bracketless)
  if (short !== undefined) return { field: short, confidence: withoutBrackets }
  const found = headerPhrases.find(([phrase]) => phrase.test(bracketless))
  if (found === undefined || (found[1] === 'amount' && otherSum.test(bracketless))) return null
  return { field: found[1], confidence: byPhrase }
}

/** "Cột 1", "F2", "Column3", "No", "ID", "Unnamed: 4", "-", nothing: what a program calls a column that nobody has called anything. */
export const isMeaningless = (header: string): boolean => meaningless.test(headerKey(header))

const meaningless = /^(?:no|id|(?:cot|column|field|col|unnamed|f|c)? ?[a-z]?\d*)$/

/** Header text for comparison: no accents, only letters and digits, single blanks. */
export function headerKey(header: string): string {
  return signless(foldText(header))
}

function signless(text: string): string {
  return text.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim()
}
