import { basename } from 'node:path'
import { contentKind } from '../../lambdas/lists/workbook/content-kind.ts'
import { type CsvEncoding, csvDelimiter, csvEncoding } from '../../lambdas/lists/workbook/csv-dialect.ts'
import type { RecordColumns } from '../../lambdas/matching/whole/record-columns.ts'
import { cmndSeriesHere } from '../cmnd-series-here.ts'
import { CsvFields } from './csv-fields.ts'
import { type PeopleColumns, peopleColumns } from './csv-header.ts'
import { PeopleCsv } from './people-csv.ts'
import type { RowPlaces } from './row-places.ts'

export interface ReadInto {
  readonly columns: RecordColumns
  readonly places: RowPlaces
}

/** A title and who issued it may stand above the header. */
const mostAbove = 30
const encoder = new TextEncoder()
const lineEnd = encoder.encode('\n')
const utf8Mark = [0xef, 0xbb, 0xbf]

/**
 * Who takes the bytes of a CSV of people of many communes, by its own columns; null for anything else.
 * @param head the start of the file; all of it where it is shorter
 */
export async function openPeopleCsv(
  head: Uint8Array,
  path: string,
  { columns, places }: ReadInto,
): Promise<Pick<CsvFields, 'push' | 'end'> | null> {
  if (contentKind(head.subarray(0, 4096)) !== 'text') return null
  const encoding = await csvEncoding(head, async () => isUtf8(head))
  const start = new TextDecoder(encoding).decode(head, { stream: true })
  const delimiter = csvDelimiter(start)
  // Excel shows no such row, and counts none.
  const [named = ''] = /^sep=.\r?\n/i.exec(start) ?? []
  const header = headerIn(encoder.encode(start.slice(named.length)), delimiter)
  if (header === null) return null
  const people = new PeopleCsv(columns, places, header.columns, {
    index: places.sheet(path, null),
    name: basename(path),
    cmndSeries: cmndSeriesHere(),
  })
  const fields = new CsvFields(delimiter, (row) => {
    if (row.number > header.row) people.add(row)
  })
  const utf8Of = intoUtf8(encoding)
  const mark = encoding === 'utf-8' && utf8Mark.every((byte, at) => head[at] === byte) ? utf8Mark.length : 0
  let unread = mark + encoder.encode(named).length
  return {
    push: (chunk) => {
      fields.push(utf8Of(chunk).subarray(unread))
      unread = 0
    },
    end: () => fields.end(),
  }
}

function isUtf8(head: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true })
    return true
  } catch {
    return false
  }
}

function headerIn(head: Uint8Array, delimiter: string): { columns: PeopleColumns; row: number } | null {
  let found: { columns: PeopleColumns; row: number } | null = null
  const decoder = new TextDecoder()
  const scan = new CsvFields(delimiter, ({ bytes, starts, ends, fields, number }) => {
    if (found !== null || number > mostAbove) return
    const cells = Array.from({ length: fields }, (_, at) => decoder.decode(bytes.subarray(starts[at], ends[at])))
    const columns = peopleColumns(cells)
    if (columns !== null) found = { columns, row: number }
  })
  scan.push(head)
  scan.push(lineEnd)
  return found
}

function intoUtf8(encoding: CsvEncoding): (chunk: Uint8Array) => Uint8Array {
  if (encoding === 'utf-8') return (chunk) => chunk
  const decoder = new TextDecoder(encoding)
  return (chunk) => encoder.encode(decoder.decode(chunk, { stream: true }))
}
