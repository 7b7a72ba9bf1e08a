import type { Evidence } from './evidence.ts'

type Pairs = readonly Pick<Evidence, 'between'>[]
type Group = ReadonlySet<string>

/**
 * Groups of bounded size of which at least one holds every pair: what a crowd of records that are like one another is looked at in.
 * The same for the same pairs in the same order.
 * @param known groups that stay as they are, but lose whom nothing connects with the others; the others hold what these do not
 * @param areApart whether no group may hold the two; never of a pair
 * @returns the known groups as they become, in their order, then the new ones
 */
export function coverOf(
  pairs: Pairs,
  known: readonly Group[],
  most: number,
  areApart: (one: string, other: string) => boolean = () => false,
): Group[] {
  const groups = new Groups(pairs, most, areApart)
  for (const group of known) groups.keep(group)
  for (const { between } of pairs) groups.cover(between)
  return groups.needed()
}

class Groups {
  private readonly like = new Map<string, Set<string>>()
  private readonly known: Group[] = []
  private readonly groups: Set<string>[] = []
  /** By id of a record: the groups that it stands in. */
  private readonly places = new Map<string, Set<string>[]>()

  constructor(
    pairs: Pairs,
    private readonly most: number,
    private readonly areApart: (one: string, other: string) => boolean,
  ) {
    for (const {
      between: [a, b],
    } of pairs)
      for (const [one, other] of [
        [a, b],
        [b, a],
      ] as const)
        this.like.set(one, (this.like.get(one) ?? new Set()).add(other))
  }

  keep(known: Group): void {
    const group = new Set<string>()
    this.known.push(group)
    for (const id of known)
      if (this.likeOf(id).some((other) => known.has(other)) && this.mayStand(id, group)) this.put(id, group)
  }

  cover([a, b]: readonly [string, string]): void {
    if (this.isCovered(a, b)) return
    const hasRoomFor = (id: string) => (group: Set<string>) =>
      group.size < this.most && !this.known.includes(group) && this.mayStand(id, group)
    const ofFirst = this.placesOf(a).find(hasRoomFor(b))
    const ofSecond = ofFirst ? undefined : this.placesOf(b).find(hasRoomFor(a))
    const group = ofFirst ?? ofSecond ?? this.begun(a)
    this.put(ofSecond ? a : b, group)
    this.fill(group)
  }

  /** Whoever is like most of the group, while nobody has seen the two together. */
  private fill(group: Set<string>): void {
    while (group.size < this.most) {
      const gain = new Map<string, number>()
      for (const id of group)
        for (const other of this.likeOf(id))
          if (!group.has(other) && !this.isCovered(id, other) && this.mayStand(other, group))
            gain.set(other, (gain.get(other) ?? 0) + 1)
      const [next] = [...gain].sort(([a, most], [b, more]) => more - most || (a < b ? -1 : 1))
      if (!next) return
      this.put(next[0], group)
    }
  }

  needed(): Group[] {
    const left = [...this.groups]
    for (const group of this.groups) {
      const others = [...this.known, ...left.filter((other) => other !== group)]
      if (others.some((other) => [...group].every((id) => other.has(id)))) left.splice(left.indexOf(group), 1)
    }
    return [...this.known, ...left]
  }

  private begun(id: string): Set<string> {
    const group = new Set<string>()
    this.groups.push(group)
    this.put(id, group)
    return group
  }

  private put(id: string, group: Set<string>): void {
    group.add(id)
    this.places.set(id, [...this.placesOf(id), group])
  }

  private readonly likeOf = (id: string): string[] => [...(this.like.get(id) ?? [])]
  private readonly placesOf = (id: string): readonly Set<string>[] => this.places.get(id) ?? []
  private readonly mayStand = (id: string, group: Group): boolean =>
    ![...group].some((other) => this.areApart(id, other))
  private readonly isCovered = (a: string, b: string): boolean => this.placesOf(a).some((group) => group.has(b))
}
