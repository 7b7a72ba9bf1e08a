import { utf8Text } from './utf8-text.ts'
import { doubleQuote, equalsSign, greaterThan, nameIs, singleQuote, slash } from './xml-bytes.ts'

/** The attributes of one tag after another, as ranges of bytes. One object serves a whole sheet: cells are too many for one each. */
export class AttributeScan {
  nameFrom = 0
  nameTo = 0
  valueFrom = 0
  valueTo = 0
  /** The tag has ended and `next` gave the position behind it; the ranges mean nothing then. */
  isAtTagEnd = false
  /** The tag ended with `/>`. */
  isEmptyTag = false

  begin(): void {
    this.isAtTagEnd = false
    this.isEmptyTag = false
  }

  /** Goes on from `at` (first behind the tag's name) and gives the position to go on from, or -1 when the bytes end first. */
  next(bytes: Uint8Array, start: number, end: number): number {
    let at = start
    for (; at < end; at++) {
      const byte = bytes[at] as number
      if (byte === greaterThan) {
        this.isAtTagEnd = true
        return at + 1
      }
      if (byte > 0x20) {
        if (byte !== slash) break
        this.isEmptyTag = true
      }
    }
    this.isEmptyTag = false
    this.nameFrom = at
    while (at < end && bytes[at] !== equalsSign && bytes[at] !== greaterThan) at++
    this.nameTo = at
    while (this.nameTo > this.nameFrom && (bytes[this.nameTo - 1] as number) <= 0x20) this.nameTo -= 1
    this.valueFrom = at
    this.valueTo = at
    if (at >= end) return -1
    if (bytes[at] === greaterThan) return at
    do at++
    while (at < end && (bytes[at] as number) <= 0x20)
    const quote = bytes[at]
    if (quote !== doubleQuote && quote !== singleQuote) return at >= end ? -1 : at
    this.valueFrom = ++at
    while (at < end && bytes[at] !== quote) at++
    this.valueTo = at
    return at >= end ? -1 : at + 1
  }
}

/** One attribute of the tag whose name ends at `from` and which ends before `to`. */
export function attributeOf(bytes: Uint8Array, from: number, to: number, name: string): string | null {
  const scan = new AttributeScan()
  for (let at = scan.next(bytes, from, to); at !== -1 && !scan.isAtTagEnd; at = scan.next(bytes, at, to)) {
    if (nameIs(bytes, scan.nameFrom, scan.nameTo, name)) return utf8Text(bytes, scan.valueFrom, scan.valueTo)
  }
  return null
}
