/** A day; months and days from 1. */
export type WrittenDate = { year: number; month: number; day: number }

export type CellValue = string | number | WrittenDate | null

/** Looks are few on purpose: one house style for templates, reports and demonstrations. */
export type CellStyle =
  | 'text'
  | 'centred'
  | 'integer'
  | 'money'
  | 'date'
  | 'header'
  | 'title'
  | 'subtitle'
  | 'total'
  | 'total-money'
  | 'plain'

/**
 * A string is always a text cell (an ID number never turns into a number), a number gets #,##0, a date dd/mm/yyyy.
 * `across` and `down` merge the cell over so many columns and rows.
 */
export type WrittenCell = CellValue | { value: CellValue; style?: CellStyle; across?: number; down?: number }

export type WrittenRow = readonly WrittenCell[]

export type WrittenSheet = {
  name: string
  /** Width in characters, and the style of cells that name none (default: by the value's type, with borders). */
  columns: readonly { width: number; style?: CellStyle }[]
  /** Title lines above the table. */
  title?: readonly WrittenRow[]
  /** Header rows: bold, centred, bordered, frozen, and repeated on each printed page. */
  header?: readonly WrittenRow[]
  rows: Iterable<WrittenRow> | AsyncIterable<WrittenRow>
  /** Below the table: totals, signatures; `plain` unless a style is named. */
  footer?: readonly WrittenRow[]
  /** A4; landscape by default. */
  orientation?: 'landscape' | 'portrait'
}

/** Streaming raw deflate of one zip entry. */
export type DeflateRaw = (plain: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>

export type WriteOptions = {
  /** Faster than the built-in one where the platform has one: `deflateWithZlib` in Node. */
  deflateRaw?: DeflateRaw
}

/** The bytes of an .xlsx as they come to be; memory does not grow with the rows. */
// biome-ignore lint/correctness/useYield: filled in next
export async function* workbookBytes(
  _sheets: readonly WrittenSheet[],
  _options: WriteOptions = {},
): AsyncGenerator<Uint8Array> {
  throw new Error('not yet')
}

/** Writes an .xlsx to a sink that is awaited at each chunk, so that a slow receiver slows the writer. */
export async function writeWorkbook(
  sheets: readonly WrittenSheet[],
  sink: (chunk: Uint8Array) => void | Promise<void>,
  options: WriteOptions = {},
): Promise<void> {
  for await (const chunk of workbookBytes(sheets, options)) await sink(chunk)
}

/** The whole .xlsx in memory: for templates and small reports. */
export async function workbookToBytes(
  _sheets: readonly WrittenSheet[],
  _options: WriteOptions = {},
): Promise<Uint8Array> {
  throw new Error('not yet')
}
