import { yearOf } from './births/birth-code.ts'
import type { BirthLevel } from './births/compare-births.ts'
import type { Evidence } from './evidence.ts'
import type { PreparedRecord } from './match-record.ts'
import type { NameLevel } from './names/compare-names.ts'
import type { NumberLevel } from './numbers/compare-numbers.ts'

/** Why two records that look alike are two people all the same. */
export type Guard = 'numbered-in-a-row' | 'another-name' | 'number-of-the-head' | 'another-birth' | 'another-generation'

/** Twins are called Nam and Năm: an accent parts them too. */
const twinName: ReadonlySet<NameLevel> = new Set<NameLevel>(['same', 'no-accents', 'order', 'shorter'])
const likelyName: ReadonlySet<NameLevel> = new Set<NameLevel>([...twinName, 'accents', 'slip', 'slips'])
/** Names that may be one person's, as far as slips of the hand go. */
export const isLikelyName = (name: NameLevel | null): boolean => name !== null && likelyName.has(name)
/** The same words, in whatever order and with or without their accents. */
export const isOneName = (name: NameLevel | null): boolean =>
  name === 'same' || name === 'no-accents' || name === 'order'
/** So far apart are parents and children; one year mistyped is told by its other digits. */
const generation = 12

/**
 * The first reason for which a pair is never shown as one person, whatever its other evidence adds up to; null where there
 * is none. Found by reading the false pairs of design seeds; each protects people who would otherwise be accused for
 * living as families live.
 */
export function guardOf(
  { name, number, birth, isSameHousehold }: Evidence,
  one: PreparedRecord,
  other: PreparedRecord,
): Guard | null {
  const hasSameNumber = number.level?.startsWith('same') ?? false
  // Twins: born on one day, in one house, numbered in a row. Their names tell them apart, however little.
  if (number.areNeighbours && !(name !== null && twinName.has(name))) return 'numbered-in-a-row'
  if (hasSameNumber) {
    // Sisters are called Anh and Ánh, Phương and Thu Phương: with nothing of the birth in common they are two.
    if (isLikelyName(name)) return birth === 'other' && !isOneName(name) ? 'number-of-the-head' : null
    // Lists copy the head's number to children and grandparents. Only one birth under one number speaks for one person.
    const isOneBirth =
      birth === 'same-day' ||
      birth === 'swapped' ||
      (name === 'like-names' && (birth === 'same-year' || birth === 'same-year-alone'))
    return !isOneBirth || isSameHousehold || name === 'other' ? 'number-of-the-head' : null
  }
  if (!isLikelyName(name)) return 'another-name'
  return guardOfBirth(number.level, birth, one.birth, other.birth)
}

/** The part of `guardOf` that needs no names, for who has to pass over many pairs quickly. */
export function guardOfBirth(
  number: NumberLevel | null,
  birth: BirthLevel | null,
  one: number,
  other: number,
): Guard | null {
  if (number === 'one-slip' || number?.startsWith('same')) return null
  // Namesakes of one year in one commune: two days that no slip of the hand makes of one another.
  if (birth === 'other-day') return 'another-birth'
  // Father and son of one name.
  if (birth === 'other')
    return Math.abs(yearOf(one) - yearOf(other)) >= generation ? 'another-generation' : 'another-birth'
  return null
}
