import { isFullBirth, noBirth } from '../../../lambdas/matching/births/birth-code.ts'
import { birthLevels } from '../../../lambdas/matching/births/compare-births.ts'
import { compareRecords, type Evidence } from '../../../lambdas/matching/evidence.ts'
import { candidateKeys, coreOf } from '../../../lambdas/matching/keys/candidate-keys.ts'
import type { PreparedRecord } from '../../../lambdas/matching/match-record.ts'
import { nameLevels } from '../../../lambdas/matching/names/compare-names.ts'
import { isCommonBy, sharesOfWords } from '../../../lambdas/matching/names/name-shares.ts'
import { numberLevels } from '../../../lambdas/matching/numbers/compare-numbers.ts'
import type { MatchWeights } from '../../../lambdas/matching/weights/weights.ts'
import type { Random } from '../../../local/demo/random.ts'

const agreements = ['same', 'other'] as const
const fields = {
  name: nameLevels,
  number: numberLevels,
  birth: birthLevels,
  sex: agreements,
  commune: agreements,
  hamlet: agreements,
} as const
type FieldName = keyof typeof fields
const fieldNames = Object.keys(fields) as FieldName[]

/** For each field the share of each level, of pairs where the field is known on both sides. */
type Shares = Record<FieldName, Record<string, number>>

const levelOf = (evidence: Evidence, field: FieldName): string | null =>
  field === 'number' ? evidence.number.level : evidence[field]

const randomPairs = 1_000_000
const rounds = 30

/**
 * Weights without a single label (Fellegi and Sunter 1969, as Splink does it): u, the share of each level among two people,
 * from pairs drawn by chance; m, its share among two rows of one person, by expectation and maximisation over pairs that
 * share a number (for name, birth, sex) and over pairs of equal name and day (for number, sex), since among these most are
 * one person; places from both.
 */
export function estimateWeights(records: readonly PreparedRecord[], version: string, random: Random): MatchWeights {
  const words = wordShares(records)
  const isCommon = isCommonBy(sharesOfWords(words))
  const compare = (one: PreparedRecord, other: PreparedRecord) => compareRecords(one, other, isCommon)
  const u = sharesIn(drawPairs(records, random), compare)
  const byNumber = maximise(
    pairsBy(records, 'n').map(([a, b]) => compare(a, b)),
    u,
    ['name', 'birth', 'sex'],
  )
  const sameName = pairsBy(records, 'd').map(([a, b]) => compare(a, b))
  const equal = sameName.filter(({ name, birth }) => name === 'same' && birth === 'same-day')
  const byName = maximise(equal, u, ['number', 'sex'])
  const bits = (field: FieldName, ...estimates: Shares[]) =>
    Object.fromEntries(
      fields[field].map((level) => {
        const m = estimates.reduce((sum, shares) => sum + (shares[field][level] ?? 0), 0) / estimates.length
        return [level, rounded(Math.log2(m / (u[field][level] as number)))]
      }),
    )
  const number = bits('number', byName)
  // Of two rows under such a number half are two people: hardly more than a hint, and too rare to be estimated.
  number['same-issued-twice'] = rounded((number['same-cmnd'] as number) - 8)
  for (const level of ['other-cmnd', 'other-cccd'] as const)
    number[level] = Math.min(number[level] as number, mostOfOtherNumber)
  const name = bits('name', byNumber)
  // Whether a list is typed without accents or surname last is its own habit, true of all its people, and no evidence; and
  // strangers of one name with other accents are too rare among pairs drawn by chance to be counted.
  for (const level of ['no-accents', 'accents', 'order'] as const)
    name[level] = Math.min(name[level] as number, name.same as number)
  const birth = bits('birth', byNumber)
  // A year that a card says is as good as one that a list says. Pairs of one number cannot tell: their card is one.
  birth['year-of-card'] = birth['same-year'] as number
  const sex = bits('sex', byNumber, byName)
  // No invented list has a wrong sex, and real ones do.
  sex.other = Math.max(sex.other as number, leastOfSex)
  const yearsAlone = records.filter(({ birth }) => birth !== noBirth && !isFullBirth(birth)).length
  const weights = {
    ...{ version, name, number, birth, sex },
    ...{ commune: bits('commune', byNumber, byName) },
    ...{
      hamlet: bits('hamlet', byNumber, byName),
      meanNameShare: meanShare(records, ({ sorted }) => sorted),
      meanCoreShare: meanShare(records, coreOf),
    },
    ...{ threshold: chosenThreshold, yearAloneShare: Number((yearsAlone / records.length).toPrecision(2)), words },
  }
  return weights as MatchWeights
}

