import { AttributeScan } from './attribute-scan.ts'
import { maximumColumns } from './limits.ts'
import { tooManyColumns } from './refusals.ts'
import { doubleQuote, equalsSign } from './xml-bytes.ts'

/** The values of a cell's `t`, by their first letter and, for `str`, one of our own. */
export const smallB = 0x62
export const smallD = 0x64
export const smallE = 0x65
export const number = 0x6e
export const smallS = 0x73
export const formulaText = 1
const smallR = 0x72
const smallT = 0x74

/** Where the cell stands, how it looks and what kind it is. One object serves a whole sheet. */
export class CellAttributes {
  /** 0-based. */
  column = 0
  style = 0
  type = number
  isEmptyTag = false
  private readonly scan = new AttributeScan()

  /**
   * Reads the attributes of the `<c` whose name ends at `start`; gives the position behind its `>`, or -1 when the bytes
   * end first.
   * @param column that of a cell that does not say where it stands
   */
  read(bytes: Uint8Array, start: number, end: number, column: number): number {
    this.column = column
    this.style = 0
    this.type = number
    this.scan.begin()
    let at = start
    for (;;) {
      // As nearly all programs write it: a blank, one letter, the value in double quotes.
      if (bytes[at] === 0x20 && at + 4 < end && bytes[at + 2] === equalsSign && bytes[at + 3] === doubleQuote) {
        let to = at + 4
        while (to < end && bytes[to] !== doubleQuote) to++
        if (to === end) return -1
        this.take(bytes, bytes[at + 1] as number, at + 4, to)
        at = to + 1
        continue
      }
      at = this.scan.next(bytes, at, end)
      if (at === -1 || this.scan.isAtTagEnd) {
        this.isEmptyTag = this.scan.isEmptyTag
        return at
      }
      const { nameFrom, nameTo, valueFrom, valueTo } = this.scan
      if (nameTo - nameFrom === 1) this.take(bytes, bytes[nameFrom] as number, valueFrom, valueTo)
    }
  }

  private take(bytes: Uint8Array, name: number, from: number, to: number): void {
    if (name === smallR) {
      let column = 0
      for (let at = from; at < to; at++) {
        const letter = (bytes[at] as number) & ~0x20
        if (letter < 0x41 || letter > 0x5a) break
        column = column * 26 + letter - 0x40
      }
      if (column > 0) this.column = column - 1
      if (column > maximumColumns) throw tooManyColumns()
    } else if (name === smallS) {
      this.style = digitsAt(bytes, from, to)
    } else if (name === smallT) {
      this.type = bytes[from] === smallS && to - from > 1 ? formulaText : (bytes[from] ?? number)
    }
  }
}

export function digitsAt(bytes: Uint8Array, from: number, to: number): number {
  let value = 0
  for (let at = from; at < to; at++) {
    const digit = (bytes[at] as number) - 0x30
    if (digit >= 0 && digit <= 9) value = value * 10 + digit
  }
  return value
}
