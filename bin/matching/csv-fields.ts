import { NotAList } from '../../lambdas/lists/not-a-list.ts'

/** A row whose quotation mark is never closed would otherwise swallow the rest of the file. */
const longestRow = 1 << 20
const [quote, lineFeed, carriageReturn] = [0x22, 0x0a, 0x0d]

/** Bytes in which the fields of one row stand; those of field n between `starts[n]` and `ends[n]`, without quotation marks. */
export type CsvRow = {
  bytes: Uint8Array
  starts: Int32Array
  ends: Int32Array
  fields: number
  /** As Excel counts: the first row is 1. */
  number: number
}

/**
 * Rows of a CSV in UTF-8 (RFC 4180) that are looked at as bytes: of a million rows nearly no field has to become a string.
 * The one row object is used again for every row.
 */
export class CsvFields {
  private readonly delimiter: number
  private readonly onRow: (row: CsvRow) => void
  private rest = new Uint8Array(0)
  /** What was left of the chunk before and the chunk, used again for the next. */
  private buffer = new Uint8Array(0)
  private readonly row: CsvRow = {
    bytes: this.rest,
    starts: new Int32Array(256),
    ends: new Int32Array(256),
    fields: 0,
    number: 0,
  }

  /** @param delimiter one byte */
  constructor(delimiter: string, onRow: (row: CsvRow) => void) {
    this.delimiter = delimiter.charCodeAt(0)
    this.onRow = onRow
  }

  /** @throws NotAList for a row without an end */
  push(chunk: Uint8Array): void {
    const size = this.rest.length + chunk.length
    if (size > this.buffer.length) this.buffer = new Uint8Array(size + chunk.length)
    const bytes = this.buffer.subarray(0, size)
    bytes.set(this.rest)
    bytes.set(chunk, this.rest.length)
    const used = this.scan(bytes, false)
    this.rest = bytes.slice(used)
    if (this.rest.length > longestRow) throw endlessRow(this.row.number + 1)
  }

  end(): void {
    this.scan(this.rest, true)
  }

  /** Whole rows only; gives where the last one ends. */
  private scan(bytes: Uint8Array, isLast: boolean): number {
    let at = 0
    for (;;) {
      const next = this.scanRow(bytes, at, isLast)
      if (next === -1) return at
      at = next
    }
  }

  private scanRow(bytes: Uint8Array, start: number, isLast: boolean): number {
    const { row, delimiter } = this
    const { length } = bytes
    if (start >= length) return -1
    row.fields = 0
    let at = start
    for (;;) {
      if (bytes[at] === quote) return this.scanQuotedRow(bytes, start, isLast)
      const begun = at
      let byte = 0
      for (; at < length; at++) {
        byte = bytes[at] as number
        if (byte === delimiter || byte === lineFeed || byte === carriageReturn) break
      }
      this.field(begun, at)
      if (at >= length || byte !== delimiter) break
      at += 1
    }
    return this.endRow(bytes, bytes, at, isLast)
  }

  /** Into bytes of its own, where quotation marks are left out: text behind a closing mark belongs to the field, as in Excel. */
  private scanQuotedRow(bytes: Uint8Array, start: number, isLast: boolean): number {
    const { row, delimiter } = this
    const limit = Math.min(bytes.length, start + longestRow)
    const unquoted = new Uint8Array(limit - start)
    let [to, begun, isInside] = [0, 0, false]
    row.fields = 0
    let at = start
    for (; at < limit; at++) {
      const byte = bytes[at] as number
      if (byte === quote && (isInside || to === begun)) {
        // A doubled mark inside is one mark of the text.
        if (isInside && bytes[at + 1] === quote) unquoted[to++] = bytes[++at] as number
        else isInside = !isInside
      } else if (!isInside && byte === delimiter) {
        this.field(begun, to)
        begun = to
      } else if (!isInside && (byte === lineFeed || byte === carriageReturn)) break
      else unquoted[to++] = byte
    }
    if (isInside || (at >= limit && limit < bytes.length)) {
      if (isLast || limit < bytes.length) throw endlessRow(row.number + 1)
      return -1
    }
    this.field(begun, to)
    return this.endRow(bytes, unquoted, at, isLast)
  }

  private field(start: number, end: number): void {
    const { row } = this
    // More columns than any list has are not kept.
    if (row.fields === row.starts.length) return
    row.starts[row.fields] = start
    row.ends[row.fields] = end
    row.fields += 1
  }

  /** @param at where the row's text ends in `bytes` */
  private endRow(bytes: Uint8Array, fields: Uint8Array, at: number, isLast: boolean): number {
    const isCut = at >= bytes.length || (bytes[at] === carriageReturn && at + 1 >= bytes.length)
    if (isCut && !isLast) return -1
    this.row.bytes = fields
    this.row.number += 1
    this.onRow(this.row)
    return at + (bytes[at] === carriageReturn && bytes[at + 1] === lineFeed ? 2 : 1)
  }
}

function endlessRow(row: number): NotAList {
  return new NotAList(
    'damaged',
    `Tệp CSV có dấu ngoặc kép (") mở mà không đóng từ dòng ${row}: sửa dòng đó rồi chạy lại.`,
  )
}
