/**
 * Groups of records that pairs hold together, over as many steps as it takes: each in ascending order, and the groups by
 * their first member. The same for every order of the pairs.
 * @param size how many records there are; pairs name them by their place, from 0 on
 */
export function clustersOf(size: number, pairs: Iterable<{ readonly a: number; readonly b: number }>): number[][] {
  const parent = new Uint32Array(size)
  for (let at = 0; at < size; at++) parent[at] = at
  const rootOf = (at: number): number => {
    let root = at
    while (parent[root] !== root) {
      // Halving the way keeps it short for who comes next.
      parent[root] = parent[parent[root] as number] as number
      root = parent[root] as number
    }
    return root
  }
  const members = new Set<number>()
  for (const { a, b } of pairs) {
    const one = rootOf(a)
    const other = rootOf(b)
    // The lowest place is the root, so that no order of the pairs changes it.
    if (one < other) parent[other] = one
    else parent[one] = other
    members.add(a).add(b)
  }
  const groups = new Map<number, number[]>()
  for (const at of [...members].sort((one, other) => one - other)) {
    const root = rootOf(at)
    const group = groups.get(root)
    if (group === undefined) groups.set(root, [at])
    else group.push(at)
  }
  return [...groups.values()]
}
