/** A seeded stream of numbers (mulberry32): the same seed makes the same demonstration on every machine. */
export interface Random {
  /** In [0, 1). */
  next(): number
  /** Whole, in [0, below). */
  below(limit: number): number
  chance(share: number): boolean
  pick<T>(items: readonly T[]): T
  /** By weight. */
  weighted<T>(items: readonly (readonly [T, number])[]): T
}

export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  const pick = <T>(items: readonly T[]): T => {
    const item = items[below(items.length)]
    if (item === undefined) throw new RangeError('nothing to pick from')
    return item
  }
  const weighted = <T>(items: readonly (readonly [T, number])[]): T => {
    let left = next() * items.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [item, weight] of items) {
      left -= weight
      if (left < 0) return item
    }
    return pick(items)[0]
  }
  return { next, below, chance: (share) => next() < share, pick, weighted }
}
