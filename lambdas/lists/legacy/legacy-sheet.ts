import type { Field } from '../columns/field.ts'
import type { Table } from '../columns/find-table.ts'
import { looksLikePolicy } from '../rows/row-kind.ts'
import type { Cell, Row } from '../workbook/workbook.ts'
import { type ByteView, bytesOf } from './byte-view.ts'
import { evidenceOf, type WordMemory } from './cell-evidence.ts'
import { type ColumnReading, columnReading, Tally } from './column-reading.ts'
import { convertCell, enoughLostWords } from './convert-cell.ts'
import { codeOfDoubt, type LegacyMark } from './legacy-mark.ts'
import { type Capitals, capitalsOf } from './restore-capitals.ts'

const mostExamples = 3
const mostTold = 1_000
const mostKnown = 2_000
const nameFields: ReadonlySet<Field | null> = new Set(['fullName', 'givenName', 'headName'])
/** Words of a fixed stock: an ư that they lost is put back, so that they are understood; the row still says so. */
const stockFields: ReadonlySet<Field | null> = new Set(['policy', 'relation'])

/**
 * One sheet's texts as they were meant. The title and the header are read as one, the rows below column by column: a
 * list may have its header in Unicode and its names in an old font, and the same letters mean different things in both.
 */
export class LegacySheet {
  private readonly sample: readonly Row[]
  private readonly view: ByteView
  private readonly memory: WordMemory
  private readonly accepted: ReadonlySet<string>
  private readonly columns: (ColumnReading | undefined)[] = []
  private readonly examples: (LegacyMark[] | undefined)[] = []
  private readonly fields: (Field | null | undefined)[] = []
  private readonly marks = new WeakMap<Cell, LegacyMark>()
  private readonly headMarks: { row: number; mark: LegacyMark }[] = []
  private readonly told = new Set<string>()
  private headEnd = 0
  private hasSoftHyphens = false

  /** @param sample the sheet's first rows; they come again through `row` */
  constructor(sample: readonly Row[], file: { view: ByteView; memory: WordMemory; accepted: ReadonlySet<string> }) {
    this.sample = sample
    this.view = file.view
    this.memory = file.memory
    this.accepted = file.accepted
  }

  /** What was done to a cell that `row` gave, or is to be asked about it. */
  markOf(cell: Cell): LegacyMark | undefined {
    return this.marks.get(cell)
  }

  readingOf(column: number): ColumnReading | undefined {
    return this.columns[column]
  }

  /** The first conversions of a column's sample that leave no doubt, for a person to judge by. */
  examplesOf(column: number): readonly LegacyMark[] {
    return this.examples[column] ?? []
  }

  /** What was converted above the table and in its header. */
  convertedHead(): LegacyMark[] {
    return this.headMarks.filter(({ row }) => row <= this.headEnd).map(({ mark }) => mark)
  }

  /** The first rows, of which the title and the header are sought, all read alike. */
  head(count: number): Row[] {
    const rows = this.sample.slice(0, count)
    const head = this.warmedUp(rows.flatMap(textCells))
    if (head.encoding === null) return rows
    return rows.map((row) => this.converted(row, () => head, true))
  }

  /** Settles how each column below the header is read. */
  settle(table: Table): void {
    this.headEnd = table.lastRow
    for (const { index, field } of table.columns) this.fields[index] = field
    const cells: (Cell[] | undefined)[] = []
    for (const row of this.sample) {
      if (row.number <= table.lastRow) continue
      for (const cell of textCells(row)) {
        const column = cells[cell.column] ?? []
        column.push(cell)
        cells[cell.column] = column
      }
    }
    for (const index of Object.keys(cells).map(Number)) {
      const examples: LegacyMark[] = []
      this.columns[index] = this.warmedUp(cells[index] ?? [], examples)
      this.examples[index] = examples
    }
    for (const index of Object.keys(cells).map(Number)) this.followOthers(index, cells[index] ?? [])
    const known = this.columns.filter((column) => column !== undefined)
    const name = table.columns.find(({ field }) => field === 'fullName')
    const ofNames = name === undefined ? null : (this.columns[name.index]?.capitals ?? null)
    for (const column of known) column.capitals ??= ofNames === 'title' ? 'sentence' : ofNames
    this.hasSoftHyphens = known.some((column) => column.hasSoftHyphens)
    for (const column of known) if (column.lostWords.size < enoughLostWords) column.hasSoftHyphens = this.hasSoftHyphens
  }

  /**
   * A column of Êđê names or of few words proves nothing by itself. It is read as the other columns when it has signs
   * that are no letters in Unicode names, or when all the sheet with its header is in that font.
   */
  private followOthers(index: number, cells: readonly Cell[]): void {
    if (this.columns[index]?.encoding !== null) return
    const isName = nameFields.has(this.fields[index] ?? null)
    const others = this.columns
      .filter((column) => column !== undefined && column.encoding !== null)
      .toSorted((one, other) => Number(this.isOfNames(other)) - Number(this.isOfNames(one)))
    const [other] = others
    if (other === undefined || other.encoding === null) return
    const { encoding, view, confidence } = other
    const found = cells.map(({ text }) => evidenceOf(text, view, this.memory))
    const letters = found.filter((evidence) => evidence !== 'plain' && evidence !== 'unicode')
    const isPossible =
      letters.length > 0 && !found.includes('unicode') && letters.every(({ isWhole }) => isWhole[encoding])
    // Family and given names in two columns are typed by one hand.
    if (isPossible && isName && this.isOfNames(other)) {
      this.columns[index] = { ...columnReading(view, null), encoding, confidence, last: encoding }
      return
    }
    const isNoWorse = letters.every(({ against, support }) => against[encoding] <= support[encoding])
    const isWholeSheet = this.convertedHead().length > 0 && others.every((column) => column?.isMixed === false)
    if (!isPossible || !isNoWorse || (!isWholeSheet && !letters.some(({ isOdd }) => isOdd[encoding]))) return
    this.columns[index] = { ...columnReading(view, null), encoding, confidence, last: encoding }
  }

