/** A pair of records that may be one person, by their places. */
export type Pair = { readonly a: number; readonly b: number }

/**
 * Leaves out who might be either of two people of whom it is known that they are two: a row "Nguyen Ngoc Thanh" without the
 * number of either fits the twins Thanh and Thành both, and would accuse the wrong one with every second finding. A pair that a
 * number speaks for stays. But a name goes before a number: a row "Long" under the number of his twin Cường is Long's, since one
 * wrong digit makes any number of twins the other's, and no slip of the hand makes Cường of Long.
 * @param rivals pairs that are not shown themselves, and speak by their name for whose a row under his twin's number is: "Lonng" is
 * nearer to Long than to Cường, though nobody would be told of the two by that alone
 * @param areTwo whether two records are surely two people, as twins are who are numbered in a row
 * @param isByName whether the records of a pair bear one name, as far as slips of the hand go
 * @param isByNumber whether the records of a pair have a number in common, or nearly
 */
export function withoutContested<P extends Pair>(
  pairs: readonly P[],
  rivals: ReadonlySet<Pair>,
  areTwo: (a: number, b: number) => boolean,
  isByName: (pair: Pair) => boolean,
  isByNumber: (pair: Pair) => boolean,
): readonly P[] {
  const contested = new Set<Pair>()
  for (const [at, own] of pairsOfOthers([...pairs, ...rivals])) {
    for (const [nth, one] of own.entries()) {
      for (const other of own.slice(nth + 1)) {
        if (!areTwo(partnerIn(one, at), partnerIn(other, at))) continue
        const isSettledByName = isByName(one) !== isByName(other)
        if (!isSettledByName && (rivals.has(one) || rivals.has(other))) continue
        const speaksFor = isSettledByName ? isByName : isByNumber
        for (const pair of [one, other]) if (!speaksFor(pair)) contested.add(pair)
      }
    }
  }
  return contested.size === 0 ? pairs : pairs.filter((pair) => !contested.has(pair))
}

/** Of each record that stands in several pairs these pairs; most stand in one. */
function pairsOfOthers(pairs: readonly Pair[]): Map<number, Pair[]> {
  const first = new Map<number, Pair>()
  const several = new Map<number, Pair[]>()
  const put = (at: number, pair: Pair): void => {
    const before = first.get(at)
    if (before === undefined) {
      first.set(at, pair)
      return
    }
    const known = several.get(at)
    if (known === undefined) several.set(at, [before, pair])
    else known.push(pair)
  }
  for (const pair of pairs) {
    put(pair.a, pair)
    put(pair.b, pair)
  }
  return several
}

const partnerIn = ({ a, b }: Pair, at: number): number => (a === at ? b : a)
