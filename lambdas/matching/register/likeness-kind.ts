import type { LikenessKind } from '../../domain/cases/evidence.ts'
import type { BirthLevel } from '../births/compare-births.ts'
import type { Evidence } from '../evidence.ts'
import { isOneBirth, isOneName } from '../guards.ts'

const births: Readonly<Partial<Record<BirthLevel, 'and-day' | 'and-year'>>> = {
  'same-day': 'and-day',
  'same-year': 'and-year',
  'same-year-alone': 'and-year',
}

/**
 * Under which kind the conclusions on such a pair are counted, for two records without a number in common. Two numbers tell more than a
 * name does: what they say comes first.
 */
export function likenessKind({ name, number, birth }: Evidence): LikenessKind {
  if (number.level === 'one-slip' || number.areNeighbours)
    return isOneBirth(birth) ? 'near-number' : 'near-number-other-birth'
  if (number.level !== null) return 'other-number'
  const told = birth === null ? 'alone' : (births[birth] ?? 'and-part-of-birth')
  return isOneName(name) ? `name-${told}` : `near-name-${told}`
}
