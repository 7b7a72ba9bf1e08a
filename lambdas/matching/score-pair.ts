import { noBirth, yearOf } from './births/birth-code.ts'
import type { Evidence } from './evidence.ts'
import { compareRecords } from './evidence.ts'
import { type Guard, guardOf, isByGivenWord, isLikelyName, isOneBirth, isOneName } from './guards.ts'
import type { PreparedRecord } from './match-record.ts'
import type { IsCommonWord, NameLevel } from './names/compare-names.ts'
import type { NameShares } from './names/name-shares.ts'
import { birthYearIn, sexIn } from './numbers/number-code.ts'
import type { MatchWeights } from './weights/weights.ts'

export type Verdict = 'certain' | 'possible'

export interface Judgement {
  readonly evidence: Evidence
  /** Bits for one person against two (log2 of the likelihood ratio), rounded to hundredths; 0 where a guard has decided. */
  readonly score: number
  readonly verdict: Verdict | null
  /** Why a pair is none, whatever it has in common. */
  readonly guard: Guard | null
}

/** What a judgement rests on besides the two records. */
export interface Yardstick {
  readonly weights: MatchWeights
  readonly shares: NameShares
  /** Of the same shares, by `isCommonBy`. */
  readonly isCommon: IsCommonWord
  /** People in the register: among more people more strangers look alike. */
  readonly people: number
  /** The share of people of the pair's commune who bear its name, where it is known; clans live together. */
  readonly localShare?: (name: PreparedRecord['name'], commune: PreparedRecord['commune']) => number
  /** The share of records whose day of birth is not known, where it is known: whole lists hold years alone. */
  readonly yearAloneShare?: number
  /** How many records carry a number besides the pair: a number that fills a whole column is nobody's. */
  readonly othersWithNumber?: (code: number) => number
  /** Whether a number of the pair stands beside somebody of another name in its hamlet too, where it is known. */
  readonly isNumberOfOthers?: () => boolean
  /** Whether the number of the pair stands beside a third one, too, whose name is neither's, where it is known. */
  readonly isNumberOfThird?: () => boolean
  /** The share of those like the pair, by commune and by year of birth, who carry no number, where it is known. */
  readonly withoutNumberShare?: () => number
  /** Whether a list has hardly more pairs with such evidence than its namesakes make, where it is known. */
  readonly areNamesakes?: (evidence: Evidence) => boolean
}

const wholeNames: ReadonlySet<NameLevel> = new Set<NameLevel>(['same', 'no-accents', 'accents', 'order', 'slip'])

/** The same for (a, b) and (b, a). */
export function judgePair(one: PreparedRecord, other: PreparedRecord, yardstick: Yardstick): Judgement {
  const evidence = weighable(compareRecords(one, other, yardstick.isCommon), yardstick)
  const guard = guardOf(evidence, one, other)
  if (guard !== null) return { evidence, score: 0, verdict: null, guard }
  const score = Math.round(scoreOf(evidence, one, other, yardstick) * 100) / 100
  const verdict =
    score < leastScore(yardstick.people, yardstick.weights)
      ? null
      : isCertain(evidence, one, other) && !isNobodys(evidence.number.one, yardstick)
        ? 'certain'
        : 'possible'
  return { evidence, score, verdict, guard }
}

/**
 * Where a number stands beside others of the hamlet too, a list has copied the head's to a household: that the person has another
 * one elsewhere says little, and that two who were not born together both have it says nothing but whose household theirs is. Where a
 * third one has it, too, two of other names who were born together are twins, or strangers under a number that fills a column.
 */
function weighable(evidence: Evidence, { isNumberOfOthers, isNumberOfThird }: Yardstick): Evidence {
  const { name, number, birth, hamlet } = evidence
  const areDifferent = number.level === 'other-cmnd' || number.level === 'other-cccd'
  const isSame = number.level?.startsWith('same') ?? false
  if (isSame && !isLikelyName(name) && isNumberOfThird?.() === true)
    return { ...evidence, number: { ...number, isOfOthers: true } }
  const isShared = birth === 'other' && isSame
  if (!(areDifferent || isShared) || hamlet !== 'same' || isNumberOfOthers?.() !== true) return evidence
  return { ...evidence, number: { ...number, level: areDifferent ? null : number.level, isOfOthers: true } }
}

/** Most who differ from a number that a household shares are still its neighbours' namesakes, and one of the household owns it. */
const copiedElsewhere = 5

/** Fewer people than this are as many: of a short list nobody knows how its names are spread. */
const fewest = 20_000

/**
 * From this score on a pair is shown. One in some thirty people stands twice, so the pairs of one person grow with the
 * people and the pairs of two with their square: each doubling of the people asks for about one bit more.
 */
export function leastScore(people: number, { threshold }: MatchWeights): number {
  return threshold.bits + threshold.perDoubling * Math.log2(Math.max(people, fewest) / threshold.people)
}

function scoreOf(evidence: Evidence, one: PreparedRecord, other: PreparedRecord, yardstick: Yardstick): number {
  const { weights } = yardstick
  const { name, number, birth, sex, commune, hamlet } = evidence
  let score = 0
  if (name !== null) score += weights.name[name] + rarity(evidence, one, other, yardstick)
  if (number.level !== null) {
    score += weights.number[number.level]
    if (number.level.startsWith('same')) score -= Math.log2(1 + (yardstick.othersWithNumber?.(number.one) ?? 0))
  } else if (isMistyped(evidence)) score += weights.number['one-slip']
  if (number.isOfOthers) score -= copiedElsewhere
  if (birth !== null) score += weights.birth[birth]
  if (birth === 'same-year-alone' && yardstick.yearAloneShare !== undefined) {
    score -= Math.max(0, Math.log2(yardstick.yearAloneShare / weights.yearAloneShare))
  }
  if (sex !== null) score += weights.sex[sex]
  if (commune !== null) score += weights.commune[commune]
  if (hamlet !== null) score += weights.hamlet[hamlet]
  const bothWithout = bothWithoutNumber(one, other, yardstick)
  if (bothWithout >= seldom) return score + bothWithout
  return score + bothWithout - (namesakeBits(evidence) || (yardstick.areNamesakes?.(evidence) ? surelyNamesakes : 0))
}

