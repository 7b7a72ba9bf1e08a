import { copied } from './copied.ts'

/** Pairs of places, eight bytes each. */
export class PairList {
  private ones = new Uint32Array(1 << 12)
  private others = new Uint32Array(1 << 12)
  size = 0

  add(one: number, other: number): void {
    if (this.size === this.ones.length) {
      this.ones = copied(this.ones, new Uint32Array(this.size * 2))
      this.others = copied(this.others, new Uint32Array(this.size * 2))
    }
    this.ones[this.size] = one
    this.others[this.size] = other
    this.size += 1
  }

  one(nth: number): number {
    return this.ones[nth] as number
  }

  other(nth: number): number {
    return this.others[nth] as number
  }
}
