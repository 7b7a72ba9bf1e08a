const rowBits = 2 ** 21

export type SeenPlace = { readonly sheet: number; readonly row: number }

/**
 * Where each key of a file stood first. Open addressing in typed arrays: 32 bytes a key, where a Map of strings would
 * take a hundred, because a file can hold a million.
 */
export class SeenPlaces {
  private keys = new Float64Array(1024)
  private places = new Float64Array(1024)
  private count = 0
  /** Unforeseeable, so that nobody can type a list whose numbers all want one place: that would take hours. */
  private readonly seeds = crypto.getRandomValues(new Uint32Array(2))

  /**
   * The first place of the key, or null when this is it (and it is remembered).
   * @param key a whole number from 1 to 2^53 - 1; zero marks a free place
   */
  seenAt(key: number, sheet: number, row: number): SeenPlace | null {
    if (this.count * 2 >= this.keys.length) this.grow()
    const slot = this.find(key)
    if (this.keys[slot] === key) return this.placeIn(slot)
    this.keys[slot] = key
    this.places[slot] = sheet * rowBits + row
    this.count += 1
    return null
  }

  /** The first place of the key, or null where it has not been seen; nothing is remembered. */
  placeOf(key: number): SeenPlace | null {
    const slot = this.find(key)
    return this.keys[slot] === key ? this.placeIn(slot) : null
  }

  private placeIn(slot: number): SeenPlace {
    const place = this.places[slot] as number
    return { sheet: Math.floor(place / rowBits), row: place % rowBits }
  }

  private find(key: number): number {
    const mask = this.keys.length - 1
    let slot = this.hash(key) & mask
    while (this.keys[slot] !== 0 && this.keys[slot] !== key) slot = (slot + 1) & mask
    return slot
  }

  /** Consecutive numbers (twins, one issuing day) must not fall into consecutive places either. */
  private hash(key: number): number {
    const [first = 0, second = 0] = this.seeds
    let mixed = Math.imul(((key % 4_294_967_296) | 0) ^ first, 0x85ebca6b)
    mixed = Math.imul(mixed ^ (mixed >>> 15) ^ Math.floor(key / 4_294_967_296) ^ second, 0xc2b2ae35)
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0x27d4eb2f)
    return mixed ^ (mixed >>> 16)
  }

  private grow(): void {
    const { keys, places } = this
    this.keys = new Float64Array(keys.length * 2)
    this.places = new Float64Array(keys.length * 2)
    for (let index = 0; index < keys.length; index++) {
      const key = keys[index] as number
      if (key === 0) continue
      const slot = this.find(key)
      this.keys[slot] = key
      this.places[slot] = places[index] as number
    }
  }
}
