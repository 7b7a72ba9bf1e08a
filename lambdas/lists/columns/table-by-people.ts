import { isNumberingRow } from '../rows/bare-row.ts'
import { isBuiltAsName } from '../rows/person/plausible-name.ts'
import type { Row } from '../workbook/workbook.ts'
import { lookAtColumns, type SeenColumn } from './column-look.ts'
import { type Field, nameFields } from './field.ts'
import { fieldWords } from './field-words.ts'
import { columnsOfHeader, narrowed } from './find-table.ts'
import { lookedAt, nameless } from './guess-columns.ts'
import { mainNames } from './guess-rivals.ts'
import type { Look } from './look.ts'
import { alike, calling, countedCells } from './look-words.ts'
import { misspeltHeader } from './misspelt-header.ts'
import { isInCharge, wordOfNames } from './name-headers.ts'
import { isMeaningless } from './recognise-header.ts'
import { hasSeveral, isHeading, recordsFrom } from './records.ts'
import type { SaidColumns } from './said-columns.ts'
import { settleRivals } from './settle-rivals.ts'
import { hasNames, type Table } from './table.ts'
import type { TableColumn } from './table-column.ts'

/** Headers that may stand above the names of a list although they name something else as well. */
const mayBeNames: ReadonlySet<Field | null> = new Set([null, 'policy', 'representative'])
const deepestHeader = 3
/** Letters. A longer text above people is a title or a remark. */
const longestHeader = 60
/** Fewer people prove nothing, but where the sheet has nothing else. */
const fewestPeople = 3
const shareOfPeople = 0.5
/** Some lists leave the birth or the number of many people blank. */
const shareOfEvidence = 0.3
const byCells = 0.65
const byWordAndCells = 0.8

/**
 * The table of a sheet on which no header names people, by the people who stand in it: names in a column, beside each what a list says of
 * people. A header above them is taken for what it tells. Null where it is no list: names alone prove nothing, and a report by schools or
 * a letter has them too. Without a column of names where several are as likely, or where a person has said that none is: its columns
 * say why.
 * @param rows the first rows of the sheet
 */
export function tableByPeople(sheetRows: readonly Row[], said: SaidColumns): Table | null {
  const rows = sheetRows.map(narrowed)
  const body = bodyOf(rows)
  if (body === null) return null
  const { start, records } = body
  const header = headerAbove(rows, start, records, said)
  const seen = lookAtColumns(records)
  const columns = withNameless(header?.columns ?? [], seen, said)
  if (!isOfPeople(columns, seen, records.length, header === null)) return null
  const [firstRow, lastRow] = header === null ? bare(rows, start) : [header.firstRow, header.lastRow]
  const found = settleRivals(hasNames({ columns }) ? columns : withName(columns, seen))
  return { firstRow, lastRow, columns: found, written: found }
}

type Body = { readonly start: number; readonly records: readonly Row[] }

/** Where rows of people begin and what stands from there on; null where there are too few of them. */
function bodyOf(rows: readonly Row[]): Body | null {
  const counts = new Map<number, number>()
  for (const row of rows) {
    if (!hasSeveral(row)) continue
    for (const { column, text } of row.cells) if (isBuiltAsName(text)) counts.set(column, (counts.get(column) ?? 0) + 1)
  }
  const [most] = [...counts].sort(([, one], [, other]) => other - one)
  if (most === undefined) return null
  const isPerson = (row: Row): boolean =>
    hasSeveral(row) && row.cells.some(({ column, text }) => column === most[0] && isBuiltAsName(text))
  const people = rows.filter(isPerson)
  const width = people.map(({ cells }) => cells.length).sort((one, other) => one - other)[people.length >> 1] ?? 0
  const first = people.find(({ cells }) => cells.length >= width / 2)
  if (first === undefined) return null
  const start = firstOfPeople(rows, first.number)
  const records = recordsFrom(rows, start)
  const isFew = people.length < fewestPeople
  const all = isFew ? rows.length : records.length
  return people.length >= all * shareOfPeople ? { start, records } : null
}

/** The first row of people may have a name that is built otherwise: beside it stands what stands beside the others. */
function firstOfPeople(rows: readonly Row[], known: number): number {
  const seen = lookAtColumns(recordsFrom(rows, known)).filter(({ look }) => telling.has(look))
  let first = known
  for (const row of rows.filter(({ number }) => number < known).toReversed()) {
    const [alone] = lookAtColumns([row]).filter(({ index, look }) =>
      seen.some((column) => column.index === index && column.look === look),
    )
    if (alone === undefined) break
    first = row.number
  }
  return first
}

/** Without a header the table begins at the heading above its first people, if any: it says their hamlet or group. */
function bare(rows: readonly Row[], start: number): [firstRow: number, lastRow: number] {
  let first = start
  for (const row of rows.filter(({ number }) => number < start).toReversed()) {
    if (row.number !== first - 1 || !isHeading(row)) break
    first = row.number
  }
  return [first, first - 1]
}

/** What no header and no title looks like. */
const telling: ReadonlySet<Look> = new Set(['births', 'id-numbers', 'sums'])

type Header = { readonly firstRow: number; readonly lastRow: number; readonly columns: readonly TableColumn[] }

