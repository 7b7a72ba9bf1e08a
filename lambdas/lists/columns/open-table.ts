import { cleanText } from '../../domain/names/clean-text.ts'
import type { ShownRow } from '../checked-list.ts'
import { columnLetters } from '../column-letters.ts'
import { firstLetters } from '../first-letters.ts'
import { isNumberingRow } from '../rows/bare-row.ts'
import type { Row } from '../workbook/workbook.ts'
import { differing, fewestDifferent, lookAtColumns, type SeenColumn } from './column-look.ts'
import { narrowed } from './find-table.ts'
import { lookedAt, nameless } from './guess-columns.ts'
import type { Look } from './look.ts'
import { calling, countedCells } from './look-words.ts'
import { isMeaningless } from './recognise-header.ts'
import { hasSeveral, recordsFrom } from './records.ts'
import { columnKey, type SaidColumns } from './said-columns.ts'
import { headerAbove } from './table-by-people.ts'
import type { TableColumn } from './table-column.ts'

/** A table in which no header and no cells tell which column names people, for an officer to say. */
export interface OpenTable {
  /** Where its header seems to stand; the first is behind the last where it seems to have none. */
  readonly firstRow: number
  readonly lastRow: number
  readonly columns: readonly (TableColumn & { readonly look: Look })[]
  /** What stands in its columns below the header. */
  readonly seen: readonly SeenColumn[]
  readonly shown: readonly ShownRow[]
}

/** A header and two people; fewer rows are as likely a letter. */
const fewestRows = 3
/** Of the cells that most rows have: title rows and headings have fewer. */
const shareOfWidth = 0.6
const shareOfDigits = 0.7
const shareOfRecords = 0.5
const shareOfNames = 0.6
const rowsShown = { above: 6, below: 6 }
const columnsShown = 30
const longestName = 60
/** A header is known by its letters: no shorter than most are. */
const lettersShown = 120

const nothingSaid: SaidColumns = new Map()

/**
 * The rows of a sheet that may be a list although nothing tells who stands in them: rows of several cells below each other, and a column
 * of short texts that differ, each word with a capital. Null for what an officer's word makes no list either: a letter, a report by groups.
 * @param sheetRows the first rows of a sheet without a table
 */
export function openTable(sheetRows: readonly Row[]): OpenTable | null {
  const rows = sheetRows.map(narrowed)
  const several = rows.filter((row) => hasSeveral(row) && !isNumberingRow(row))
  const width = several.map(({ cells }) => cells.length).sort((one, other) => one - other)[several.length >> 1] ?? 0
  const wide = several.filter(({ cells }) => cells.length >= Math.max(2, width * shareOfWidth))
  const start = firstRecord(wide)
  if (wide.length < fewestRows || start === null) return null
  const records = recordsFrom(rows, start)
  const seen = lookAtColumns(records)
  if (records.length < fewestRows - 1 || !seen.some((column) => mayName(column, records.length))) return null
  const header = headerAbove(rows, start, records, nothingSaid)
  const known = new Map((header?.columns ?? []).map((column) => [column.index, column]))
  const columns = seen.map((own) => {
    const column = lookedAt(known.get(own.index) ?? nameless(own.index), own, nothingSaid)
    return { ...column, ...doubtOf(column, own, records.length), look: own.look }
  })
  const [firstRow, lastRow] = header === null ? [start, start - 1] : [header.firstRow, header.lastRow]
  return { firstRow, lastRow, columns, seen, shown: shownRows(rows, seen, firstRow, start) }
}

/** The table without its header, as far up as its rows go on: an officer has said that the first of them is nobody's header. */
export function withoutHeader(open: OpenTable, sheetRows: readonly Row[], names: number): OpenTable {
  const fewest = Math.max(2, open.columns.length * shareOfWidth)
  const first = sheetRows
    .map(narrowed)
    .find(({ cells }) => cells.length >= fewest && cells.some(({ column }) => column === names))
  const firstRow = Math.min(first?.number ?? open.lastRow + 1, open.lastRow + 1)
  return {
    ...open,
    firstRow,
    lastRow: firstRow - 1,
    columns: open.columns.map(({ index, look }) => ({ ...nameless(index), look })),
  }
}

/** The first row with digits where those of the lower half have them; of rows without any the second, below what may be their header. */
function firstRecord(wide: readonly Row[]): number | null {
  const lower = lookAtColumns(wide.slice(wide.length >> 1))
  const numeric = lower.filter(({ cells, filled }) => {
    const digits = [...cells.values()].filter(({ text }) => /\d/.test(text)).length
    return digits >= filled * shareOfDigits
  })
  if (numeric.length === 0) return wide[1]?.number ?? null
  const isRecord = ({ cells }: Row): boolean => {
    const own = cells.filter(({ column }) => numeric.some(({ index }) => index === column))
    return own.length > 0 && own.filter(({ text }) => /\d/.test(text)).length >= own.length / 2
  }
  return wide.find(isRecord)?.number ?? null
}

function mayName(column: SeenColumn, records: number): boolean {
  const cells = [...column.cells.values()]
  return (
    column.filled >= records * shareOfRecords &&
    namesIn(column) >= column.filled * shareOfNames &&
    differing(cells) >= fewestDifferent
  )
}

const namesIn = ({ cells }: SeenColumn): number => [...cells.values()].filter(({ text }) => isShapedAsName(text)).length

/** Two to seven words without digits, each with a capital or none of them. */
function isShapedAsName(text: string): boolean {
  const clean = cleanText(text.slice(0, longestName * 2))
  if (clean.length > longestName || !/^[\p{L}\p{M} .'’ʼ`´()-]+$/u.test(clean)) return false
  const words = clean.split(' ')
  if (words.length < 2 || words.length > 7) return false
  return clean === clean.toLowerCase() || words.every((word) => /^[\p{Lu}('’ʼ`´-]/u.test(word))
}

/** What is told beside a column whose header says nothing. A header that says what it is says it by itself. */
function doubtOf(
  column: TableColumn,
  seen: SeenColumn,
  records: number,
): Pick<TableColumn, 'field' | 'confidence'> & {
  reason?: string
} {
  const { field, confidence, header } = column
  if (field !== null) return { field, confidence }
  const opening = isMeaningless(header) ? calling(header) : 'Tiêu đề cột không phải của mẫu'
  const cells = mayName(seen, records)
    ? `${namesIn(seen)}/${seen.filled} ô có thể là tên người`
    : seen.look === 'mixed'
      ? null
      : countedCells(seen)
  return { field: null, confidence: 0, ...(cells !== null && { reason: `${opening}; ${cells}` }) }
}

function shownRows(rows: readonly Row[], seen: readonly SeenColumn[], firstRow: number, start: number): ShownRow[] {
  const above = rows.filter(({ number }) => number < start).slice(-rowsShown.above)
  const below = rows.filter(({ number }) => number >= start).slice(0, rowsShown.below)
  const header = rows.filter(({ number }) => number >= firstRow && number < (above[0]?.number ?? start))
  const looks = new Map(seen.map(({ index, look }) => [index, look]))
  return [...header, ...above, ...below].map(({ number, cells }) => {
    const texts = cells.slice(0, columnsShown).map(({ column, text }) => ({
      index: column,
      text: firstLetters(cleanText(text), lettersShown),
    }))
    const shown = texts.map(({ index, text }) => {
      const column = columnLetters(index)
      const isRepeated = texts.some((one) => one.index !== index && one.text === text)
      return { column, text, key: columnKey({ column, header: text, look: looks.get(index) }, isRepeated) }
    })
    return { row: number, cells: shown }
  })
}
