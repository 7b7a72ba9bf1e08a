import type { WorkSheet } from '@e965/xlsx'
import { withoutExplanation } from './comment-parts.ts'
import { dayOfSerial, textOfSerial } from './date-serial.ts'
import { eachRow } from './each-row.ts'
import { encryptedWorkbook } from './inflate-entry.ts'
import { longestComment, maximumComments, maximumWholeFileBytes } from './limits.ts'
import { customFormat, type NumberFormat } from './number-format.ts'
import { numberText, zeroPadded } from './number-text.ts'
import type { RandomAccess } from './random-access.ts'
import { refusal } from './refusals.ts'
import type { Cell, CellComment, MergedRange, Row, Sheet, SheetComments } from './workbook.ts'
import { placeInXls, struckCells } from './xls-struck.ts'
import { struckFill, withStruckFills } from './xml-2003-struck.ts'
import { behindSpecial, isSpecial, nextTag } from './xml-bytes.ts'
import { damaged } from './zip-directory.ts'

export type OldFormatsLibrary = Pick<typeof import('@e965/xlsx'), 'read' | 'CFB'>

/** The library is a hundred kilobytes that most days nobody needs, so it comes only with the first old file. */
const loadLibrary = async (): Promise<OldFormatsLibrary> => import('@e965/xlsx')

type OldCell = {
  t?: string
  v?: unknown
  z?: string | number
  f?: string
  w?: string
  s?: { patternType?: string }
  c?: { a?: string; t?: string }[]
}

const batchRows = 1_000
const firstOleByte = 0xd0

/**
 * An .xls (Excel 97 and before) or 2003 XML file, read whole by SheetJS: these end at 65,536 rows, and no streaming
 * reader for them exists.
 * @throws NotAList `too-large`, `unsafe-xml`, `encrypted` or `damaged`
 */
