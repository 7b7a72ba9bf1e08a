import { noComments } from './comment-parts.ts'
import { csvDelimiter, csvEncoding } from './csv-dialect.ts'
import { CsvScanner } from './csv-scanner.ts'
import { eachRow } from './each-row.ts'
import type { RandomAccess } from './random-access.ts'
import type { Row, Sheet } from './workbook.ts'

/** Small beside a sheet's memory, large beside a round trip to the bucket. */
const stepBytes = 256 * 1024

/** A CSV file as a workbook of one sheet, named after the file. */
export async function openCsv(source: RandomAccess, name: string): Promise<{ sheets: Sheet[]; encoding: string }> {
  const head = await source.read(0, Math.min(4096, source.size))
  const encoding = await csvEncoding(head, () => isUtf8(source))
  const start = await source.read(0, Math.min(stepBytes, source.size))
  const startText = new TextDecoder(encoding).decode(start, { stream: true })
  const delimiter = csvDelimiter(startText)
  const hasNamedDelimiter = /^sep=.\r?\n/i.test(startText)
  const batches = async function* (): AsyncGenerator<Row[]> {
    const scanner = new CsvScanner(delimiter)
    const decoder = new TextDecoder(encoding)
    for await (const chunk of chunksOf(source)) {
      scanner.scan(decoder.decode(chunk, { stream: true }))
      const rows = scanner.takeRows()
      if (rows.length > 0) yield withoutDelimiterRow(rows, hasNamedDelimiter)
    }
    scanner.scan(decoder.decode())
    scanner.end()
    yield withoutDelimiterRow(scanner.takeRows(), hasNamedDelimiter)
  }
  const sheet: Sheet = {
    name: name.replace(/\.[^.]*$/, ''),
    hidden: false,
    batches,
    rows: () => eachRow(batches()),
    hiddenColumns: async () => [],
    merged: async () => [],
    comments: async () => noComments,
  }
  return { sheets: [sheet], encoding }
}

async function isUtf8(source: RandomAccess): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const chunk of chunksOf(source)) decoder.decode(chunk, { stream: true })
    decoder.decode()
    return true
  } catch {
    return false
  }
}

async function* chunksOf(source: RandomAccess): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < source.size; at += stepBytes) yield source.read(at, Math.min(stepBytes, source.size - at))
}

/** The line `sep=;` is Excel's, not the list's: Excel shows the line behind it as row 1. */
function withoutDelimiterRow(rows: Row[], isNamed: boolean): Row[] {
  if (!isNamed) return rows
  return rows.filter(({ number }) => number > 1).map((row) => ({ ...row, number: row.number - 1 }))
}
