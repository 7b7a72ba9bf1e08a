import { findTable } from '../columns/find-table.ts'
import { LegacyFile } from '../legacy/legacy-file.ts'
import type { Cell, MergedRange, Row, Sheet, Workbook } from '../workbook/workbook.ts'
import { joined } from '../writer/bytes.ts'
import { workbookBytes } from '../writer/write-workbook.ts'
import type { CellStyle, CellValue, WrittenCell, WrittenRow, WrittenSheet } from '../writer/written-sheet.ts'
import type { DeflateRaw } from '../writer/zip-stream.ts'

const headerSearchRows = 60
const letterSampleRows = 500
const columnWidth = 18
/** A cell far below must not cost an empty row for each number before it. */
const mostBlankRows = 10_000

type WrittenLetters = {
  /** Whether text in old fonts is written in Unicode: the new file has lost the font that it needs. */
  isConverted: boolean
  /** Texts that are written as they stand. */
  kept: ReadonlySet<string> | undefined
}

/**
 * The rows of an .xls or .csv as an .xlsx that can take a column: values and merged cells, each at its own place. Hidden
 * sheets stay out, since they would be shown and read; formulas become what they last gave.
 */
export async function valuesWorkbook(
  { sheets, encoding }: Pick<Workbook, 'sheets' | 'encoding'>,
  letters: WrittenLetters,
  deflateRaw: DeflateRaw,
): Promise<Uint8Array> {
  const shown = sheets.filter(({ hidden }) => !hidden)
  const written = await Promise.all(
    (shown.length > 0 ? shown : sheets).map((sheet) => writtenSheet(sheet, encoding, letters)),
  )
  const chunks: Uint8Array[] = []
  for await (const chunk of workbookBytes(written, { deflateRaw })) chunks.push(chunk)
  return joined(chunks)
}

async function writtenSheet(
  sheet: Sheet,
  encoding: string,
  { isConverted, kept }: WrittenLetters,
): Promise<WrittenSheet> {
  const start: Row[] = []
  for await (const row of sheet.rows()) {
    start.push(row)
    if (start.length === letterSampleRows) break
  }
  const legacy = new LegacyFile(encoding, { kept })
  const letters = legacy.sheet(start)
  const head = letters.head(headerSearchRows)
  const table = findTable(head)
  const headRows = new Map(head.map((row) => [row.number, row]))
  if (table !== null) legacy.settle(letters, sheet.name, table)
  const read = (row: Row): Row => {
    if (!isConverted || table === null) return row
    return row.number <= table.lastRow ? (headRows.get(row.number) ?? row) : letters.row(row)
  }
  const spans = new Map((await sheet.merged()).map((range) => [`${range.firstRow}:${range.firstColumn}`, range]))
  const columns = Math.max(0, ...start.flatMap(({ cells }) => cells.map(({ column }) => column + 1)))
  return {
    name: sheet.name,
    columns: Array.from({ length: Math.min(columns, 256) }, () => ({ width: columnWidth })),
    rows: writtenRows(sheet, { first: table?.firstRow ?? 1, last: table?.lastRow ?? 0 }, read, spans),
  }
}

async function* writtenRows(
  sheet: Sheet,
  header: { first: number; last: number },
  read: (row: Row) => Row,
  spans: ReadonlyMap<string, MergedRange>,
): AsyncGenerator<WrittenRow> {
  let number = 0
  for await (const row of sheet.rows()) {
    for (; number < row.number - 1 && row.number - number < mostBlankRows; number++) yield []
    number = row.number
    const style = number < header.first ? ('plain' as const) : number <= header.last ? ('header' as const) : null
    yield writtenRow(read(row), style, spans)
  }
}

function writtenRow(row: Row, style: 'plain' | 'header' | null, spans: ReadonlyMap<string, MergedRange>): WrittenRow {
  const cells: WrittenCell[] = []
  for (const cell of row.cells) {
    while (cells.length < cell.column) cells.push({ value: null, style: 'plain' })
    const span = spans.get(`${row.number - 1}:${cell.column}`)
    cells[cell.column] = {
      ...plainCell(cell),
      ...(style === null ? {} : { style }),
      ...(span === undefined
        ? {}
        : { across: span.lastColumn - span.firstColumn + 1, down: span.lastRow - span.firstRow + 1 }),
    }
  }
  return cells
}

/** Text stays text, so that an ID number keeps its zeros; a number is shown as it is, without thousands signs. */
function plainCell(cell: Cell): { value: CellValue; style: CellStyle } {
  if (cell.kind === 'number' && typeof cell.value === 'number' && String(cell.value) === cell.text) {
    return { value: cell.value, style: 'integer' }
  }
  if (cell.kind === 'date' && cell.date !== undefined && cell.shows === 'day')
    return { value: cell.date, style: 'date' }
  return { value: cell.text, style: 'text' }
}
