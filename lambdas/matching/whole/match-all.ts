import { isFullBirth, noBirth } from '../births/birth-code.ts'
import { compareBirths } from '../births/compare-births.ts'
import { clustersOf } from '../clusters.ts'
import { guardOfBirth } from '../guards.ts'
import type { MatchRecord, PreparedRecord } from '../match-record.ts'
import { isCommonBy, sharesOfWords } from '../names/name-shares.ts'
import { cardYear, compareNumbers } from '../numbers/compare-numbers.ts'
import { reasonsOf } from '../reasons.ts'
import { type Judgement, judgePair, type Verdict, type Yardstick } from '../score-pair.ts'
import { type MatchWeights, matchWeights } from '../weights/weights.ts'
import { type Candidates, candidatePairs } from './candidate-pairs.ts'
import { RecordColumns } from './record-columns.ts'

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
  const judge = judgeOf(columns, candidates, weights)
  const found: MatchedPair[] = []
  for (let nth = 0; nth < pairs.size; nth++) {
    const a = pairs.one(nth)
    const b = pairs.other(nth)
    if (haveOtherBirths(columns, a, b)) continue
    const judgement = judge(a, b)
    judged?.(a, b, judgement)
    const { verdict, score } = judgement
    if (verdict !== null) found.push({ a, b, score, verdict })
  }
  found.sort((one, other) => one.a - other.a || one.b - other.b)
  // A pair that stands in blocks too wide may have come by two keys.
  const once = found.filter(({ a, b }, nth) => found[nth - 1]?.a !== a || found[nth - 1]?.b !== b)
  return {
    people: columns.size,
    pairs: once,
    clusters: clustersOf(columns.size, once),
    reasons: ({ a, b }) => reasonsOf(judge(a, b).evidence, columns.recordAt(a), columns.recordAt(b)),
  }
}

/**
 * Half of the candidates are namesakes of one commune, born years apart: told from four numbers, before a name is looked at.
 * Says yes only where `judgePair` says the same.
 */
function haveOtherBirths(columns: RecordColumns, a: number, b: number): boolean {
  const [one, other] = [columns.birth[a] as number, columns.birth[b] as number]
  if (one === noBirth || other === noBirth || one === other) return false
  const [numbers, others] = [columns.numbersOf(a), columns.numbersOf(b)]
  const birth = compareBirths(one, other, cardYear(numbers), cardYear(others))
  if (birth !== 'other' && birth !== 'other-day') return false
  return guardOfBirth(compareNumbers(numbers, others).level, birth, one, other) !== null
}

/** So many people's worth of the whole list is mixed into what a commune says of its names. */
const priorNeighbours = 300

function judgeOf(
  columns: RecordColumns,
  { namesakes, bearers }: Candidates,
  weights: MatchWeights,
): (a: number, b: number) => Judgement {
  const { size, communes, commune } = columns
  const shares = columns.names.shares(size, sharesOfWords(weights.words))
  const isCommon = isCommonBy(shares)
  const inhabitants = new Uint32Array(communes.size + 1)
  let yearsAlone = 0
  for (let at = 0; at < size; at++) {
    const place = commune[at] as number
    inhabitants[place] = (inhabitants[place] as number) + 1
    const born = columns.birth[at] as number
    if (born !== noBirth && !isFullBirth(born)) yearsAlone += 1
  }
  return (a, b) => {
    const [one, other]: [PreparedRecord, PreparedRecord] = [columns.recordAt(a), columns.recordAt(b)]
    const yardstick: Yardstick = {
      weights,
      shares,
      isCommon,
      people: size,
      yearAloneShare: yearsAlone / size,
      localShare: (name, place) => {
        const others = Math.max(0, Math.max(namesakes[a] as number, namesakes[b] as number) - 2)
        const all = (inhabitants[place as number] ?? 0) + priorNeighbours
        return (others + priorNeighbours * shares.shareOf(name)) / all
      },
      othersWithNumber: () => Math.max(0, Math.max(bearers[a] as number, bearers[b] as number) - 2),
    }
    return judgePair(one, other, yardstick)
  }
}
