import { yearOf } from './births/birth-code.ts'
import type { BirthLevel } from './births/compare-births.ts'
import type { Evidence } from './evidence.ts'
import type { PreparedRecord } from './match-record.ts'
import type { NameLevel } from './names/compare-names.ts'
import type { PreparedName } from './names/prepare-name.ts'
import type { NumberFinding, NumberLevel } from './numbers/compare-numbers.ts'
import { numberKey } from './numbers/number-code.ts'

/** Why two records that look alike are two people all the same. */
export type Guard =
  | 'numbered-in-a-row'
  | 'another-card'
  | 'another-name'
  | 'number-of-the-head'
  | 'another-birth'
  | 'another-generation'

const likelyName: ReadonlySet<NameLevel> = new Set<NameLevel>([
  'same',
  'no-accents',
  'order',
  'shorter',
  'accents',
  'slip',
  'slips',
])
/** Names that may be one person's, as far as slips of the hand go. */
export const isLikelyName = (name: NameLevel | null): boolean => name !== null && likelyName.has(name)
/** The same words, in whatever order and with or without their accents. */
export const isOneName = (name: NameLevel | null): boolean =>
  name === 'same' || name === 'no-accents' || name === 'order'

/** Thành and Thanh, the other words alike: whether one list left an accent out, or there are two, nobody can tell. */
function isByGivenAccent(one: PreparedName, other: PreparedName): boolean {
  if (one.given !== other.given || one.words.length !== other.words.length) return false
  const differing = one.words.filter((word, at) => word !== other.words[at] || one.accents[at] !== other.accents[at])
  return differing.length === 1 && differing[0] === one.given
}

/**
 * Behind one surname Minh Quang and Quang Minh, or Ngọc Phương and Thị Phương Ngọc: each has the other's given name for a middle one. No list
 * turns these round, it puts the given name first or the surname last.
 */
export const isByGivenWord = (one: PreparedName, other: PreparedName): boolean =>
  one.given !== other.given &&
  one.words[0] === other.words[0] &&
  one.words.includes(other.given) &&
  other.words.includes(one.given)

/**
 * Whether two rows of one family bear one name, and not two that are alike. With its middle left out a name is the same; of an Êđê,
 * M'nông or Jrai name the word more is half of another given name (H'Ly and H'Li Na).
 */
function isOneInFamily(name: NameLevel | null, one: PreparedName, other: PreparedName): boolean {
  if (isByGivenWord(one, other)) return false
  if (name === 'shorter') return one.mark === null && other.mark === null
  return isOneName(name) && !isByGivenAccent(one, other)
}

const oneMorning = 100
const areOfOneMorning = ({ one, other }: NumberFinding): boolean =>
  Math.abs(numberKey(one) - numberKey(other)) < oneMorning

const oneBirth: ReadonlySet<BirthLevel> = new Set<BirthLevel>(['same-day', 'same-year', 'same-year-alone', 'swapped'])
/** The two births are one, as far as they are told; not where one is not known. */
export const isOneBirth = (birth: BirthLevel | null): boolean => birth !== null && oneBirth.has(birth)

/** The two have nothing in common, that a slip of the hand would have left. */
const twoBirths: ReadonlySet<BirthLevel | null> = new Set<BirthLevel | null>(['other', 'other-day', 'near-year'])
const isOfTwoBirths = (birth: BirthLevel | null): boolean => twoBirths.has(birth)

const oneBirthUnderIt: ReadonlySet<BirthLevel | null> = new Set<BirthLevel | null>([
  ...oneBirth,
  'near-day',
  'half-day',
  'next-year',
])
/**
 * Whether two who have a number in common, and no name, were born together. Names that are nearly one, or one with another middle, need less of
 * it: brothers and sisters are not born within a year, nor on the same day of two.
 */
const areBornTogether = (name: NameLevel | null, birth: BirthLevel | null): boolean =>
  name === 'like-names' || name === 'other-middle'
    ? oneBirthUnderIt.has(birth)
    : birth === 'same-day' || birth === 'swapped'

/** So far apart are parents and children; one year mistyped is told by its other digits. */
const generation = 12

/**
 * The first reason for which a pair is never shown as one person, whatever its other evidence adds up to; null where there
 * is none. Found by reading the false pairs of design seeds; each protects people who would otherwise be accused for
 * living as families live.
 */
export function guardOf(
  { name, number, birth, commune, isSameHousehold }: Evidence,
  one: PreparedRecord,
  other: PreparedRecord,
): Guard | null {
  const hasSameNumber = number.level?.startsWith('same') ?? false
  const isOne = isOneInFamily(name, one.name, other.name)
  // Twins: born on one day, in one house, numbered in a row. Their names tell them apart, however little.
  if (number.areNeighbours && !isOne) return 'numbered-in-a-row'
  // Brothers and sisters who went for their papers on one morning have numbers some dozens apart, which looks like one wrong digit.
  // Born apart, Hiền and Hồng Hiền are two of them too.
  if (number.level === 'one-slip' && areOfOneMorning(number) && isOfTwoBirths(birth) && !(isOne && name !== 'shorter'))
    return 'numbered-in-a-row'
  // A card is for life: under two, hardly alike names are twins'.
  if (number.level === 'other-cccd' && !isOne) return 'another-card'
  if (hasSameNumber) {
    // Sisters are called Anh and Ánh, Phương and Thu Phương: with nothing of the birth in common they are two.
    // So are two of one name under a number that others of their hamlet have as well. No list copies it into another commune.
    if (isLikelyName(name)) {
      const isTheHeads = birth === 'other' && commune !== 'other' && (!isOneName(name) || number.isOfOthers)
      return isTheHeads ? 'number-of-the-head' : null
    }
    // Lists copy the head's number to children and grandparents. Only one birth under one number speaks for one person.
    const isNotTheHeads = areBornTogether(name, birth) && !number.isOfOthers
    return !isNotTheHeads || isSameHousehold || name === 'other' ? 'number-of-the-head' : null
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
