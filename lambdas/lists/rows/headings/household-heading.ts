import { nameKey } from '../../../domain/names/name-key.ts'
import type { RowView } from '../row-view.ts'
import { isPlace } from './place-words.ts'

/** "Hộ ông: Nguyễn Văn Hùng - Thôn 3 - 3 khẩu": whose household stands below, and where it lives. */
export interface HouseholdHeading {
  /** The head's, as `nameKey` has it. */
  readonly name: string
  readonly hamlet: string | null
}

const ofHousehold = /^hộ (?:gia đình )?(?:ông|bà|anh|chị)\s*:?\s+(\p{L}.*)$/iu
/** A dash between blanks only: names have it too. */
const between = /\s+[-–—]\s*|\s*[,;(|)]\s*/u
const number = /[1-9]/
const longest = 160

/** What a row says as the heading of a household; null for any other row, and for one with a sum, which may be its head's own. */
export function householdHeading(row: RowView): HouseholdHeading | null {
  if (number.test(row.text('amount')) || row.cells.length > 3) return null
  const [words, more] = row.cells.filter(({ text }) => /\p{L}{2}/u.test(text))
  if (words === undefined || more !== undefined || words.text.length > longest) return null
  const [name = '', ...others] = ofHousehold.exec(words.text)?.[1]?.split(between) ?? []
  if (name === '') return null
  return { name: nameKey(name), hamlet: others.find((text) => isPlace(text)) ?? null }
}

/** Whether its head stands in the row below, with his people below him: then he is not lost with it. */
export function isHeadOf({ name }: HouseholdHeading, below: RowView): boolean {
  return below.cells.length > 2 && nameKey(below.text('fullName')) === name
}