export async function openOldFormat(
  source: RandomAccess,
  load: () => Promise<OldFormatsLibrary> = loadLibrary,
): Promise<{ sheets: Sheet[]; date1904: boolean }> {
  if (source.size > maximumWholeFileBytes) throw refusal('too-large')
  const { read, CFB } = await load()
  const whole = await source.read(0, source.size)
  const isXml = whole[0] !== firstOleByte
  if (isXml) refuseDoctype(whole)
  const bytes = isXml ? withStruckFills(whole) : whole
  let book: ReturnType<OldFormatsLibrary['read']>
  try {
    // No text formatting (`w`), no formulas parsed: fewer paths for a hostile file, and a third less time.
    book = read(bytes, { type: 'array', dense: true, cellNF: true, cellStyles: true, cellText: false, cellHTML: false })
  } catch (error) {
    throw /password|encrypt/i.test(String(error)) ? encryptedWorkbook() : damaged(error)
  }
  const struck = isXml ? [] : struckIn(bytes, CFB)
  const date1904 = book.Workbook?.WBProps?.date1904 === true
  const sheets = book.SheetNames.map((name, index): Sheet => {
    const sheet = book.Sheets[name]
    const batches = async function* (): AsyncGenerator<Row[]> {
      if (sheet !== undefined) yield* rowsOf(sheet, date1904, struck[index])
    }
    return {
      name,
      hidden: (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0,
      batches,
      rows: () => eachRow(batches()),
      hiddenColumns: async () => hiddenColumnsOf(sheet),
      merged: async () => mergedOf(sheet),
      comments: async () => commentsOf(sheet),
    }
  })
  return { sheets, date1904 }
}

/** The compound file was read by the library before, so that nothing in it can surprise here; what has no such part has no fonts. */
function struckIn(bytes: Uint8Array, CFB: OldFormatsLibrary['CFB']): ReadonlySet<number>[] {
  try {
    const file = CFB.read(bytes, { type: 'array' })
    const content: unknown = (CFB.find(file, '/Workbook') ?? CFB.find(file, '/Book'))?.content
    if (content === undefined || content === null) return []
    return struckCells(content instanceof Uint8Array ? content : Uint8Array.from(content as ArrayLike<number>))
  } catch {
    return []
  }
}

/** A DOCTYPE can stand only before the first element. */
function refuseDoctype(xml: Uint8Array): void {
  let at = nextTag(xml, 0, xml.length)
  while (at !== -1 && isSpecial(xml[at + 1])) {
    const behind = behindSpecial(xml, at, xml.length)
    at = behind === -1 ? -1 : nextTag(xml, behind, xml.length)
  }
}

/** SheetJS keeps a sheet read densely under a name that its types do not have. */
const gridOf = (sheet: WorkSheet | undefined): (OldCell | undefined)[][] =>
  (sheet as unknown as { '!data'?: (OldCell | undefined)[][] } | undefined)?.['!data'] ?? []

function* rowsOf(sheet: WorkSheet, date1904: boolean, struck?: ReadonlySet<number>): Generator<Row[]> {
  const grid = gridOf(sheet)
  const formats = new Map<string, NumberFormat>()
  let batch: Row[] = []
  // Sparse: a far cell must not cost a loop over all that is not there.
  for (const key of Object.keys(grid)) {
    const index = Number(key)
    const cells: Cell[] = []
    for (const column of Object.keys(grid[index] ?? [])) {
      const old = grid[index]?.[Number(column)]
      const cell = cellOf(old, Number(column), formats, date1904)
      if (cell === null) continue
      const isStruck = old?.s?.patternType === struckFill || struck?.has(placeInXls(index, cell.column))
      cells.push(isStruck ? { ...cell, struck: true } : cell)
    }
    if (cells.length > 0) batch.push({ number: index + 1, hidden: sheet['!rows']?.[index]?.hidden === true, cells })
    if (batch.length >= batchRows) {
      yield batch
      batch = []
    }
  }
  if (batch.length > 0) yield batch
}

function cellOf(
  old: OldCell | undefined,
  column: number,
  formats: Map<string, NumberFormat>,
  date1904: boolean,
): Cell | null {
  if (old === undefined || old.t === 'z' || old.t === undefined) {
    return old?.f === undefined ? null : { column, text: '', value: null, kind: 'formula-without-value' }
  }
  if (old.t === 'e') return { column, text: errorText(old.v), value: null, kind: 'error' }
  if (typeof old.v === 'boolean') return { column, text: old.v ? 'TRUE' : 'FALSE', value: old.v, kind: 'boolean' }
  if (typeof old.v !== 'number') {
    const text = String(old.v ?? '')
    return text === '' ? null : { column, text, value: text, kind: 'text' }
  }
  const code = String(old.z ?? 'General')
  let format = formats.get(code)
  if (format === undefined) {
    format = customFormat(code)
    formats.set(code, format)
  }
  if (format.kind !== 'date') {
    const text = numberText(old.v, String(old.v))
    const shown = format.kind === 'zeros' ? zeroPadded(text, format.digits) : text
    return { column, text: shown, value: old.v, kind: 'number' }
  }
  const text = textOfSerial(old.v, date1904, format.shows)
  const date = format.shows === 'time' ? null : dayOfSerial(old.v, date1904)
  return { column, text, value: old.v, kind: 'date', shows: format.shows, ...(date === null ? {} : { date }) }
}

const errorTexts: Record<number, string> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
}

function errorText(value: unknown): string {
  return errorTexts[Number(value)] ?? '#ERROR!'
}

function hiddenColumnsOf(sheet: WorkSheet | undefined): number[] {
  const hidden: number[] = []
  sheet?.['!cols']?.forEach((column, index) => {
    if (column?.hidden === true) hidden.push(index)
  })
  return hidden
}

/** Of an .xls the library reads two-byte letters on into what stands behind them; that begins with zeros. */
const untilNul = (text: string): string => text.split('\0', 1)[0] ?? ''

function commentsOf(sheet: WorkSheet | undefined): SheetComments {
  const comments: CellComment[] = []
  for (const [row, cells] of Object.entries(gridOf(sheet)))
    for (const [column, cell] of Object.entries(cells ?? [])) {
      const text = (cell?.c ?? [])
        .map(({ t = '' }) => withoutExplanation(untilNul(t).replace(/\r\n?/g, '\n')))
        .join('\n')
      if (text === '') continue
      if (comments.length >= maximumComments) return { comments, isWhole: false }
      comments.push({ row: Number(row) + 1, column: Number(column), text: text.slice(0, longestComment) })
    }
  return { comments, isWhole: true }
}

function mergedOf(sheet: WorkSheet | undefined): MergedRange[] {
  return (sheet?.['!merges'] ?? []).map(({ s, e }) => ({
    firstRow: s.r,
    firstColumn: s.c,
    lastRow: e.r,
    lastColumn: e.c,
  }))
}
