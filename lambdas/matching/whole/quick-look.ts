import { noBirth } from '../births/birth-code.ts'
import { compareBirths } from '../births/compare-births.ts'
import { guardOfBirth, isLikelyName } from '../guards.ts'
import { compareNames, type IsCommonWord } from '../names/compare-names.ts'
import { cardYear, compareNumbers } from '../numbers/compare-numbers.ts'
import { numberKey } from '../numbers/number-code.ts'
import type { RecordColumns } from './record-columns.ts'

/**
 * Whether a pair is surely none: nine candidates in ten are namesakes born years apart, or strangers of one day. Looks at
 * no more than it must and makes no record, because a million people have a million such pairs. Says yes only where
 * `judgePair` finds a guard.
 */
export function areTwoPeople(columns: RecordColumns, a: number, b: number, isCommon: IsCommonWord): boolean {
  if (haveOneNumber(columns, a, b)) return false
  const one = columns.birth[a] as number
  const other = columns.birth[b] as number
  if (one !== other && one !== noBirth && other !== noBirth) {
    const numbers = columns.numbersOf(a)
    const others = columns.numbersOf(b)
    const birth = compareBirths(one, other, cardYear(numbers, columns.sexAt(a)), cardYear(others, columns.sexAt(b)))
    // Numbers take longer to compare than births, and matter for those births only that would part the two.
    if (guardOfBirth(null, birth, one, other) !== null)
      return guardOfBirth(compareNumbers(numbers, others).level, birth, one, other) !== null
  }
  return !isLikelyName(compareNames(columns.names.preparedAt(a), columns.names.preparedAt(b), isCommon))
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
