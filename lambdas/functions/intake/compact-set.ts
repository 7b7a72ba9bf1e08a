/**
 * A set of whole numbers that a double holds, in open addressing: 16 to 32 bytes a number, where a Set takes some 50 and more while it
 * grows. A file may have a million rows, and a function remembers something of each.
 */
export class CompactSet {
  private slots = new Float64Array(1024)
  private count = 0
  /** Unforeseeable, so that nobody can type a file whose rows all want one place. */
  private readonly seed = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0

  get size(): number {
    return this.count
  }

  /** @returns whether it was not there yet */
  add(value: number): boolean {
    if (this.count * 2 >= this.slots.length) this.grow()
    const slot = this.find(value)
    if (this.slots[slot] === value + 1) return false
    this.slots[slot] = value + 1
    this.count++
    return true
  }

  has(value: number): boolean {
    return this.slots[this.find(value)] === value + 1
  }

  /** Each once, in no order. */
  *[Symbol.iterator](): Generator<number> {
    for (const kept of this.slots) if (kept !== 0) yield kept - 1
  }

  /** Zero marks a free place, so that everything is kept one higher. */
  private find(value: number): number {
    const mask = this.slots.length - 1
    let mixed = Math.imul(((value % 4_294_967_296) | 0) ^ this.seed, 0x85ebca6b)
    mixed = Math.imul(mixed ^ (mixed >>> 15) ^ Math.floor(value / 4_294_967_296), 0xc2b2ae35)
    let slot = (mixed ^ (mixed >>> 16)) & mask
    while (this.slots[slot] !== 0 && this.slots[slot] !== value + 1) slot = (slot + 1) & mask
    return slot
  }

  private grow(): void {
    const old = this.slots
    this.slots = new Float64Array(old.length * 2)
    for (const kept of old) if (kept !== 0) this.slots[this.find(kept - 1)] = kept
  }
}
