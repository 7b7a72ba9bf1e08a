import type { Severity } from '../checked-list.ts'
import { guessColumns } from '../columns/guess-columns.ts'
import { headerRowOf, type Table } from '../columns/table.ts'
import { tableOfSheet } from '../columns/table-of-sheet.ts'
import { LegacyFile } from '../legacy/legacy-file.ts'
import { sheetNoteStart } from '../title/sheet-note.ts'
import { maximumColumns } from '../workbook/limits.ts'
import type { MergedRange, Row, Sheet } from '../workbook/workbook.ts'
import { joinedWords, type RowRemarks } from './remarks.ts'

/** What a sheet gets: where its column stands and what is written and marked in which row (numbers as Excel shows them). */
export type ErrorColumn = {
  /** What the column is called. */
  title: string
  /** 0-based. */
  column: number
  /** First and last row of the header; its title stands in the first. */
  headerRows: { first: number; last: number }
  /** Where the remarks on the whole sheet stand, above the header; null where there is none or no room. */
  note: { row: number; text: string } | null
  rows: ReadonlyMap<number, RowRemarks>
  /** The column was there from before: what it holds from the header on is ours and goes. */
  isOld: boolean
  /** Rows above the header with a note of ours from before. */
  oldNotes: ReadonlySet<number>
}

/** So many rows are looked through for the header, and so many show in which letters they are typed, as in the check. */
const headerSearchRows = 60
const letterSampleRows = 500
/** A remark further above the header would not be seen. */
const mostRowsAbove = 10

/**
 * Where the column "Lỗi" of a sheet goes: into the one from before, else beside the table's last column, into the first
 * that nothing and no merged cell is in. Null for a sheet without a table. Reads the whole sheet once, in bounded memory.
 * @param encoding of the file, by which a header in an old font is recognised
 */
export async function placeErrorColumn(
  sheet: Sheet,
  remarks: ReadonlyMap<number, RowRemarks>,
  encoding: string,
): Promise<ErrorColumn | null> {
  const start: Row[] = []
  let table: Table | null = null
  let hasLooked = false
  const used = new Uint8Array(maximumColumns + 1)
  const use = (row: Row) => {
    if (table === null || row.number < table.firstRow) return
    for (const { column } of row.cells) used[column] = 1
  }
  const look = () => {
    hasLooked = true
    table = tableOf(new LegacyFile(encoding).sheet(start).head(headerSearchRows))
    for (const row of start) use(row)
  }
  for await (const batch of sheet.batches()) {
    if (hasLooked) {
      for (const row of batch) use(row)
      continue
    }
    start.push(...batch)
    if (start.length < letterSampleRows) continue
    look()
    // Narrowing does not follow what the closure did.
    if ((table as Table | null) === null) return null
  }
  if (!hasLooked) look()
  const found = table as Table | null
  return found === null ? null : placed(found, start, used, await sheet.merged(), remarks)
}

/** Without a header our column from before is known by what stands in it. */
function tableOf(rows: readonly Row[]): Table | null {
  const table = tableOfSheet(rows, new Map())
  if (table === null || headerRowOf(table) !== null) return table
  return guessColumns(table, rows, new Map(), { from: 0, to: maximumColumns })
}

function placed(
  table: Table,
  start: readonly Row[],
  used: Uint8Array,
  merged: readonly MergedRange[],
  remarks: ReadonlyMap<number, RowRemarks>,
): ErrorColumn | null {
  const old = table.columns.findLast(({ field }) => field === 'problems')
  const lastColumn = table.columns.reduce((last, { index }) => Math.max(last, index), 0)
  const isMerged = mergedColumns(merged, table.firstRow)
  let column = old?.index ?? lastColumn + 1
  if (old === undefined) while (column < maximumColumns && (used[column] === 1 || isMerged[column] === 1)) column += 1
  if (column >= maximumColumns) return null
  const above = start.filter((row) => row.number < table.firstRow)
  const oldNotes = new Set(
    above
      .filter(({ cells }) => cells.some((cell) => cell.column === column && cell.text.startsWith(sheetNoteStart)))
      .map(({ number }) => number),
  )
  const rows = new Map<number, RowRemarks>()
  const words: string[] = []
  const headerCells = new Map<number, Severity>()
  for (const [row, remark] of remarks) {
    if (row > table.lastRow) rows.set(row, remark)
    else {
      words.push(...remark.words)
      for (const [at, severity] of remark.cells) if (row > 0) headerCells.set(at, severity)
    }
  }
  for (let row = table.firstRow; row <= table.lastRow && headerCells.size > 0; row++) {
    rows.set(row, { words: [], cells: headerCells })
  }
  const isTaken = (row: number) =>
    merged.some(({ firstRow, lastRow, firstColumn, lastColumn }) => {
      return firstRow < row && row <= lastRow + 1 && firstColumn <= column && column <= lastColumn
    }) ||
    above.some(
      ({ number, cells }) => number === row && !oldNotes.has(row) && cells.some((cell) => cell.column === column),
    )
  const noteRow = Array.from({ length: mostRowsAbove }, (_, above) => table.firstRow - 1 - above).find(
    (row) => row > 0 && !isTaken(row),
  )
  // Without a header and without a row above, what is said of the sheet stands beside the first of its people.
  const isBare = words.length > 0 && noteRow === undefined && headerRowOf(table) === null
  if (isBare) {
    const own = rows.get(table.firstRow)
    rows.set(table.firstRow, { words: [...words, ...(own?.words ?? [])], cells: own?.cells ?? new Map() })
  }
  return {
    title: 'Lỗi',
    column,
    headerRows: { first: table.firstRow, last: table.lastRow },
    note:
      words.length > 0 && noteRow !== undefined ? { row: noteRow, text: sheetNoteStart + joinedWords(words) } : null,
    rows,
    isOld: old !== undefined,
    oldNotes,
  }
}

/** Which columns a merged cell of the table covers; counted at the ends of the ranges, since a range can be as wide as a sheet. */
function mergedColumns(merged: readonly MergedRange[], firstRow: number): Uint8Array {
  const begun = new Int32Array(maximumColumns + 1)
  for (const { lastRow, firstColumn, lastColumn } of merged) {
    if (lastRow < firstRow - 1 || firstColumn >= maximumColumns) continue
    begun[firstColumn] = (begun[firstColumn] ?? 0) + 1
    const behind = Math.min(lastColumn + 1, maximumColumns)
    begun[behind] = (begun[behind] ?? 0) - 1
  }
  let open = 0
  return Uint8Array.from(begun, (change) => {
    open += change
    return open > 0 ? 1 : 0
  })
}
