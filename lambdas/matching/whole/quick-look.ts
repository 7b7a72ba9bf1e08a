import { noBirth, yearOf } from '../births/birth-code.ts'
import { compareBirths } from '../births/compare-births.ts'
import { guardOfBirth, isLikelyName } from '../guards.ts'
import { compareNames, type IsCommonWord } from '../names/compare-names.ts'
import { cardYear, compareNumbers } from '../numbers/compare-numbers.ts'
import { isCccd, isPadded, numberKey } from '../numbers/number-code.ts'
import type { RecordColumns } from './record-columns.ts'

/**
 * Whether a pair is surely none: nine candidates in ten are namesakes born years apart, strangers of one day, or members of a
 * household under the head's number. Looks at no more than it must and makes no record, because a million people have a
 * million such pairs. Says yes only where `judgePair` finds a guard.
 */
export function areTwoPeople(columns: RecordColumns, a: number, b: number, isCommon: IsCommonWord): boolean {
  const { names } = columns
  if (haveOneNumber(columns, a, b)) return compareNames(names.preparedAt(a), names.preparedAt(b), isCommon) === 'other'
  if (areTwoByBirth(columns, a, b)) return true
  return !isLikelyName(compareNames(names.preparedAt(a), names.preparedAt(b), isCommon))
}

/** Numbers take longer to compare than births, and matter for those births only that would part the two. */
function areTwoByBirth(columns: RecordColumns, a: number, b: number): boolean {
  const one = columns.birth[a] as number
  const other = columns.birth[b] as number
  if (one === other || one === noBirth || other === noBirth) return false
  const birth = compareBirths(one, other, null, null)
  if (guardOfBirth(null, birth, one, other) === null) return false
  if (birth === 'other' && (isOnCard(columns, a, yearOf(other)) || isOnCard(columns, b, yearOf(one)))) return false
  return (
    !canBeOneNumber(columns, a, b) || compareNumbers(columns.numbersOf(a), columns.numbersOf(b)).level !== 'one-slip'
  )
}

const isOnCard = (columns: RecordColumns, at: number, year: number): boolean =>
  (isCccd(columns.number[at] as number) || columns.furtherNumbers.has(at)) &&
  cardYear(columns.numbersOf(at), columns.sexAt(at)) === year

/** Both have a number of one kind, one that may be of either, or one of them has several. */
function canBeOneNumber({ number, furtherNumbers }: RecordColumns, a: number, b: number): boolean {
  if (furtherNumbers.size > 0 && (furtherNumbers.has(a) || furtherNumbers.has(b))) return true
  const one = number[a] as number
  const other = number[b] as number
  return one !== 0 && other !== 0 && (isCccd(one) === isCccd(other) || isPadded(one) || isPadded(other))
}

function haveOneNumber(columns: RecordColumns, a: number, b: number): boolean {
  const { number, furtherNumbers } = columns
  const one = number[a] as number
  const other = number[b] as number
  if (one === 0 || other === 0) return false
  if (numberKey(one) === numberKey(other)) return true
  if (furtherNumbers.size === 0 || !(furtherNumbers.has(a) || furtherNumbers.has(b))) return false
  return compareNumbers(columns.numbersOf(a), columns.numbersOf(b)).level?.startsWith('same') ?? false
}