/** The best header that ends right above the people, but for a row that numbers the columns and headings of who stands below. */
export function headerAbove(
  rows: readonly Row[],
  start: number,
  records: readonly Row[],
  said: SaidColumns,
): Header | null {
  const above = rows.filter(({ number }) => number < start)
  const width = new Set(records.flatMap(({ cells }) => cells.map(({ column }) => column))).size
  let isAboveHeading = false
  for (let last = above.at(-1); last !== undefined; last = above.at(-1)) {
    const isNumbering = isNumberingRow(last)
    const header = isNumbering ? null : headerAtEnd(above, isAboveHeading, width, said)
    if (header !== null) return header
    if (!isNumbering && !isHeading(last)) return null
    if (!isNumbering) isAboveHeading = true
    above.pop()
  }
  return null
}

/** Headings stand below titles as well: above one, a header has to be known by its words. */
function headerAtEnd(above: readonly Row[], isAboveHeading: boolean, width: number, said: SaidColumns): Header | null {
  let best: (Header & { readonly score: number }) | null = null
  for (let depth = 1; depth <= Math.min(deepestHeader, above.length); depth++) {
    const block = above.slice(-depth)
    const columns = columnsOfHeader(block, said)
    if (columns === null) continue
    const meant = columns.filter(({ field, header }) => field !== null || misspeltHeader(header) !== null).length
    const isFull = columns.length >= Math.min(3, width) && columns.length >= width / 2 && columns.every(isShort)
    const isHeader = meant >= 2 || (isFull && !isAboveHeading && !block.some(isHeading))
    const score = isHeader ? meant + (isFull ? 0.5 : 0) : 0
    const [first, last] = [block[0]?.number ?? 0, block[block.length - 1]?.number ?? 0]
    if (score > 0 && (best === null || score > best.score)) best = { firstRow: first, lastRow: last, columns, score }
  }
  return best
}

const isShort = ({ header }: TableColumn): boolean => header.length <= longestHeader

function withNameless(header: readonly TableColumn[], seen: readonly SeenColumn[], said: SaidColumns): TableColumn[] {
  const known = new Set(header.map(({ index }) => index))
  const names = seen.filter(({ index, look }) => look === 'names' && !known.has(index))
  return [...header, ...names.map(({ index }) => nameless(index))]
    .map((column) => {
      const own = seen.find(({ index }) => index === column.index)
      return own === undefined ? column : lookedAt(column, own, said)
    })
    .sort((one, other) => one.index - other.index)
}

const mayName = ({ field, isSaid, header }: TableColumn): boolean =>
  mayBeNames.has(field) && !(field === null && isSaid) && !isInCharge(header)

/**
 * Beside the names of a list stand births, ID numbers or sexes. Running numbers and sums are enough where nothing says that the names
 * are something else's; sums alone of several where nothing is said at all.
 */
function isOfPeople(
  columns: readonly TableColumn[],
  seen: readonly SeenColumn[],
  records: number,
  isBare: boolean,
): boolean {
  const isNamed = columns.some(({ field, confidence }) => nameFields.has(field) && confidence === 1)
  const looks = new Set(seen.filter(({ filled }) => filled >= records * shareOfEvidence).map(({ look }) => look))
  if (looks.has('id-numbers') || looks.has('births') || looks.has('sexes')) return true
  if (isNamed) return true
  const plain = columns.filter(
    ({ index, header }) =>
      seen.some((column) => column.index === index && column.look === 'names') &&
      (isMeaningless(header) || wordOfNames(header) !== null),
  )
  const isListed = looks.has('running-numbers') || (isBare && records >= fewestPeople)
  return plain.some(mayName) && isListed && looks.has('sums')
}

function withName(columns: readonly TableColumn[], seen: readonly SeenColumn[]): TableColumn[] {
  const candidates = columns.flatMap((column) => {
    const cells = seen.find(({ index }) => index === column.index)
    return cells?.look === 'names' && mayName(column) ? [{ column, cells, word: wordOfNames(column.header) }] : []
  })
  const spoken = candidates.filter(({ word }) => word !== null)
  const [only, ...others] = spoken.length > 0 ? spoken : candidates
  if (only === undefined) return [...columns]
  const all = [only, ...others]
  const main = others.length === 0 ? only.cells : mainNames(all.map(({ cells }) => cells))
  return columns.map((column) => {
    const own = all.find((one) => one.column === column)
    if (own === undefined || (main !== null && own.cells !== main)) return column
    const opening = own.word === null ? calling(column.header) : 'Tiêu đề cột không phải của mẫu'
    if (main === null) {
      const reason = `${opening}; ${alike(all.map(({ cells }) => cells))}, không rõ ai là người được hỗ trợ nên chưa đọc ai`
      return { ...column, field: null, confidence: 0, reason }
    }
    const confidence = (own.word === null || others.length > 0 ? byCells : byWordAndCells) * (main.fits / main.filled)
    const reason = `${opening}; đọc là ${fieldWords.fullName} vì ${countedCells(main)}`
    return { ...column, field: 'fullName' as const, confidence: Math.round(confidence * 100) / 100, reason }
  })
}
