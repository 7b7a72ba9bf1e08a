import { plainText } from './xml-bytes.ts'

const slots = 512
/** Of one slot; longer texts seldom repeat. */
const slotBytes = 64

/**
 * Texts of cells that repeat from row to row (hamlets, policies, Nam, Nữ) as one string each: most of a list's cells are
 * such, and looking one up costs half of decoding it and none of its memory.
 */
export class RepeatedTexts {
  private readonly bytes = new Uint8Array(slots * slotBytes)
  private readonly lengths = new Uint8Array(slots)
  private readonly texts: string[] = new Array(slots).fill('')

  get(bytes: Uint8Array, from: number, to: number): string {
    const length = to - from
    if (length === 0 || length > slotBytes) return plainText(bytes, from, to)
    const slot = this.slotOf(bytes, from, length)
    const start = slot * slotBytes
    if (this.lengths[slot] === length && this.isAt(start, bytes, from, length)) return this.texts[slot] as string
    const text = plainText(bytes, from, to)
    for (let index = 0; index < length; index++) this.bytes[start + index] = bytes[from + index] as number
    this.lengths[slot] = length
    this.texts[slot] = text
    return text
  }

  private slotOf(bytes: Uint8Array, from: number, length: number): number {
    const middle = bytes[from + (length >> 1)] as number
    const last = bytes[from + length - 1] as number
    return (length * 29 + (bytes[from] as number) * 7 + middle * 13 + last * 31) & (slots - 1)
  }

  private isAt(start: number, bytes: Uint8Array, from: number, length: number): boolean {
    for (let index = 0; index < length; index++) if (this.bytes[start + index] !== bytes[from + index]) return false
    return true
  }
}
