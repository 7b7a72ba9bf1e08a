import { dayOf, isFullBirth, monthOf, noBirth, yearOf } from './birth-code.ts'

export const birthLevels = [
  'same-day',
  /** The same year, and no more is known on either side: so few papers hold the year alone that it is a mark by itself. */
  'same-year-alone',
  /** The same year, and no more is known on one side. */
  'same-year',
  'swapped',
  /** The same year, and one digit of the day or the month is wrong. */
  'near-day',
  /** The same year, and of day and month one is the same. */
  'half-day',
  /** The same day of the year beside: year mistyped by one. */
  'next-year',
  /** The same day and month of a year with one digit wrong. */
  'year-digit',
  /** The same day and month of any other year. */
  'other-year',
  /** One list's year is wrong, and its CCCD says the other list's. */
  'year-of-card',
  /** A year apart, day and month unknown on one side at least. */
  'near-year',
  /** The same year, another day and month. */
  'other-day',
  'other',
] as const
export type BirthLevel = (typeof birthLevels)[number]

/**
 * How far two days of birth agree; null where one is not known.
 * @param cardYearOne the year that the one's CCCD says, if it has one
 */
export function compareBirths(
  one: number,
  other: number,
  cardYearOne: number | null,
  cardYearOther: number | null,
): BirthLevel | null {
  if (one === noBirth || other === noBirth) return null
  const year = yearOf(one)
  const otherYear = yearOf(other)
  const isFull = isFullBirth(one) && isFullBirth(other)
  const sameMonth = monthOf(one) === monthOf(other)
  const sameDay = dayOf(one) === dayOf(other)
  if (year === otherYear) {
    if (!isFull) return isFullBirth(one) || isFullBirth(other) ? 'same-year' : 'same-year-alone'
    if (sameMonth && sameDay) return 'same-day'
    if (monthOf(one) === dayOf(other) && dayOf(one) === monthOf(other)) return 'swapped'
    return isNearDay(one, other) ? 'near-day' : sameMonth || sameDay ? 'half-day' : 'other-day'
  }
  const apart = Math.abs(year - otherYear)
  const isSameDayOfYear = isFull && sameMonth && sameDay
  if (apart === 1 && isSameDayOfYear) return 'next-year'
  if (isSameDayOfYear && isYearSlip(year, otherYear)) return 'year-digit'
  if (cardYearOne === otherYear || cardYearOther === year) return 'year-of-card'
  if (isSameDayOfYear) return 'other-year'
  return apart === 1 && !isFull ? 'near-year' : 'other'
}

/** One digit of the day or of the month is wrong, or its two are swapped. */
const isNearDay = (one: number, other: number): boolean =>
  (monthOf(one) === monthOf(other) && isPartSlip(dayOf(one), dayOf(other))) ||
  (dayOf(one) === dayOf(other) && isPartSlip(monthOf(one), monthOf(other)))

function isPartSlip(one: number, other: number): boolean {
  const tens = Math.floor(one / 10)
  const ones = one % 10
  const otherTens = Math.floor(other / 10)
  const otherOnes = other % 10
  return tens === otherTens || ones === otherOnes || (tens === otherOnes && ones === otherTens)
}

/** One digit wrong, or two neighbours swapped (1954 and 1945). */
function isYearSlip(one: number, other: number): boolean {
  for (let unit = 1; unit <= 1000; unit *= 10) {
    // Without the digit at this place the two are the same.
    if (Math.floor(one / (unit * 10)) === Math.floor(other / (unit * 10)) && one % unit === other % unit) return true
    const pair = unit * 100
    if (Math.floor(one / pair) !== Math.floor(other / pair) || one % unit !== other % unit) continue
    const two = Math.floor(one / unit) % 100
    if (Math.floor(other / unit) % 100 === (two % 10) * 10 + Math.floor(two / 10)) return true
  }
  return false
}
