import { isOneEdit } from './edit-distance.ts'
import { isNameByItself, isSlipOfUsual } from './likely-word.ts'
import type { PreparedName } from './prepare-name.ts'

export const nameLevels = [
  'same',
  /** One list is typed without accents. */
  'no-accents',
  /** The same letters, other accents. */
  'accents',
  'order',
  /** A middle name left out or abbreviated, half of a double clan left out. */
  'shorter',
  /** One letter wrong in one word, where not both words are common names. */
  'slip',
  /** The same in two words, or with a word left out. */
  'slips',
  /** Two common names that are one letter or one accent apart: Hùng and Dũng, Thủy and Thúy. */
  'like-names',
  /** Given name and surname the same, another middle name. */
  'other-middle',
  /** Brothers and sisters: everything but the given name. */
  'other-given',
  'given-only',
  'other',
] as const
export type NameLevel = (typeof nameLevels)[number]

/** Whether a word, folded or with its accents, is borne by many: then a word beside it is another name, not a slip. */
export type IsCommonWord = (word: string) => boolean

/** How far two names agree, the same both ways round; null where one is empty. */
export function compareNames(one: PreparedName, other: PreparedName, isCommon: IsCommonWord): NameLevel | null {
  if (one.words.length === 0 || other.words.length === 0) return null
  if (one.mark !== null && other.mark !== null && one.mark !== other.mark) return 'other'
  if (one.sorted === other.sorted) return compareSameLetters(one, other, isCommon)
  if (one.words.join('') === other.words.join('')) return 'order'
  return isShorter(one, other) ? compareWords(one, other, isCommon) : compareWords(other, one, isCommon)
}

/** Of two names of one length the first in the alphabet, so that a pair is the same both ways round. */
function isShorter(one: PreparedName, other: PreparedName): boolean {
  if (one.words.length !== other.words.length) return one.words.length < other.words.length
  return one.sorted < other.sorted
}

function compareSameLetters(one: PreparedName, other: PreparedName, isCommon: IsCommonWord): NameLevel {
  const isTurned = one.words.some((word, at) => word !== other.words[at])
  if (haveSameAccents(one, other, isTurned)) return isTurned ? 'order' : 'same'
  if (!one.isAccented || !other.isAccented) return isTurned ? 'order' : 'no-accents'
  return isOtherByAccent(one, other, isCommon) ? 'like-names' : 'accents'
}

/** Whatever their order: "Hùng Trần Xuân" is not Trần Xuân Hưng. */
function haveSameAccents(one: PreparedName, other: PreparedName, isTurned: boolean): boolean {
  const [accents, others] = isTurned ? [one.accents.toSorted(), other.accents.toSorted()] : [one.accents, other.accents]
  return accents.every((word, at) => word === others[at])
}

/**
 * Thủy and Thúy: given names that differ in accents only, and are both common. Thi and Thị are one with an accent too many or left out,
 * and so are not asked as given names. Of a name typed without accents throughout nobody can tell which it is.
 */
function isOtherByAccent(one: PreparedName, other: PreparedName, isCommon: IsCommonWord): boolean {
  if (!one.isAccented || !other.isAccented) return false
  const [accented, otherAccented] = [givenAccent(one), givenAccent(other)]
  if (one.given !== other.given || accented === otherAccented) return false
  return isNamed(accented, one.given, isCommon) && isNamed(otherAccented, other.given, isCommon)
}

const givenAccent = ({ words, accents, given }: PreparedName): string => accents[words.lastIndexOf(given)] ?? ''

/** A word from which accents were left out stands for all of them, and so is never another name. */
const isNamed = (accented: string, folded: string, isCommon: IsCommonWord, isGiven = false): boolean =>
  isCommon(accented) && (accented !== folded || isNameByItself(folded, isGiven))

function compareWords(short: PreparedName, long: PreparedName, isCommon: IsCommonWord): NameLevel {
  // Most who are compared are strangers, brought together by a day of birth: their given names have nothing in common.
  if (!hasLikeWord(short.given, long.words)) return isBrotherly(short, long) ? 'other-given' : 'other'
  const rest = differentWords(short.words, long.words)
  return compareRest(short, long, rest.one, rest.other, isCommon)
}

function hasLikeWord(word: string, words: readonly string[]): boolean {
  for (const other of words) {
    if (word === other || isSlip(word, other) || isShort(word, other) || isShort(other, word)) return true
  }
  return false
}

/** All but the given name is the same. */
function isBrotherly(one: PreparedName, other: PreparedName): boolean {
  if (one.words.length !== other.words.length || one.words.length < 2) return false
  const rest = differentWords(one.words, other.words)
  return rest.one.length === 1 && rest.one[0] === one.given && rest.other[0] === other.given
}

