import type { PersonKey } from '../../domain/cases/person-matcher.ts'
import { dayOf, isFullBirth, monthOf, noBirth, unorderedDate, yearOf } from '../births/birth-code.ts'
import type { PreparedRecord } from '../match-record.ts'
import { birthYearIn, isCccd } from '../numbers/number-code.ts'
import { numberParts } from '../numbers/number-parts.ts'
import { leastScore, type Yardstick } from '../score-pair.ts'

/**
 * What two records under one key must have in common besides it to be shown as one person: whoever has not is somebody whom `judgePair` would
 * only be asked about to say no. Most who share a key are such strangers.
 */
export function factsBeside(key: string, record: PreparedRecord, yardstick: Yardstick): PersonKey['beside'] {
  const parts = partsOf(record)
  if (key.startsWith('d:')) return elsewhereFacts(record, parts, yardstick)
  return key.startsWith('p:') ? namesakeFacts(record, parts) : []
}

/** Of all numbers together; null where any other number may be one of them. */
function partsOf({ numbers }: PreparedRecord): readonly string[] | null {
  const parts = numbers.map(numberParts)
  return parts.includes(null) ? null : parts.flatMap((one) => one ?? [])
}

/**
 * Of name and birth, all over a country. Given name, surname and day are shared by two of sixteen million for each row: there it takes the
 * whole name or the commune. And in two communes it takes numbers that may be one person's: among a province's people no name and no day
 * outweigh two of one kind that have nothing in common. Of a common name even two numbers of different kinds, or a missing one, are not enough.
 */
function elsewhereFacts(
  record: PreparedRecord,
  parts: readonly string[] | null,
  yardstick: Yardstick,
): PersonKey['beside'] {
  const { name, birth, commune, numbers } = record
  const place = String(commune)
  const names = unorderedDate(birth) === 0 ? [] : [name.sorted, place]
  if (parts === null) return [names]
  const known = [place, ...parts]
  if (isTooLittle(record, 0, yardstick)) return [names, [], [], known]
  const cards = numbers.filter(isCccd).length
  // One of each: the other record may have either.
  if (numbers.length === 0 || (cards > 0 && cards < numbers.length)) return [names]
  const { 'other-cmnd': byOther, 'other-cccd': byOtherCard } = yardstick.weights.number
  // Among few people a rare name outweighs two numbers all the same.
  if (!isTooLittle(record, cards === 0 ? byOther : byOtherCard, yardstick)) return [names]
  return cards === 0 ? [names, known] : [names, [], known]
}

/** Scores are rounded to hundredths. */
const rounding = 0.01

/**
 * Whether one name and one birth, as far as it is told, in two communes are too little as long as no number speaks for one person.
 * @param ofNumbers what the numbers say, in bits
 */
function isTooLittle(
  { name, birth }: PreparedRecord,
  ofNumbers: number,
  { weights, shares, people }: Yardstick,
): boolean {
  const level = unorderedDate(birth) === 0 ? 'same-year-alone' : 'same-day'
  const most =
    Math.max(weights.name.same, weights.name['no-accents'], weights.name.accents, weights.name.order) +
    Math.log2(weights.meanNameShare / shares.shareOf(name)) +
    weights.birth[level] +
    weights.sex.same +
    weights.commune.other +
    ofNumbers
  return most + rounding < leastScore(people, weights)
}

/**
 * Of one name in one commune. Namesakes are born in other years, and on other days: only a year that a card says, one told without its day, or
 * one number with a slip speak for one person then (`guardOfBirth`).
 */
function namesakeFacts({ birth, numbers }: PreparedRecord, parts: readonly string[] | null): PersonKey['beside'] {
  if (birth === noBirth || parts === null) return []
  const year = yearOf(birth)
  const isFull = isFullBirth(birth)
  const onCards = numbers.map(birthYearIn).filter((one) => one !== null)
  const years = [year, ...(isFull ? [] : [year - 1, year + 1]), ...onCards]
  return [[...years.map(String), ...(isFull ? [`${dayOf(birth)}/${monthOf(birth)}`] : []), ...parts]]
}
