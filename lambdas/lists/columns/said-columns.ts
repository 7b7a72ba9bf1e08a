import { firstLetters } from '../first-letters.ts'
import type { Field } from './field.ts'
import { headerKey, isMeaningless } from './recognise-header.ts'

/** What a person has said of columns, by `normalKey`: what each means; null for a column that is not to be read. */
export type SaidColumns = ReadonlyMap<string, Field | null>

/** @property column Excel's letter */
type Spoken = { readonly column: string; readonly header: string; readonly look?: string | undefined }

/**
 * By what a person speaks of a column: its header. A header that stands twice in a table needs the letter as well. A column whose header
 * says nothing, or that has none, is its letter and what stands in it: in a sheet that looks otherwise the same letter is another column.
 */
export function columnKey({ column, header, look = 'mixed' }: Spoken, isRepeated: boolean): string {
  const text = firstLetters(header, longestHeader)
  if (isMeaningless(header)) return `${text}@${column}:${look}`
  if (isRepeated) return `${text}@${column}`
  return byLetter.test(text) ? `${text}${noLetter}` : text
}

/** Ends the key of a header that itself ends as a key with a letter does: "Người nhận @HO". */
const noLetter = '@'

/** A key has room for a letter behind it. */
const longestHeader = 280

const byLetter = /^(.*)@([A-Z]{1,3}(?::[a-z-]+)?)$/su

function normalKey(key: string): string {
  const [, header, place] = byLetter.exec(key) ?? []
  return place === undefined ? headerKey(key) : `${headerKey(header ?? '')}@${place}`
}

/** Answers as the reader asks for them. */
export const saidColumns = (answers: Readonly<Record<string, Field | null>>): SaidColumns =>
  new Map(Object.entries(answers).map(([key, field]) => [normalKey(key), field]))

/** What was said of this very column, not of all that are called so. */
export const toldByLetter = (said: SaidColumns, column: Spoken): Field | null | undefined =>
  // Of most lists nobody has said anything.
  said.size === 0 ? undefined : said.get(normalKey(columnKey(column, true)))

/** What was said of this column; undefined where nothing was. */
export function toldOf(said: SaidColumns, column: Spoken): Field | null | undefined {
  const own = toldByLetter(said, column)
  if (own !== undefined) return own
  const key = headerKey(firstLetters(column.header, longestHeader))
  return key === '' ? undefined : said.get(key)
}
