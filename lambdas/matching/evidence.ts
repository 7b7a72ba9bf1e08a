import { type BirthLevel, compareBirths } from './births/compare-births.ts'
import type { PreparedRecord } from './match-record.ts'
import { compareNames, type IsCommonWord, type NameLevel } from './names/compare-names.ts'
import { cardYear, compareNumbers, type NumberFinding } from './numbers/compare-numbers.ts'

export type Agreement = 'same' | 'other'

/** What two records say about each other, field by field. Null is no evidence either way: missing is not disagreement. */
export interface Evidence {
  readonly name: NameLevel | null
  readonly number: NumberFinding
  readonly birth: BirthLevel | null
  readonly sex: Agreement | null
  readonly commune: Agreement | null
  /** Hamlets of two communes share their names ("Thôn 1"), so they are only compared inside one. */
  readonly hamlet: Agreement | null
  /** Codes of households are a list's own: another code says nothing. */
  readonly isSameHousehold: boolean
}

/** The same for (a, b) and (b, a), but for the order of the two numbers in `number`. */
export function compareRecords(one: PreparedRecord, other: PreparedRecord, isCommon: IsCommonWord): Evidence {
  const commune = agreementOf(one.commune, other.commune)
  const isSameCommune = commune === 'same'
  const number = compareNumbers(one.numbers, other.numbers)
  // Of one card on both sides the year is the one's or the other's: it cannot speak for both.
  const cardYears = number.level === 'same-cccd' ? none : [one, other].map(({ numbers, sex }) => cardYear(numbers, sex))
  return {
    name: compareNames(one.name, other.name, isCommon),
    number,
    birth: compareBirths(one.birth, other.birth, cardYears[0] ?? null, cardYears[1] ?? null),
    sex: one.sex === null || other.sex === null ? null : one.sex === other.sex ? 'same' : 'other',
    commune,
    hamlet: isSameCommune ? agreementOf(one.hamlet, other.hamlet) : null,
    isSameHousehold: isSameCommune && agreementOf(one.household, other.household) === 'same',
  }
}

const none: readonly number[] = []

const isKnown = (place: string | number): boolean => place !== '' && place !== 0

function agreementOf(one: string | number, other: string | number): Agreement | null {
  if (!isKnown(one) || !isKnown(other)) return null
  return one === other ? 'same' : 'other'
}
