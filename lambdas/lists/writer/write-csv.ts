import { type Delimiter, withoutFormulas } from './starts-formula.ts'
import type { CellValue } from './written-sheet.ts'

const flushLength = 64 * 1024
const needsQuotes = /[",;\t\r\n]|^\s|\s$/

/**
 * A CSV for Excel: UTF-8 with its mark, CRLF, every field that needs it in quotes. Text that would become a formula gets
 * an apostrophe before it, also where another sign than the file's own divides it. Numbers are numbers; days are dd/mm/yyyy.
 */
export async function* csvBytes(
  rows: Iterable<readonly CellValue[]> | AsyncIterable<readonly CellValue[]>,
  delimiter: Delimiter = ',',
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  let text = '\uFEFF'
  for await (const row of rows) {
    text += `${row.map((value) => fieldText(value, delimiter)).join(delimiter)}\r\n`
    if (text.length >= flushLength) {
      yield encoder.encode(text)
      text = ''
    }
  }
  if (text !== '') yield encoder.encode(text)
}

export async function writeCsv(
  rows: Iterable<readonly CellValue[]> | AsyncIterable<readonly CellValue[]>,
  sink: (chunk: Uint8Array) => void | Promise<void>,
  delimiter: Delimiter = ',',
): Promise<void> {
  for await (const chunk of csvBytes(rows, delimiter)) await sink(chunk)
}

function fieldText(value: CellValue, delimiter: Delimiter): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  if (typeof value === 'object') return `${two(value.day)}/${two(value.month)}/${value.year}`
  const harmless = withoutFormulas(value, delimiter)
  return needsQuotes.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

const two = (part: number): string => String(part).padStart(2, '0')
