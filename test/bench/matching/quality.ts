import type { MatchedPair } from '../../../lambdas/matching/whole/match-all.ts'
import type { PairList } from '../../../lambdas/matching/whole/pair-list.ts'

/** Who each row is, and whose twin. */
export type Truth = { person: Uint32Array; twin: Uint32Array; truePairs: number }

export type Quality = {
  truePairs: number
  precision: number
  recall: number
  /** Share of the true pairs that no key brought together. */
  lostByBlocking: number
  certainPrecision: number
  certainRecall: number
  certainPairs: number
  certainWrong: number
  /** Of those that are shown and not certain. */
  possiblePrecision: number
  possibleRecall: number
  /** Seeded twins shown as one person. */
  twins: number
}

/** @param bytes of `person,twin` lines under a header */
export function readTruth(bytes: Uint8Array): Truth {
  const numbers: [number[], number[]] = [[], []]
  let [at, number, column] = [bytes.indexOf(0x0a) + 1, 0, 0]
  for (; at < bytes.length; at++) {
    const byte = bytes[at] as number
    if (byte >= 0x30 && byte <= 0x39) number = number * 10 + byte - 0x30
    else {
      numbers[column]?.push(number)
      number = 0
      column = byte === 0x2c ? 1 : 0
    }
  }
  const [person, twin] = numbers.map((column) => Uint32Array.from(column)) as [Uint32Array, Uint32Array]
  return { person, twin, truePairs: countPairs(person) }
}

export function countPairs(person: ArrayLike<number>): number {
  const rows = new Map<number, number>()
  for (let at = 0; at < person.length; at++) rows.set(person[at] as number, (rows.get(person[at] as number) ?? 0) + 1)
  let pairs = 0
  for (const count of rows.values()) pairs += (count * (count - 1)) / 2
  return pairs
}

export function qualityOf(
  { person, twin, truePairs }: Truth,
  pairs: readonly Pick<MatchedPair, 'a' | 'b' | 'verdict'>[],
  candidates: Pick<PairList, 'size' | 'one' | 'other'>,
): Quality {
  const isTrue = (a: number, b: number): boolean => person[a] === person[b]
  const right = pairs.filter(({ a, b }) => isTrue(a, b))
  const certain = pairs.filter(({ verdict }) => verdict === 'certain')
  const certainRight = certain.filter(({ a, b }) => isTrue(a, b)).length
  const met = new Set<number>()
  for (let nth = 0; nth < candidates.size; nth++) {
    const [a, b] = [candidates.one(nth), candidates.other(nth)]
    if (isTrue(a, b)) met.add(Math.min(a, b) * 2 ** 26 + Math.max(a, b))
  }
  return {
    truePairs,
    precision: right.length / pairs.length,
    recall: right.length / truePairs,
    lostByBlocking: 1 - met.size / truePairs,
    certainPrecision: certainRight / certain.length,
    certainRecall: certainRight / truePairs,
    certainPairs: certain.length,
    certainWrong: certain.length - certainRight,
    possiblePrecision: (right.length - certainRight) / (pairs.length - certain.length),
    possibleRecall: (right.length - certainRight) / truePairs,
    twins: pairs.filter(({ a, b }) => !isTrue(a, b) && (twin[a] === person[b] || twin[b] === person[a])).length,
  }
}
