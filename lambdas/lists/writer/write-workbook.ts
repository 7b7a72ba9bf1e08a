import { joined } from './bytes.ts'
import { platformDeflate } from './platform-deflate.ts'
import { workbookParts } from './workbook-parts.ts'
import type { WrittenSheet } from './written-sheet.ts'
import { type DeflateRaw, zipStream } from './zip-stream.ts'

export type { CellStyle, CellValue, WrittenCell, WrittenDate, WrittenRow, WrittenSheet } from './written-sheet.ts'
export type { DeflateRaw } from './zip-stream.ts'

export type WriteOptions = {
  /** What packs; by default the platform's own where it has one. */
  deflateRaw?: DeflateRaw
}

/** The bytes of an .xlsx as they come to be; memory does not grow with the rows. On one platform the same sheets give the same bytes. */
export function workbookBytes(sheets: readonly WrittenSheet[], options: WriteOptions = {}): AsyncGenerator<Uint8Array> {
  if (sheets.length === 0) throw new RangeError('a workbook needs a sheet')
  return zipStream(workbookParts(sheets), options.deflateRaw ?? platformDeflate())
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
  sheets: readonly WrittenSheet[],
  options: WriteOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  await writeWorkbook(sheets, (chunk) => void chunks.push(chunk), options)
  return joined(chunks)
}
