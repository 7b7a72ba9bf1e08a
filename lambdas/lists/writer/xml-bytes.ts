import { cellText } from './xml-text.ts'

/** No UTF-16 unit takes more in UTF-8. */
const mostBytes = 3
/** Room behind every text for the markup around this cell and the next. */
export const markupBytes = 256
/** From here on the call of the platform's copy is cheaper than a loop. */
const worthACall = 24
const encoder = new TextEncoder()

/**
 * XML as bytes, letter by letter into one buffer: strings joined first and encoded afterwards would be copied three times, and half of
 * a sheet's time went there.
 */
export class XmlBytes {
  private bytes: Uint8Array<ArrayBuffer>
  /** What was taken last is read while the next is written, so two take turns: new ones would be filled with zeros first. */
  private other: Uint8Array<ArrayBuffer> | null = null
  private at = 0

  constructor(private readonly capacity: number) {
    this.bytes = new Uint8Array(capacity + markupBytes)
  }

  get length(): number {
    return this.at
  }

  /** Makes room for the markup that comes next: to ask for each of a cell's parts would cost more than to write it. */
  reserve(bytes: number): void {
    const needed = this.at + bytes
    if (needed <= this.bytes.length) return
    const larger = new Uint8Array(2 * needed)
    larger.set(this.bytes.subarray(0, this.at))
    this.bytes = larger
  }

  /** Bytes that were made before, into room that is there already. To read a string letter by letter costs four times as much. */
  bytesOf(part: Uint8Array): void {
    const { bytes } = this
    let { at } = this
    if (part.length > worthACall) {
      bytes.set(part, at)
      at += part.length
    } else for (let index = 0; index < part.length; index++) bytes[at++] = part[index] as number
    this.at = at
  }

  /** A number, into room that is there already. */
  number(value: number): void {
    if (Number.isInteger(value) && value >= 0 && value <= 0xffff_ffff) this.digits(value)
    else {
      const text = String(value)
      for (let index = 0; index < text.length; index++) this.bytes[this.at++] = text.charCodeAt(index)
    }
  }

  private digits(value: number): void {
    const { bytes } = this
    let length = 1
    for (let rest = value; rest >= 10; rest = Math.floor(rest / 10)) length++
    this.at += length
    for (let [at, rest] = [this.at, value]; length > 0; length--) {
      const tens = Math.floor(rest / 10)
      bytes[--at] = 0x30 + rest - 10 * tens
      rest = tens
    }
  }

  /** Any text that is XML already. */
  xml(text: string): void {
    this.reserve(text.length * mostBytes + markupBytes)
    this.at += encoder.encodeInto(text, this.bytes.subarray(this.at)).written
  }

  /** A cell's text, escaped. Nearly all have nothing to escape; the first sign that has sends the whole text the long way. */
  cell(text: string): void {
    if (!this.plain(text)) this.xml(cellText(text))
  }

  /** @returns false, with nothing written, for a text that cannot stand as it is */
  plain(text: string): boolean {
    this.reserve(text.length * mostBytes + markupBytes)
    const { bytes } = this
    let { at } = this
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index)
      if (code < 0xa0 ? special[code] === 1 : code >= 0xd800 && (code < 0xe000 || code >= 0xfffe)) return false
      if (code < 0x80) bytes[at++] = code
      else if (code < 0x800) {
        bytes[at++] = 0xc0 | (code >> 6)
        bytes[at++] = 0x80 | (code & 0x3f)
      } else {
        bytes[at++] = 0xe0 | (code >> 12)
        bytes[at++] = 0x80 | ((code >> 6) & 0x3f)
        bytes[at++] = 0x80 | (code & 0x3f)
      }
    }
    this.at = at
    return true
  }

  /** Takes back what was written behind a place. */
  backTo(begun: number): void {
    this.at = begun
  }

  /** A copy of what was written behind a place. */
  since(begun: number): Uint8Array<ArrayBuffer> {
    return this.bytes.slice(begun, this.at)
  }

  /** What has been written so far; the receiver's until the next but one is taken. */
  take(): Uint8Array {
    const { bytes } = this
    const taken = bytes.subarray(0, this.at)
    this.bytes = this.other ?? new Uint8Array(this.capacity + markupBytes)
    this.other = bytes
    this.at = 0
    return taken
  }
}

/** Control characters, & < > and _ (which may begin Excel's own way of writing a character). */
const special = Uint8Array.from({ length: 0xa0 }, (_, code) =>
  code < 0x20 || code === 0x26 || code === 0x3c || code === 0x3e || code === 0x5f || code >= 0x7f ? 1 : 0,
)