/** Read off the precision at all scores on the design seeds, at 86,000 to 1,000,000 people: the one choice made with labels. */
const chosenThreshold = { people: 86_000, bits: 19.7, perDoubling: 1.07 }

/**
 * A card's number is for life, and a CMND's changes only with the province: what the estimate takes for people of two numbers
 * are namesakes of one day. As if of a thousand people hardly one had two numbers of a kind.
 */
const mostOfOtherNumber = -9

/** As if one list in two hundred had it wrong. */
const leastOfSex = -6.6

const rounded = (bits: number): number => Math.round(bits * 100) / 100

function* drawPairs(records: readonly PreparedRecord[], random: Random): Generator<[PreparedRecord, PreparedRecord]> {
  for (let nth = 0; nth < randomPairs; nth++) yield [random.pick(records), random.pick(records)]
}

type Compare = (one: PreparedRecord, other: PreparedRecord) => Evidence

function sharesIn(pairs: Iterable<[PreparedRecord, PreparedRecord]>, compare: Compare): Shares {
  const counts = emptyCounts()
  for (const [one, other] of pairs) if (one !== other) addTo(counts, compare(one, other), 1)
  return sharesOf(counts)
}

/** Half a pair for each level that was never seen, so that no weight is infinite. */
const emptyCounts = (): Shares =>
  Object.fromEntries(
    fieldNames.map((field) => [field, Object.fromEntries(fields[field].map((level) => [level, 0.5]))]),
  ) as Shares

function addTo(counts: Shares, evidence: Evidence, weight: number): void {
  for (const field of fieldNames) {
    const level = levelOf(evidence, field)
    if (level !== null) counts[field][level] = (counts[field][level] as number) + weight
  }
}

function sharesOf(counts: Shares): Shares {
  const shares = fieldNames.map((field) => {
    const all = Object.values(counts[field]).reduce((sum, count) => sum + count, 0)
    return [field, Object.fromEntries(Object.entries(counts[field]).map(([level, count]) => [level, count / all]))]
  })
  return Object.fromEntries(shares) as Shares
}

/** m of the given fields, with u held fast. */
function maximise(evidences: readonly Evidence[], u: Shares, used: readonly FieldName[]): Shares {
  let share = 0.8
  const all = emptyCounts()
  for (const evidence of evidences) addTo(all, evidence, 1)
  let m = sharesOf(all)
  for (let round = 0; round < rounds; round++) {
    const counts = emptyCounts()
    let matched = 0
    for (const evidence of evidences) {
      let odds = share / (1 - share)
      for (const field of used) {
        const level = levelOf(evidence, field)
        if (level !== null) odds *= (m[field][level] as number) / (u[field][level] as number)
      }
      const chance = odds / (1 + odds)
      matched += chance
      addTo(counts, evidence, chance)
    }
    m = sharesOf(counts)
    share = Math.min(0.999, matched / evidences.length)
  }
  return m
}

function pairsBy(records: readonly PreparedRecord[], kind: string): [PreparedRecord, PreparedRecord][] {
  const blocks = new Map<string, PreparedRecord[]>()
  for (const record of records) {
    for (const key of candidateKeys(record)) {
      if (!key.startsWith(kind)) continue
      const block = blocks.get(key)
      if (block === undefined) blocks.set(key, [record])
      else block.push(record)
    }
  }
  return [...blocks.values()].flatMap((block) =>
    block.flatMap((one, at) => block.slice(at + 1).map((other): [PreparedRecord, PreparedRecord] => [one, other])),
  )
}

function wordShares(records: readonly PreparedRecord[]): Record<string, number> {
  const counts = new Map<string, number>()
  for (const { name } of records)
    for (const word of new Set(name.accents)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return Object.fromEntries(
    [...counts]
      .filter(([, count]) => count >= 10)
      .sort(([one, many], [other, more]) => more - many || (one < other ? -1 : 1))
      .map(([word, count]) => [word, Number((count / records.length).toPrecision(2))]),
  )
}

/** Chance that two people bear one name. */
function meanShare(records: readonly PreparedRecord[], textOf: (name: PreparedRecord['name']) => string): number {
  const counts = new Map<string, number>()
  for (const { name } of records) counts.set(textOf(name), (counts.get(textOf(name)) ?? 0) + 1)
  const pairs = [...counts.values()].reduce((sum, count) => sum + count * (count - 1), 0)
  return Number((pairs / (records.length * (records.length - 1))).toPrecision(3))
}
