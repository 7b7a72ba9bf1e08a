import { noBirth } from '../births/birth-code.ts'
import { compareBirths } from '../births/compare-births.ts'
import { guardOfBirth, isLikelyName } from '../guards.ts'
import { compareNames, type IsCommonWord } from '../names/compare-names.ts'
import { cardYear, compareNumbers } from '../numbers/compare-numbers.ts'
import type { RecordColumns } from './record-columns.ts'

/**
 * Whether a pair is surely none: nine candidates in ten are namesakes born years apart, or strangers of one day. Looks at
 * no more than it must and makes no record, because a million people have a million such pairs. Says yes only where
 * `judgePair` finds a guard.
 */
export function areTwoPeople(columns: RecordColumns, a: number, b: number, isCommon: IsCommonWord): boolean {
  const [numbers, others] = [columns.numbersOf(a), columns.numbersOf(b)]
  const { level } = compareNumbers(numbers, others)
  if (level?.startsWith('same')) return false
  const [one, other] = [columns.birth[a] as number, columns.birth[b] as number]
  if (one !== other && one !== noBirth && other !== noBirth) {
    const birth = compareBirths(one, other, cardYear(numbers), cardYear(others))
    if (guardOfBirth(level, birth, one, other) !== null) return true
  }
  return !isLikelyName(compareNames(columns.names.preparedAt(a), columns.names.preparedAt(b), isCommon))
}
