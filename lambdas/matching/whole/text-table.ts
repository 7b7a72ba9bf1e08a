import { copied } from './copied.ts'

const encoder = new TextEncoder()
const decoder = new TextDecoder()
/** Of a name. */
const bytesOfText = 24

/**
 * Texts that repeat, each kept once as UTF-8 and known by a number from 1 on; 0 is the empty text. A Map of a million
 * strings takes ten times the memory, and a text that comes as bytes of a file need not become a string to be found.
 */
export class TextTable {
  private bytes = new Uint8Array(1 << 16)
  /** Where each text ends; text n begins where n - 1 ends. */
  private ends = new Uint32Array(1 << 10)
  private hashes = new Int32Array(1 << 10)
  private slots = new Uint32Array(1 << 11)
  private count = 0
  private scratch = new Uint8Array(1 << 10)
  /** Unforeseeable, so that nobody can type a list whose texts all want one place: that would take hours. */
  private readonly seed = crypto.getRandomValues(new Int32Array(1))[0] ?? 1

  /** Room for so many texts in all. */
  reserve(texts: number): void {
    if (texts < this.ends.length) return
    this.widenTo(texts + 1)
    this.spread(2 ** Math.ceil(Math.log2(texts * 2)))
    const bytes = texts * bytesOfText
    if (bytes > this.bytes.length) this.bytes = copied(this.bytes, new Uint8Array(bytes))
  }

  get size(): number {
    return this.count
  }

  idOf(text: string): number {
    if (text === '') return 0
    if (this.scratch.length < text.length * 3) this.scratch = new Uint8Array(text.length * 3)
    const { written } = encoder.encodeInto(text, this.scratch)
    return this.idOfBytes(this.scratch, 0, written)
  }

  idOfBytes(source: Uint8Array, start: number, end: number): number {
    if (start >= end) return 0
    const hash = hashOf(source, start, end, this.seed)
    const { slots, hashes } = this
    const mask = slots.length - 1
    let slot = hash & mask
    for (let id = slots[slot] as number; id !== 0; id = slots[slot] as number) {
      if (hashes[id] === hash && this.isEqual(id, source, start, end)) return id
      slot = (slot + 1) & mask
    }
    return this.add(source, start, end, hash, slot)
  }

  textOf(id: number): string {
    return id === 0 ? '' : decoder.decode(this.bytes.subarray(this.ends[id - 1], this.ends[id]))
  }

  /** The bytes of all texts, to be read between `startOf` and `endOf` of one, before another is added. */
  get source(): Uint8Array {
    return this.bytes
  }

  startOf(id: number): number {
    return this.ends[id - 1] as number
  }

  endOf(id: number): number {
    return this.ends[id] as number
  }

  private isEqual(id: number, source: Uint8Array, start: number, end: number): boolean {
    const from = this.ends[id - 1] as number
    if ((this.ends[id] as number) - from !== end - start) return false
    const { bytes } = this
    for (let at = start; at < end; at++) if (bytes[from + at - start] !== source[at]) return false
    return true
  }

  private add(source: Uint8Array, start: number, end: number, hash: number, slot: number): number {
    const from = this.ends[this.count] as number
    const to = from + end - start
    if (to > this.bytes.length) this.bytes = copied(this.bytes, new Uint8Array(Math.max(to, this.bytes.length * 2)))
    this.bytes.set(source.subarray(start, end), from)
    this.count += 1
    const id = this.count
    if (id >= this.ends.length) this.widenTo(this.ends.length * 2)
    this.ends[id] = to
    this.hashes[id] = hash
    this.slots[slot] = id
    if (id * 2 > this.slots.length) this.spread(this.slots.length * 2)
    return id
  }

  private widenTo(length: number): void {
    this.ends = copied(this.ends, new Uint32Array(length))
    this.hashes = copied(this.hashes, new Int32Array(length))
  }

  private spread(length: number): void {
    const slots = new Uint32Array(length)
    const mask = slots.length - 1
    for (let id = 1; id <= this.count; id++) {
      let slot = (this.hashes[id] as number) & mask
      while (slots[slot] !== 0) slot = (slot + 1) & mask
      slots[slot] = id
    }
    this.slots = slots
  }
}

/**
 * Four bytes at a time: half a million names and words are looked up for each hundred thousand rows. Signed, which the engine keeps
 * without a heap number.
 */
function hashOf(source: Uint8Array, start: number, end: number, seed: number): number {
  let hash = seed ^ (end - start)
  let at = start
  for (; at + 4 <= end; at += 4) {
    const four =
      (source[at] as number) |
      ((source[at + 1] as number) << 8) |
      ((source[at + 2] as number) << 16) |
      ((source[at + 3] as number) << 24)
    hash = Math.imul(hash ^ four, 0x9e3779b1)
    hash ^= hash >>> 15
  }
  for (; at < end; at++) hash = Math.imul(hash ^ (source[at] as number), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b)
  return hash ^ (hash >>> 13)
}
