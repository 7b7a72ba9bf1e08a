import type { KeyColumn } from './record-keys.ts'

const partitions = 1024

/** Told of one key: `places` holds the places of its records up to `size`, in ascending order, until this returns. */
export type OnEqual = (places: Uint32Array, size: number) => void

/**
 * Finds the places of equal keys, of one column of keys after another: the tables are made once. 0 is no key. The keys are first
 * dealt into parts by their hash, so that the table of each part stays in the processor's cache: one table for millions
 * misses it at every step.
 */
export class EqualKeys {
  private readonly part: Uint16Array
  private readonly places: Uint32Array
  private readonly first: Int32Array
  private readonly second: Int32Array
  private readonly ends = new Uint32Array(partitions + 1)
  private readonly filled = new Uint32Array(partitions)
  // Tables of one part, used again for the next.
  private heads = new Int32Array(0)
  private next = new Int32Array(0)
  private sizes = new Int32Array(0)
  private repeated = new Int32Array(0)
  private group = new Uint32Array(64)

  /** @param most as many keys as the longest column has */
  constructor(most: number) {
    this.part = new Uint16Array(most)
    this.places = new Uint32Array(most)
    this.first = new Int32Array(most)
    this.second = new Int32Array(most)
  }

  each(keys: KeyColumn, found: OnEqual): void {
    this.deal(keys)
    for (let own = 0; own < partitions; own++)
      this.eachIn(this.ends[own] as number, this.ends[own + 1] as number, found)
  }

  private deal({ first, second }: KeyColumn): void {
    const { part, places, ends, filled } = this
    const count = first.length
    ends.fill(0)
    for (let at = 0; at < count; at++) {
      const one = first[at] as number
      if (one === 0) continue
      const own = hashOf(one, second[at] as number) >>> 22
      part[at] = own
      ends[own + 1] = (ends[own + 1] as number) + 1
    }
    for (let own = 1; own <= partitions; own++) ends[own] = (ends[own] as number) + (ends[own - 1] as number)
    filled.set(ends.subarray(0, partitions))
    for (let at = 0; at < count; at++) {
      const one = first[at] as number
      if (one === 0) continue
      const own = part[at] as number
      const to = filled[own] as number
      filled[own] = to + 1
      places[to] = at
      this.first[to] = one
      this.second[to] = second[at] as number
    }
  }

  private eachIn(start: number, end: number, found: OnEqual): void {
    const size = end - start
    if (size < 2) return
    const slots = 2 ** (32 - Math.clz32(size * 2 - 1))
    this.clear(slots)
    const { first, second, places, heads, next, sizes, repeated } = this
    const mask = slots - 1
    let count = 0
    // Backwards, so that each chain runs through ascending places.
    for (let at = end - 1; at >= start; at--) {
      const one = first[at] as number
      const other = second[at] as number
      let slot = hashOf(one, other) & mask
      let head = heads[slot] as number
      while (head !== -1 && (first[start + head] !== one || second[start + head] !== other)) {
        slot = (slot + 1) & mask
        head = heads[slot] as number
      }
      next[at - start] = head
      heads[slot] = at - start
      const known = (sizes[slot] as number) + 1
      sizes[slot] = known
      if (known === 2) repeated[count++] = slot
    }
    for (let nth = 0; nth < count; nth++) {
      const slot = repeated[nth] as number
      const length = sizes[slot] as number
      if (length > this.group.length) this.group = new Uint32Array(length * 2)
      const { group } = this
      let at = heads[slot] as number
      for (let member = 0; at !== -1; member++) {
        group[member] = places[start + at] as number
        at = next[at] as number
      }
      found(group, length)
    }
  }

  private clear(slots: number): void {
    if (this.heads.length < slots) {
      this.heads = new Int32Array(slots)
      this.next = new Int32Array(slots)
      this.sizes = new Int32Array(slots)
      this.repeated = new Int32Array(slots)
    }
    this.heads.fill(-1, 0, slots)
    this.sizes.fill(0, 0, slots)
  }
}

const seeds = crypto.getRandomValues(new Int32Array(2))
const [low = 0, high = 0] = seeds

/** Seeded by chance, so that nobody can type numbers that all fall into one place. Signed: the engine keeps these without a heap number. */
function hashOf(one: number, other: number): number {
  let mixed = Math.imul(one ^ low, 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 15) ^ other ^ high, 0xc2b2ae35)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0x27d4eb2f)
  return mixed ^ (mixed >>> 16)
}
