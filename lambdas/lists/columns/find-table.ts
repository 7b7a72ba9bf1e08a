import { cleanText } from '../../domain/names/clean-text.ts'
import { columnLetters } from '../column-letters.ts'
import type { Cell, Row } from '../workbook/workbook.ts'
import { columnMeaning, ofMonth } from './column-meaning.ts'
import { saysOnlyOfChange } from './correction-list.ts'
import { nameFields } from './field.ts'
import { namesAnybody, scoreOf } from './header-score.ts'
import { numberedParts } from './numbered-parts.ts'
import { headerKey, recogniseHeader } from './recognise-header.ts'
import { type SaidColumns, toldOf } from './said-columns.ts'
import { namedByRepresentative, settleRivals } from './settle-rivals.ts'
import type { Table } from './table.ts'
import type { TableColumn } from './table-column.ts'

/** No form has a tenth of them, and columns are compared each with each. */
const mostColumns = 256
const deepestHeader = 3
/** A header inside the table must be this plain to be taken for one: people's rows stand all around it. */
const fewestColumns = 3
/** Words that stand only in lower header rows. */
const subWords = new Set([
  'nam',
  'nu',
  'ngay',
  'thang',
  'so',
  'ngay cap',
  'noi cap',
  'cong',
  'tong',
  'tong so',
  'tong cong',
  'ten',
  'ma so',
])

/**
 * The table inside a page: the block of one to three rows whose texts make the best header. Title rows, blank rows and
 * notes stand above it, and nothing says where it begins. Null when no row names people.
 * @param sheetRows the first rows of a sheet
 * @param said what a person has said of columns
 */
export function findTable(sheetRows: readonly Row[], said: SaidColumns = new Map()): Table | null {
  const rows = sheetRows.map(narrowed)
  let best: { score: number; depth: number; table: Table; judged: readonly TableColumn[] } | null = null
  for (const [start, row] of rows.entries()) {
    // A plain header ends the search: a fuller one further down is that of a second table, and the first has people too.
    if (best !== null && row.number > best.table.lastRow && isPlain(best.judged)) break
    for (let depth = 1; depth <= deepestHeader; depth++) {
      const block = rows.slice(start, start + depth)
      if (block.length < depth || !isHeaderBlock(block)) break
      const columns = columnsOf(block, said)
      const judged = withOwnMeaning(columns, block, said)
      const score = namesAnybody(columns) ? scoreOf(judged) : 0
      const [first, last] = [block[0] as Row, block[depth - 1] as Row]
      // Equal scores: a further row below that adds nothing is a numbering row or the first person, one above is a title.
      const isBetter = best === null || score > best.score + 0.01
      const isTighter =
        best !== null && score > best.score - 0.01 && last.number === best.table.lastRow && depth < best.depth
      const isWhole = best !== null && block[depth - 2]?.number === best.table.lastRow && goesOn(best.table, last)
      if (score > 0 && (isBetter || isTighter || isWhole)) {
        const table = { firstRow: first.number, lastRow: last.number, columns, written: columns }
        best = { score, depth, table, judged }
      }
    }
  }
  return best === null ? null : { ...best.table, columns: settleRivals(best.table.columns) }
}

/**
 * "Người nhận thay → Họ và tên | Số CMND": a row that names columns below a group and leaves the people's names to the row above is the
 * header's own. Taken for the header of a table of its own, who takes the money for somebody would be who is supported.
 */
function goesOn(above: Table, row: Row): boolean {
  const known = new Map(above.columns.map((column) => [column.index, column]))
  return (
    row.cells.some(({ column }) => !known.has(column)) &&
    row.cells.every(({ column }) => !nameFields.has(known.get(column)?.field ?? null))
  )
}

/** The columns of one row taken as a header: lists repeat or change their header further down. Null when it is none. */
export function tableFromRow(sheetRow: Row, said: SaidColumns = new Map()): Table | null {
  return sheetRow.cells.length < fewestColumns ? null : tableFromRows([sheetRow], said)
}

/** The same of several rows: a header inside the table can have a second row as well as the first one. */
export function tableFromRows(sheetRows: readonly Row[], said: SaidColumns = new Map()): Table | null {
  const rows = sheetRows.map(narrowed)
  const [first, last] = [rows[0], rows[rows.length - 1]]
  if (first === undefined || last === undefined || !isHeaderBlock(rows)) return null
  const columns = columnsOf(rows, said)
  if (!isPlain(withOwnMeaning(columns, rows, said))) return null
  return { firstRow: first.number, lastRow: last.number, columns: settleRivals(columns), written: columns }
}

/** The columns of rows that may be a header without naming anybody. Null when they are none. */
export function columnsOfHeader(sheetRows: readonly Row[], said: SaidColumns): TableColumn[] | null {
  const rows = sheetRows.map(narrowed)
  return isHeaderBlock(rows) ? columnsOf(rows, said) : null
}

/** Without the columns that no header reaches: a sheet can have 16,384 in each row. */
export function narrowed(row: Row): Row {
  const last = row.cells[row.cells.length - 1]
  if (last === undefined || last.column < mostColumns) return row
  return { ...row, cells: row.cells.filter(({ column }) => column < mostColumns) }
}

const nothingSaid: SaidColumns = new Map()

/**
 * The columns as they are said to be, and as they are called: an answer to a column must not move the header to rows in which the same
 * column is called otherwise, where nobody has answered for it.
 */