/** From so many bits on, where one in eight at most is without a number, it is hardly ever namesakes who are without one both. */
const seldom = 2
/** Numbers are left out by whole hamlets too, which a commune's share does not tell. */
const mostBothWithout = 3

/**
 * Whoever has no card has no number in any list, and of those who are without one in a list at least every second has none; two people
 * are without one both as seldom as the square of their share. So it speaks for one person, as far as others have numbers.
 */
function bothWithoutNumber(one: PreparedRecord, other: PreparedRecord, { withoutNumberShare }: Yardstick): number {
  if (withoutNumberShare === undefined || one.numbers.length > 0 || other.numbers.length > 0) return 0
  return Math.min(mostBothWithout, Math.max(0, -Math.log2(2 * withoutNumberShare())))
}

/** Numbers in a row are a family's, but no family has one name twice, born at one time: there a last digit is wrong. */
const isMistyped = ({ name, number, birth }: Evidence): boolean =>
  number.areNeighbours && isOneName(name) && isOneBirth(birth)

/**
 * Namesakes have more in common than the sum of the fields takes them to have, since families of one name share commune and
 * year. Without a number in common and a day that both lists know, another place or another number weighs more than by
 * itself; a day that is one digit off the most, since the days of many namesakes are. Measured on the design seeds,
 * where a hundred such pairs are two people for one that is one. Namesakes of two years are fewer: with the same day of
 * another year in one commune it is half as much, and nothing where a card says the year that the other list has.
 */
const namesakes = 6
const surelyNamesakes = (namesakes * 4) / 3

function namesakeBits(evidence: Evidence): number {
  const { number, birth, commune, hamlet } = evidence
  if (number.level === 'one-slip' || number.level?.startsWith('same') || isMistyped(evidence)) return 0
  const isSameCommune = commune === 'same'
  if (birth === 'half-day') return namesakes
  if (birth === 'other-year') return isSameCommune ? namesakes / 2 : namesakes
  if (birth === 'same-day' || (isSameCommune && isExplained(birth))) return 0
  const isFurther = commune === 'other' || hamlet === 'other' || number.level !== null
  if (!isFurther) return 0
  if (birth === 'near-day') return surelyNamesakes
  return birth === 'year-digit' && isSameCommune ? namesakes / 2 : namesakes
}

/** Births that hardly any two namesakes of one commune have: a day turned round, or a year that one slip or a card explains. */
const isExplained = (birth: Evidence['birth']): boolean =>
  birth === 'swapped' || birth === 'next-year' || birth === 'year-of-card'

/** A given name without its clan is hardly ever rarer: Êđê, M'nông and Jrai have some hundreds of them. */
const givenAlone = 1e-3

/** What a rare name adds to the mean weight of its level, and a common one takes from it. */
function rarity({ name, commune }: Evidence, one: PreparedRecord, other: PreparedRecord, yardstick: Yardstick): number {
  const { shares, localShare, weights } = yardstick
  if (name === 'shorter' && (one.name.surname === '' || other.name.surname === ''))
    return Math.log2(weights.meanCoreShare / Math.max(givenAlone, shares.wordShare(one.name.given)))
  if (name === 'shorter') {
    return Math.log2(weights.meanCoreShare / Math.max(shares.coreShareOf(one.name), shares.coreShareOf(other.name)))
  }
  if (name === null || !wholeNames.has(name)) return 0
  let share = Math.max(shares.shareOf(one.name), shares.shareOf(other.name))
  if (commune === 'same' && localShare !== undefined) {
    share = Math.max(share, localShare(one.name, one.commune), localShare(other.name, one.commune))
  }
  return Math.log2(weights.meanNameShare / share)
}

const certainNames: ReadonlySet<NameLevel> = new Set<NameLevel>(['same', 'no-accents', 'order', 'shorter'])

/** One number, one name and one birth as far as they are told: nothing of chance is left, and nobody else's number, a twin's neither. */
function isCertain({ name, number, birth, sex }: Evidence, one: PreparedRecord, other: PreparedRecord): boolean {
  const isOneNumber =
    number.level === 'same-cmnd' || (number.level === 'same-cccd' && isOwnCard(number.one, one, other))
  const isOneWhole = name !== null && certainNames.has(name) && !isByGivenWord(one.name, other.name)
  return isOneNumber && isOneBirth(birth) && isOneWhole && sex !== 'other'
}

/** More than a household has. */
const crowd = 15

/** Whether a number stands beside so many of other names that no list has copied it to a household: it fills a column, and proves nothing. */
const isNobodys = (code: number, { othersWithNumber, isNumberOfThird }: Yardstick): boolean =>
  (othersWithNumber?.(code) ?? 0) >= crowd && isNumberOfThird?.() === true

/** Whether a card says nothing else of its bearer's year and sex than the records do: else it is the head's of their household. */
function isOwnCard(code: number, ...records: readonly PreparedRecord[]): boolean {
  const year = birthYearIn(code)
  const sex = sexIn(code)
  const isOfYear = records.some(({ birth }) => birth === noBirth || yearOf(birth) === year)
  return isOfYear && records.some((record) => record.sex === null || record.sex === sex)
}
