import type { Sex } from '../../domain/payments/entitlement.ts'
import {
  birthYearIn,
  digitsOf,
  isCccd,
  isIssuedTwice,
  isPadded,
  numberKey,
  oneShort,
  sexIn,
  tenDigits,
} from './number-code.ts'

export const numberLevels = [
  'same-cccd',
  'same-cmnd',
  /** The same CMND of those that two provinces issued. */
  'same-issued-twice',
  /** One digit wrong, two swapped, one left out; of a CMND one too many. */
  'one-slip',
  'other-cmnd',
  'other-cccd',
] as const
export type NumberLevel = (typeof numberLevels)[number]

export type NumberFinding = {
  /** Null is no evidence: a number is missing, only different kinds are there, or the two stand in a row. */
  level: NumberLevel | null
  /** The numbers differ by one to three: twins, brothers and sisters are numbered in a row. */
  areNeighbours: boolean
  /** The number, or one of the two different ones, is somebody else's too, so that it is no evidence. */
  isOfOthers: boolean
  /** The two numbers that the finding is about; 0 where there is none. */
  one: number
  other: number
}

const none: NumberFinding = { level: null, areNeighbours: false, isOfOthers: false, one: 0, other: 0 }
/** Families are numbered in a row, and a wrong last digit looks the same: such a difference says nothing. */
const widestRow = 3

/** How far the ID numbers of two records agree: the best of all pairs. */
export function compareNumbers(ones: readonly number[], others: readonly number[]): NumberFinding {
  // Nearly every record has one number, and most pairs are strangers.
  if (ones.length === 1 && others.length === 1) return comparePair(ones[0] as number, others[0] as number)
  let best = none
  for (const one of ones) {
    for (const other of others) {
      const found = comparePair(one, other)
      if (rankOf(found) < rankOf(best)) best = found
    }
  }
  return best
}

/** Different numbers of one kind say less than neighbours, and these less than any agreement. */
function rankOf({ level, areNeighbours }: NumberFinding): number {
  if (level !== null) return numberLevels.indexOf(level)
  return areNeighbours ? 3.5 : 9
}

function comparePair(one: number, other: number): NumberFinding {
  const key = numberKey(one)
  const otherKey = numberKey(other)
  if (key === otherKey) {
    return found(isCccd(one) ? 'same-cccd' : isIssuedTwice(one) ? 'same-issued-twice' : 'same-cmnd', one, other)
  }
  if (isCccd(one) !== isCccd(other))
    return isOneTooMany(one, other) || isOneTooMany(other, one) ? found('one-slip', one, other) : none
  if (Math.abs(key - otherKey) <= widestRow) return { level: null, areNeighbours: true, isOfOthers: false, one, other }
  if (canBeSlip(key, otherKey) && isOneSlip(digitsOf(one), digitsOf(other))) return found('one-slip', one, other)
  if (isOneLeftOut(one, other) || isOneLeftOut(other, one)) return found('one-slip', one, other)
  return found(isCccd(one) ? 'other-cccd' : 'other-cmnd', one, other)
}

const found = (level: NumberLevel, one: number, other: number): NumberFinding => ({
  level,
  areNeighbours: false,
  isOfOthers: false,
  one,
  other,
})

/** The year of birth that the first CCCD among the numbers says. A card of the other sex is not the bearer's own, and says nothing. */
export function cardYear(numbers: readonly number[], sex: Sex | null): number | null {
  for (const code of numbers) {
    const year = birthYearIn(code)
    if (year !== null && (sex === null || sex === sexIn(code))) return year
  }
  return null
}

/**
 * One wrong digit changes a number by 1 to 9 tens, hundreds …, two swapped neighbours by 9 to 81 of them: tells nearly all
 * different numbers from slips without writing out their digits.
 */
function canBeSlip(key: number, otherKey: number): boolean {
  let apart = Math.abs(key - otherKey)
  while (apart % 10 === 0) apart /= 10
  return apart <= 81
}

/** A number that is one digit short was padded with a zero, but any of its digits may be the one that is missing. */
const isOneLeftOut = (short: number, whole: number): boolean =>
  isPadded(short) && isOneDigitLess(oneShort(short), digitsOf(whole))

/** A CMND that was typed with a digit more has ten, as a CCCD has that lost two zeros. */
function isOneTooMany(long: number, cmnd: number): boolean {
  const digits = tenDigits(long)
  return digits !== null && isOneDigitLess(digitsOf(cmnd), digits)
}

function isOneDigitLess(short: string, whole: string): boolean {
  let at = 0
  while (at < short.length && short[at] === whole[at]) at += 1
  return short.slice(at) === whole.slice(at + 1)
}

/** One digit wrong, or two neighbours swapped. */
function isOneSlip(one: string, other: string): boolean {
  if (one.length !== other.length) return false
  let start = 0
  while (start < one.length && one[start] === other[start]) start += 1
  let end = one.length
  while (end > start && one[end - 1] === other[end - 1]) end -= 1
  const width = end - start
  if (width <= 1) return true
  if (width === 2) return one[start] === other[start + 1] && one[start + 1] === other[start]
  return false
}