/** @param few the words that only the shorter name has; @param many those that only the longer one has */
function compareRest(
  short: PreparedName,
  long: PreparedName,
  few: readonly string[],
  many: readonly string[],
  isCommon: IsCommonWord,
): NameLevel {
  const matched = matchRest(
    few,
    many,
    (word) => isNamedIn(short, word, isCommon),
    (word) => isNamedIn(long, word, isCommon),
  )
  const shared = short.words.length - few.length
  const { slips, likes, initials, few: left, many: missing } = matched
  if (left === 0) {
    // Where every word has its partner the given name has one too, wherever the lists put it.
    const isGivenKept = missing + initials === 0 || isGivenIn(short, long) || matched.given(short.given, long.given)
    if (isGivenKept && slips + likes === 0 && isOtherByAccent(short, long, isCommon)) return 'given-only'
    if (likes > 0)
      return likes + slips === 1 && missing === 0 ? 'like-names' : isSameGiven(short, long) ? 'given-only' : 'other'
    if (isClanLeftOut(short, long)) return 'shorter'
    // One common word alone ("Hùng") or initials alone ("N. V. A") are anybody.
    if (shared === 0 || shared + slips + initials < 2 || !isGivenKept)
      return shared > 0 && isGivenKept ? 'given-only' : 'other'
    if (slips === 0) return missing > 2 ? 'given-only' : 'shorter'
    if (slips === 1 && missing === 0 && initials === 0) return 'slip'
    return slips + missing + initials <= 2 ? 'slips' : 'given-only'
  }
  if (!isSameGiven(short, long)) return isBrotherly(short, long) ? 'other-given' : 'other'
  return short.surname === long.surname ? 'other-middle' : 'given-only'
}

/** "Y Suk" beside "Y Suk Êban": of an Êđê, M'nông or Jrai name lists leave out the clan, and the mark tells that the word is a given name. */
const isClanLeftOut = (short: PreparedName, long: PreparedName): boolean =>
  short.words.length === 1 && short.mark !== null && long.mark !== null && short.given === long.given

/**
 * Whether a word of the name is another name as it is written there: "Thàn" is a slip for Thành, though Thân is a name. Of Thị, Văn and
 * Nguyễn there are so many that a list has the same slip of them often enough for a name ("Thhị").
 */
function isNamedIn(
  { words, accents, isAccented, given, mark }: PreparedName,
  word: string,
  isCommon: IsCommonWord,
): boolean {
  if (mark === null && word !== given && isSlipOfUsual(word)) return false
  const accented = accents[words.indexOf(word)] ?? word
  return isCommon(word) && (!isAccented || isNamed(accented, word, isCommon, word === given))
}

const isSameGiven = (one: PreparedName, other: PreparedName): boolean => one.given === other.given

/** The given name of each stands somewhere in the other, whatever the order. */
const isGivenIn = (short: PreparedName, long: PreparedName): boolean =>
  short.words.includes(long.given) && long.words.includes(short.given)

type MatchedRest = {
  /** Words of which one is a slip of the other, or pairs of common names one letter apart. */
  slips: number
  likes: number
  initials: number
  /** Words left over on each side. */
  few: number
  many: number
  given: (one: string, other: string) => boolean
}

/** Pairs the words that only one of the names has: slips, abbreviations (Ng. for Nguyễn, V for Văn). */
function matchRest(
  few: readonly string[],
  many: readonly string[],
  isCommonInFew: IsCommonWord,
  isCommonInMany: IsCommonWord,
): MatchedRest {
  const left = [...many]
  const pairs: [string, string][] = []
  const counts = { slips: 0, likes: 0, initials: 0 }
  let unmatched = 0
  for (const word of few) {
    const slip = left.findIndex((candidate) => isSlip(word, candidate))
    const at = slip !== -1 ? slip : left.findIndex((candidate) => isShort(word, candidate) || isShort(candidate, word))
    const partner = left[at]
    if (partner === undefined) {
      unmatched += 1
      continue
    }
    left.splice(at, 1)
    pairs.push([word, partner])
    if (slip === -1) counts.initials += 1
    else if (isCommonInFew(word) && isCommonInMany(partner)) counts.likes += 1
    else counts.slips += 1
  }
  return {
    ...counts,
    few: unmatched,
    many: left.length,
    given: (one, other) => pairs.some(([a, b]) => (a === one && b === other) || (a === other && b === one)),
  }
}

/** One edit makes almost any word of two letters of any other, so that its first letter must stay. A lone letter is an initial ("L." for Lê). */
const isSlip = (one: string, other: string): boolean =>
  Math.min(one.length, other.length) > 1 &&
  (Math.max(one.length, other.length) > 2 || one[0] === other[0]) &&
  isOneEdit(one, other)

const abbreviation = /^(?:[a-z]|[bcdghklmnpqrstvx]{2,3})$/
const isShort = (short: string, long: string): boolean =>
  long.length > short.length && abbreviation.test(short) && long.startsWith(short)

/** The words that only one of two names has, each as often as it is there too much; in a fixed order. */
function differentWords(one: readonly string[], other: readonly string[]): { one: string[]; other: string[] } {
  const rest = [...other]
  const only: string[] = []
  for (const word of one) {
    const at = rest.indexOf(word)
    if (at === -1) only.push(word)
    else rest.splice(at, 1)
  }
  return { one: only.sort(), other: rest.sort() }
}
