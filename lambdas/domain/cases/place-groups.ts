import type { DuplicateCase } from './duplicate-case.ts'
import type { Evidence } from './evidence.ts'

type Pairs = readonly Pick<Evidence, 'between'>[]
type Ids = ReadonlySet<string>

export interface PlacedGroup {
  /** The open case that it is from now on; null for a new one. */
  readonly of: DuplicateCase | null
  /** Nobody, where other groups hold all that the case is about. */
  readonly members: Ids
}

/**
 * Which case each group of a crowd is from now on: the one that it has most in common with. In an order in which no pair that is in a case
 * leaves it before another one has it: new cases first, those that nobody needs any more last.
 * @param groups that hold every pair together
 * @param cases that are open, the earliest first
 */
export function placeGroups(groups: readonly Ids[], cases: readonly DuplicateCase[], pairs: Pairs): PlacedGroup[] {
  const before = new Map(
    cases.map((one) => [one, new Set(one.records.map(({ entitlementId }) => entitlementId))] as const),
  )
  const of = casesOf(groups, before)
  const placed: PlacedGroup[] = groups.flatMap((members, at) => (of.has(at) ? [] : [{ of: null, members }]))
  const waiting = groups.flatMap((members, at) => {
    const known = of.get(at)
    return known ? [{ of: known, members }] : []
  })
  while (waiting.length > 0) {
    const elsewhere = (pair: Pair, own: DuplicateCase): boolean =>
      placed.some(({ members }) => holds(members, pair)) ||
      [...before].some(([one, ids]) => one !== own && holds(ids, pair))
    const free = waiting.findIndex(({ of: own, members }) => {
      const left = before.get(own) ?? new Set()
      return pairs.every(({ between }) => !holds(left, between) || holds(members, between) || elsewhere(between, own))
    })
    const [next] = waiting.splice(Math.max(free, 0), 1)
    if (!next) break
    // Each of them waits for another one: a new case holds its pairs, and the known one ends last.
    placed.push(free < 0 ? { of: null, members: next.members } : next)
    if (free >= 0) before.delete(next.of)
  }
  return [...placed, ...[...before.keys()].map((one) => ({ of: one, members: new Set<string>() }))]
}

type Pair = readonly [string, string]
const holds = (ids: Ids, [a, b]: Pair): boolean => ids.has(a) && ids.has(b)

/** By place of a group its case. Of equals the earliest case takes the first group. */
function casesOf(groups: readonly Ids[], cases: ReadonlyMap<DuplicateCase, Ids>): ReadonlyMap<number, DuplicateCase> {
  const likely = groups.flatMap((group, at) =>
    [...cases].flatMap(([known, ids], nth) => {
      const common = [...group].filter((id) => ids.has(id)).length
      return common > 0 ? [{ known, nth, at, common, other: group.size + ids.size - 2 * common }] : []
    }),
  )
  likely.sort((a, b) => b.common - a.common || a.other - b.other || a.nth - b.nth || a.at - b.at)
  const found = new Map<number, DuplicateCase>()
  const taken = new Set<DuplicateCase>()
  for (const { known, at } of likely) {
    if (found.has(at) || taken.has(known)) continue
    found.set(at, known)
    taken.add(known)
  }
  return found
}
