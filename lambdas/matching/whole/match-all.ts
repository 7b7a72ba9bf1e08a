import { isFullBirth, noBirth } from '../births/birth-code.ts'
import { clustersOf } from '../clusters.ts'
import { isLikelyName, isOneBirth } from '../guards.ts'
import type { MatchRecord } from '../match-record.ts'
import { isCommonBy, sharesOfWords } from '../names/name-shares.ts'
import { compareNumbers } from '../numbers/compare-numbers.ts'
import { reasonsOf } from '../reasons.ts'
import { type Judgement, judgePair, type Verdict, type Yardstick } from '../score-pair.ts'
import { type MatchWeights, matchWeights } from '../weights/weights.ts'
import { type Candidates, candidatePairs } from './candidate-pairs.ts'
import { type Pair, withoutContested } from './contested.ts'
import { namesakesOfAYear } from './namesakes-of-a-year.ts'
import { type NumbersOfOthers, numbersOfOthers } from './numbers-of-others.ts'
import { areTwoPeople } from './quick-look.ts'
import { RecordColumns } from './record-columns.ts'
import { sharesWithoutNumber } from './without-number.ts'

export interface MatchedPair {
  /** Places in the order in which the records came, a < b. */
  readonly a: number
  readonly b: number
  readonly score: number
  readonly verdict: Verdict
}

export interface MatchOutcome {
  readonly people: number
  /** By a, then b. */
  readonly pairs: readonly MatchedPair[]
  readonly clusters: readonly (readonly number[])[]
  /** Vietnamese clauses, for who must decide. */
  reasons(pair: MatchedPair): string[]
}

/** Everybody of the lists who stands twice. Some hundred bytes a record; the result is the same for every order of them. */
export function matchAll(records: Iterable<MatchRecord>, weights: MatchWeights = matchWeights): MatchOutcome {
  const columns = new RecordColumns()
  for (const record of records) columns.add(record)
  return matchColumns(columns, weights)
}

export function matchColumns(columns: RecordColumns, weights: MatchWeights = matchWeights): MatchOutcome {
  const candidates = candidatePairs(columns)
  return judgeCandidates(columns, candidates, weights)
}

/** @param judged told of every candidate that is looked at closely, also of those that are nobody: for who measures */
export function judgeCandidates(
  columns: RecordColumns,
  candidates: Candidates,
  weights: MatchWeights = matchWeights,
  judged?: (a: number, b: number, judgement: Judgement) => void,
): MatchOutcome {
  const { pairs } = candidates
  const shares = columns.names.shares(columns.size, sharesOfWords(weights.words))
  const isCommon = isCommonBy(shares)
  const ofOthers = numbersOfOthers(columns, candidates, isCommon)
  const judge = judgeOf(columns, candidates, ofOthers, { weights, shares, isCommon, people: columns.size })
  const found: MatchedPair[] = []
  const rivals = new Set<Pair>()
  for (let nth = 0; nth < pairs.size; nth++) {
    const a = pairs.one(nth)
    const b = pairs.other(nth)
    if (areTwoPeople(columns, a, b, isCommon)) continue
    const judgement = judge(a, b)
    judged?.(a, b, judgement)
    const { verdict, score } = judgement
    if (verdict !== null) found.push({ a, b, score, verdict })
    else if (isNumberedBesideHisLike(judgement)) rivals.add({ a, b })
  }
  found.sort((one, other) => one.a - other.a || one.b - other.b)
  // A pair that stands in blocks too wide may have come by two keys.
  const once = found.filter(({ a, b }, nth) => found[nth - 1]?.a !== a || found[nth - 1]?.b !== b)
  const shown = withoutContested(
    once,
    rivals,
    (a, b) => areInARow(columns, a, b) && judge(a, b).guard === 'numbered-in-a-row',
    ({ a, b }) => isLikelyName(judge(a, b).evidence.name),
    ({ a, b }) => judge(a, b).evidence.number.level !== null,
  )
  return {
    people: columns.size,
    pairs: shown,
    clusters: clustersOf(columns.size, shown),
    reasons: ({ a, b }) => reasonsOf(judge(a, b).evidence, columns.recordAt(a), columns.recordAt(b)),
  }
}

/** One birth, numbers in a row and a name that a slip or an accent makes of the other: too little to show, and much beside a twin's. */
const isNumberedBesideHisLike = ({ evidence: { name, number, birth } }: Judgement): boolean =>
  number.areNeighbours && isLikelyName(name) && isOneBirth(birth)

const areInARow = (columns: RecordColumns, a: number, b: number): boolean =>
  compareNumbers(columns.numbersOf(a), columns.numbersOf(b)).areNeighbours

/** So many people's worth of the whole list is mixed into what a commune says of its names. */
const priorNeighbours = 300

function judgeOf(
  columns: RecordColumns,
  { namesakes, ofOneYear, bearers }: Candidates,
  ofOthers: NumbersOfOthers,
  common: Yardstick,
): (a: number, b: number) => Judgement {
  const { size, communes, commune } = columns
  const { shares } = common
  const inhabitants = new Uint32Array(communes.size + 1)
  let yearsAlone = 0
  for (let at = 0; at < size; at++) {
    const place = commune[at] as number
    inhabitants[place] = (inhabitants[place] as number) + 1
    const born = columns.birth[at] as number
    if (born !== noBirth && !isFullBirth(born)) yearsAlone += 1
  }
  const areNamesakes = namesakesOfAYear(columns, ofOneYear)
  const withoutNumber = sharesWithoutNumber(columns)
  // One yardstick for all pairs, and the pair that it is held to: a new one for each would be half of the work.
  let [a, b] = [0, 0]
  const yardstick: Yardstick = {
    ...common,
    yearAloneShare: yearsAlone / size,
    localShare: (name, place) => {
      const others = Math.max(0, Math.max(namesakes[a] as number, namesakes[b] as number) - 2)
      const all = (inhabitants[place as number] ?? 0) + priorNeighbours
      return (others + priorNeighbours * shares.shareOf(name)) / all
    },
    isNumberOfOthers: () => ofOthers.has(a) || ofOthers.has(b),
    isNumberOfThird: () => ofOthers.hasThird(a, b),
    withoutNumberShare: () => withoutNumber(a, b),
    areNamesakes: (evidence) => areNamesakes(a, b, evidence),
    othersWithNumber: () => Math.max(0, Math.max(bearers[a] as number, bearers[b] as number) - 2),
  }
  return (one, other) => {
    a = one
    b = other
    return judgePair(columns.recordAt(one), columns.recordAt(other), yardstick)
  }
}
