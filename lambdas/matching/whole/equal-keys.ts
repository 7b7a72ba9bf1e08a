const partitions = 1024

/**
 * Finds the places of equal keys: calls `found` with the places of each key that stands more than once, in ascending order.
 * 0 is no key. The keys are first dealt into parts by their hash, so that the table of each part stays in the processor's
 * cache: one table for millions misses it at every step.
 * @param keys whole numbers below 2^53
 */
export function eachEqualKey(keys: Float64Array, count: number, found: (places: Uint32Array) => void): void {
  const ends = new Uint32Array(partitions + 1)
  const part = new Uint16Array(count)
  let present = 0
  for (let at = 0; at < count; at++) {
    const key = keys[at] as number
    if (key === 0) continue
    const own = hashOf(key) >>> 22
    part[at] = own
    ends[own + 1] = (ends[own + 1] as number) + 1
    present += 1
  }
  for (let own = 1; own <= partitions; own++) ends[own] = (ends[own] as number) + (ends[own - 1] as number)
  const filled = ends.slice(0, partitions)
  const places = new Uint32Array(present)
  const dealt = new Float64Array(present)
  for (let at = 0; at < count; at++) {
    const key = keys[at] as number
    if (key === 0) continue
    const own = part[at] as number
    const to = filled[own] as number
    filled[own] = to + 1
    places[to] = at
    dealt[to] = key
  }
  const scratch = new Scratch()
  for (let own = 0; own < partitions; own++)
    eachEqualIn(scratch, dealt, places, ends[own] as number, ends[own + 1] as number, found)
}

/** Tables of one part, used again for the next. */
class Scratch {
  heads = new Int32Array(0)
  next = new Int32Array(0)
  sizes = new Int32Array(0)

  of(length: number): this {
    if (this.heads.length < length) {
      this.heads = new Int32Array(length)
      this.next = new Int32Array(length)
      this.sizes = new Int32Array(length)
    }
    this.heads.fill(-1, 0, length)
    this.sizes.fill(0, 0, length)
    return this
  }
}

function eachEqualIn(
  scratch: Scratch,
  keys: Float64Array,
  places: Uint32Array,
  start: number,
  end: number,
  found: (places: Uint32Array) => void,
): void {
  const size = end - start
  if (size < 2) return
  const bits = 32 - Math.clz32(size * 2 - 1)
  const { heads, next, sizes } = scratch.of(2 ** bits)
  const mask = 2 ** bits - 1
  const repeated: number[] = []
  // Backwards, so that each chain runs through ascending places.
  for (let at = end - 1; at >= start; at--) {
    const key = keys[at] as number
    let slot = hashOf(key) & mask
    while (heads[slot] !== -1 && keys[start + (heads[slot] as number)] !== key) slot = (slot + 1) & mask
    next[at - start] = heads[slot] as number
    heads[slot] = at - start
    sizes[slot] = (sizes[slot] as number) + 1
    if (sizes[slot] === 2) repeated.push(slot)
  }
  for (const slot of repeated) {
    const group = new Uint32Array(sizes[slot] as number)
    let at = heads[slot] as number
    for (let nth = 0; at !== -1; nth++) {
      group[nth] = places[start + at] as number
      at = next[at] as number
    }
    found(group)
  }
}

const seeds = crypto.getRandomValues(new Uint32Array(2))
const [low = 0, high = 0] = seeds

/** Seeded by chance, so that nobody can type numbers that all fall into one place. */
function hashOf(key: number): number {
  const top = Math.floor(key / 4_294_967_296)
  let mixed = Math.imul((key - top * 4_294_967_296) ^ low, 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 15) ^ top ^ high, 0xc2b2ae35)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0x27d4eb2f)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
