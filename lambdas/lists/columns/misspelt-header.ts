import type { Field } from './field.ts'
import { headerWords } from './header-words.ts'
import { headerKey } from './recognise-header.ts'

export type Misspelt = { readonly field: Field; readonly word: string }

/** Shorter, one wrong letter makes another word of it: "Tổ", "Tên", "Số". */
const fewestForOne = 4
const fewestForTwo = 9
/** What most headers begin with says nothing of which one is meant. */
const opening = /^(?:so|muc|ma|tong) /

const known = Object.entries(headerWords).flatMap(([field, words]) =>
  words.map((word) => ({ field: field as Field, word, key: headerKey(word) })),
)

/**
 * The header that a text is, but for a letter or two: left out, typed twice, changed, or two of them in the wrong order ("CMDN"). Null
 * where several headers are as near.
 */
export function misspeltHeader(header: string): Misspelt | null {
  const key = headerKey(header)
  let nearest: { distance: number; found: Misspelt[] } = { distance: 3, found: [] }
  for (const { field, word, key: other } of known) {
    const most = lettersWrong(Math.min(telling(key), telling(other)))
    if (most === 0 || Math.abs(key.length - other.length) > most) continue
    const distance = wrongLetters(key, other)
    if (distance === 0 || distance > most || distance > nearest.distance) continue
    nearest =
      distance < nearest.distance
        ? { distance, found: [{ field, word }] }
        : { distance, found: [...nearest.found, { field, word }] }
  }
  const [first, ...others] = nearest.found
  return first !== undefined && others.every(({ field }) => field === first.field) ? first : null
}

/** Whether a word is long enough that a wrong letter leaves it what it is, whatever stands below: "Khác" is not "Khẩu". */
export const isLongWord = (word: string): boolean => telling(headerKey(word)) > fewestForOne

const telling = (key: string): number => key.replace(opening, '').length

const lettersWrong = (letters: number): number => (letters >= fewestForTwo ? 2 : letters >= fewestForOne ? 1 : 0)

/** Letters to add, leave out, change, or exchange with their neighbour. */
function wrongLetters(one: string, other: string): number {
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, at) => at)]
  const at = (i: number, j: number): number => rows[i]?.[j] ?? 0
  for (let i = 1; i <= one.length; i++) {
    const row = [i]
    rows.push(row)
    for (let j = 1; j <= other.length; j++) {
      const change = at(i - 1, j - 1) + (one[i - 1] === other[j - 1] ? 0 : 1)
      const isTurned = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]
      row.push(
        Math.min(
          change,
          at(i - 1, j) + 1,
          (row[j - 1] ?? 0) + 1,
          isTurned ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      )
    }
  }
  return at(one.length, other.length)
}