const withOwnMeaning = (
  columns: readonly TableColumn[],
  block: readonly Row[],
  said: SaidColumns,
): readonly TableColumn[] => (said.size === 0 ? columns : [...columns, ...columnsOf(block, nothingSaid)])

/** At least three columns that are called as lists call them, and half of all. */
function isPlain(columns: readonly TableColumn[]): boolean {
  const sure = columns.filter(({ field, confidence }) => field !== null && confidence >= 0.9)
  return sure.length >= fewestColumns && sure.length >= columns.length / 2 && scoreOf(columns) > 0
}

function isHeaderBlock(block: readonly Row[]): boolean {
  if (beginsWithTitle(block)) return false
  for (const [index, row] of block.entries()) {
    const previous = block[index - 1]
    const parts = previous === undefined ? none : numberedParts(row, previous)
    const cells = row.cells.filter(({ column }) => !parts.has(column))
    if (cells.some(isData)) return false
    if (previous === undefined) continue
    if (row.number > previous.number + 2) return false
    const groups = cells.filter(({ text }) => recogniseHeader(text)?.field === 'policy').length
    if (groups === 1 && row.cells.length <= 2) return false
    const known = cells.filter((cell) => isHeaderLike(cell.text)).length
    if (known + parts.size === 0 || known < cells.length / 2) return false
  }
  return true
}

const none: ReadonlySet<number> = new Set()
const title = /^(?:danh sach|ds|bang|bieu|phu luc|tong hop|bao cao|mau so|kem theo|uy ban nhan dan|ubnd)(?= |$)/

/** "DANH SÁCH CHI TRẢ TIỀN HỖ TRỢ" right above a header is no group of its columns: each unknown one would be a sum. */
function beginsWithTitle([first, second]: readonly Row[]): boolean {
  const [only, ...others] = first?.cells ?? []
  if (only === undefined || others.length > 0 || second === undefined) return false
  return title.test(headerKey(only.text)) || second.cells[0]?.column === only.column
}

/** Numbers, dates and long runs of digits stand in people's rows; in a header only a sum: "Số tiền (750000đ/khẩu)". */
function isData(cell: Cell): boolean {
  if (cell.kind !== 'text' || /^\s*\d+[.)]?\s*$/.test(cell.text)) return true
  if (!/\d{5}/.test(cell.text)) return false
  const field = /\d{8}/.test(cell.text) ? undefined : recogniseHeader(cell.text)?.field
  return field !== 'amount' && field !== 'rate'
}

function isHeaderLike(text: string): boolean {
  const key = headerKey(text)
  if (subWords.has(key) || ofMonth.test(key) || saysOnlyOfChange(text)) return true
  return (recogniseHeader(text)?.confidence ?? 0) >= 0.9
}

/** The columns of rows that are a header, whatever stands in them. */
export function columnsOf(block: readonly Row[], said: SaidColumns): TableColumn[] {
  const grid = block.map(({ cells }) => new Map(cells.map((cell) => [cell.column, cleanText(cell.text)])))
  const indexes = [...new Set(grid.flatMap((texts) => [...texts.keys()]))].sort((one, other) => one - other)
  const paths = indexes.map((index) => headerPath(grid, index))
  const groups = groupsOf(paths)
  const columns = indexes.map((index, position) => {
    const path = paths[position] ?? []
    const header = path.join(' – ')
    const told = toldOf(said, { column: columnLetters(index), header })
    if (told !== undefined) return { index, header, field: told, confidence: 1, isSaid: true as const }
    const meaning = groups.get(groupOf(path))?.meaningOf(path) ?? null
    return { index, header, field: meaning?.field ?? null, confidence: meaning?.confidence ?? 0 }
  })
  return namedByRepresentative(columns)
}

const groupOf = (path: readonly string[]): string => path.slice(0, -1).join('\n')
const ownKey = (path: readonly string[]): string => headerKey(path[path.length - 1] ?? '')

function groupsOf(paths: readonly (readonly string[])[]): Map<string, ColumnGroup> {
  const groups = new Map<string, ColumnGroup>()
  for (const path of paths) {
    const group = groups.get(groupOf(path)) ?? new ColumnGroup()
    groups.set(groupOf(path), group.add(path))
  }
  return groups
}

/** Columns under one group's text. Each is seen beside the others' keys, which are counted once: lists can have hundreds. */
class ColumnGroup {
  private readonly counts = new Map<string, number>()
  private readonly keys = new Set<string>()

  add(path: readonly string[]): this {
    const key = ownKey(path)
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1)
    this.keys.add(key)
    return this
  }

  meaningOf(path: readonly string[]): ReturnType<typeof columnMeaning> {
    const key = ownKey(path)
    if (this.counts.get(key) === 1) this.keys.delete(key)
    const meaning = columnMeaning(path, this.keys)
    this.keys.add(key)
    return meaning
  }
}

/** A group's text stands in its first column only; the columns right of it that have a text further down belong to it. */
function headerPath(grid: readonly ReadonlyMap<number, string>[], index: number): string[] {
  const path: string[] = []
  for (const [depth, texts] of grid.entries()) {
    const own = texts.get(index)
    if (own !== undefined && own !== '') {
      path.push(own)
      continue
    }
    const below = grid[depth + 1]
    if (below?.get(index) === undefined) continue
    for (let left = index - 1; left >= 0; left--) {
      const group = texts.get(left)
      if (group === undefined) {
        if (below.get(left) === undefined) break
        continue
      }
      if (below.get(left) !== undefined) path.push(group)
      break
    }
  }
  return path
}