  private isOfNames(column: ColumnReading | undefined): boolean {
    return column !== undefined && nameFields.has(this.fields[this.columns.indexOf(column)] ?? null)
  }

  /** The row with its texts converted; the very same row where nothing is. */
  row(row: Row): Row {
    if (row.number <= this.headEnd) return row
    return this.converted(row, (index) => this.columnAt(index), false)
  }

  private columnAt(index: number): ColumnReading {
    const known = this.columns[index]
    if (known !== undefined) return known
    const column = { ...columnReading(this.view, null), hasSoftHyphens: this.hasSoftHyphens }
    this.columns[index] = column
    return column
  }

  private converted(row: Row, columnOf: (index: number) => ColumnReading, isHead: boolean): Row {
    let cells: Cell[] | null = null
    for (const [at, cell] of row.cells.entries()) {
      if (cell.kind !== 'text') continue
      const mark = this.markFor(cell.text, columnOf(cell.column))
      if (mark === null) continue
      const isMended = this.isUnderstoodOnlyMended(mark, cell.column, isHead)
      const text = (isMended ? mark.doubt.suggestion : this.acceptedText(mark)) ?? mark.after
      const converted: Cell = { ...cell, text, value: text }
      if (isHead) this.headMarks.push({ row: row.number, mark })
      else this.marks.set(converted, isMended && this.hasTold(text) ? { ...mark, doubt: null } : mark)
      cells ??= [...row.cells]
      cells[at] = converted
    }
    return cells === null ? row : { ...row, cells }
  }

  private acceptedText({ doubt }: LegacyMark): string | null {
    return doubt !== null && this.accepted.has(codeOfDoubt(doubt)) ? doubt.suggestion : null
  }

  /** Hamlets, policies and notes repeat, and where all cells are read alike they are read once. */
  private markFor(text: string, column: ColumnReading): LegacyMark | null {
    if (column.encoding === null || column.isMixed) return convertCell(text, column, this.memory)
    const known = column.known.get(text)
    if (known !== undefined) return known
    const mark = convertCell(text, column, this.memory)
    if (column.known.size < mostKnown) column.known.set(text, mark)
    return mark
  }

  /** A policy that stands in each row is asked about once. */
  private hasTold(text: string): boolean {
    if (this.told.has(text)) return true
    if (this.told.size < mostTold) this.told.add(text)
    return false
  }

  private isUnderstoodOnlyMended(
    mark: LegacyMark,
    column: number,
    isHead: boolean,
  ): mark is LegacyMark & { doubt: { suggestion: string } } {
    const suggestion = mark.doubt?.reason === 'lost-letter' ? mark.doubt.suggestion : null
    if (suggestion === null) return false
    if (isHead || stockFields.has(this.fields[column] ?? null)) return true
    return looksLikePolicy(suggestion) && !looksLikePolicy(mark.after)
  }

  /** The column as its sample shows it, with what only the whole sample tells: that letters came through, or fell out. */
  private warmedUp(cells: readonly Cell[], examples: LegacyMark[] = []): ColumnReading {
    const reading = this.readingFor(cells)
    if (reading.encoding === null) return reading
    const { last, isMixed } = reading
    reading.capitals = usualCapitals(cells, reading.view)
    for (const { text } of cells) {
      const mark = convertCell(text, reading, this.memory)
      if (mark === null || mark.doubt !== null || examples.length === mostExamples) continue
      if (!examples.some(({ before }) => before === mark.before)) examples.push(mark)
    }
    return { ...reading, last, isMixed }
  }

  private readingFor(cells: readonly Cell[]): ColumnReading {
    const verdictIn = (view: ByteView) => {
      const tally = new Tally()
      for (const { text } of cells) tally.add(evidenceOf(text, view, this.memory))
      return tally.verdict()
    }
    const own = verdictIn(this.view)
    if (this.view === 'vietnamese' || (own !== null && !own.isMixed)) return columnReading(this.view, own)
    const other = verdictIn('vietnamese')
    if (other !== null && other.lead > (own?.lead ?? 0)) return columnReading('vietnamese', other)
    return columnReading(this.view, own)
  }
}

function textCells(row: Row): Cell[] {
  return row.cells.filter(({ kind }) => kind === 'text')
}

function usualCapitals(cells: readonly Cell[], view: ByteView): Capitals | null {
  const counts = { capitals: 0, title: 0, sentence: 0, lower: 0 }
  for (const { text } of cells) {
    const capitals = capitalsOf(bytesOf(text, view) ?? '')
    if (capitals !== null) counts[capitals] += 1
  }
  const most = Math.max(...Object.values(counts))
  const usual = (['capitals', 'title', 'sentence', 'lower'] as const).find((capitals) => counts[capitals] === most)
  return most === 0 ? null : (usual ?? null)
}
