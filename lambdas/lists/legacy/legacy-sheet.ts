import type { Field } from '../columns/field.ts'
import type { Table } from '../columns/table.ts'
import { looksLikePolicy } from '../rows/headings/group-words.ts'
import { type Accepted, takenBy } from '../taken-answers.ts'
import type { Cell, Row } from '../workbook/workbook.ts'
import { nativeName } from './cell-evidence.ts'
import { type ColumnReading, columnReading } from './column-reading.ts'
import { convertCell } from './convert-cell.ts'
import { codeOfDoubt, type LegacyMark } from './legacy-mark.ts'
import { mayStand } from './may-stand.ts'
import { type FileLetters, type SettledColumn, settleColumn, settleColumns } from './settle-columns.ts'

const mostTold = 1_000
const mostKnown = 2_000
const longestKnown = 100
/** Words of a fixed stock: an ư that they lost is put back, so that they are understood; the row still says so. */
const stockFields: ReadonlySet<Field | null> = new Set(['policy', 'relation'])

/**
 * One sheet's texts as they were meant. The title and the header are read as one, the rows below column by column: a
 * list may have its header in Unicode and its names in an old font, and the same letters mean different things in both.
 */
export class LegacySheet {
  private sample: readonly Row[]
  private readonly letters: FileLetters
  private readonly accepted: Accepted
  private columns = new Map<number, SettledColumn>()
  private readonly fields = new Map<number, Field | null>()
  private readonly marks = new WeakMap<Cell, LegacyMark>()
  /** Whether any cell below the header has been marked. */
  private hasMarks = false
  private readonly headMarks: { row: number; mark: LegacyMark }[] = []
  private readonly told = new Set<string>()
  private headEnd = 0
  private hasSoftHyphens = false

  /**
   * @param sample the sheet's first rows; they come again through `row`
   * @param accepted which suggestions a person has accepted
   */
  constructor(sample: readonly Row[], letters: FileLetters, accepted: Accepted) {
    this.sample = sample
    this.letters = letters
    this.accepted = accepted
  }

  /** What was done to a cell that `row` gave, or is to be asked about it. */
  markOf(cell: Cell): LegacyMark | undefined {
    return this.hasMarks ? this.marks.get(cell) : undefined
  }

  readingOf(column: number): ColumnReading | undefined {
    return this.columns.get(column)?.reading
  }

  /** The first conversions of a column's sample that leave no doubt, for a person to judge by. */
  examplesOf(column: number): readonly LegacyMark[] {
    return this.columns.get(column)?.examples ?? []
  }

  /** What was converted above the table and in its header. */
  convertedHead(): LegacyMark[] {
    return this.headMarks.filter(({ row }) => row <= this.headEnd).map(({ mark }) => mark)
  }

  /** The first rows, of which the title and the header are sought, all read alike. */
  head(count: number): Row[] {
    const rows = this.sample.slice(0, count)
    const { reading: head } = settleColumn(
      rows.flatMap((row) => this.textCells(row)),
      this.letters,
    )
    if (head.encoding === null) return rows
    return rows.map((row) => this.converted(row, () => head, true))
  }

  /** Settles how each column below the header is read. */
  settle(table: Table): void {
    this.headEnd = table.lastRow
    for (const { index, field } of table.columns) this.fields.set(index, field)
    const cells = new Map<number, Cell[]>()
    for (const row of this.sample) {
      if (row.number <= table.lastRow) continue
      for (const cell of this.textCells(row)) {
        const column = cells.get(cell.column)
        if (column === undefined) cells.set(cell.column, [cell])
        else column.push(cell)
      }
    }
    this.sample = []
    const isHeadLegacy = this.convertedHead().length > 0
    this.columns = settleColumns(cells, (index) => this.fields.get(index) ?? null, this.letters, isHeadLegacy)
    this.hasSoftHyphens = [...this.columns.values()].some(({ reading }) => reading.hasSoftHyphens)
  }

  /** The row with its texts converted; the very same row where nothing is. */
  row(row: Row): Row {
    if (row.number <= this.headEnd) return row
    return this.converted(row, (index) => this.columnAt(index), false)
  }

  private columnAt(index: number): ColumnReading {
    const known = this.columns.get(index)
    if (known !== undefined) return known.reading
    const reading = { ...columnReading(this.letters.view, null), hasSoftHyphens: this.hasSoftHyphens }
    this.columns.set(index, { reading, examples: [] })
    return reading
  }

  private converted(row: Row, columnOf: (index: number) => ColumnReading, isHead: boolean): Row {
    let cells: Cell[] | null = null
    for (let at = 0; at < row.cells.length; at++) {
      const cell = row.cells[at]
      if (cell?.kind !== 'text' || this.isKept(cell.text)) continue
      const mark = this.markFor(cell.text, columnOf(cell.column))
      if (mark === null) continue
      const likely = this.likelyText(mark, cell.column, isHead)
      const text = likely ?? this.acceptedText(mark) ?? mark.after
      const converted: Cell = { ...cell, text, value: text }
      if (isHead) this.headMarks.push({ row: row.number, mark })
      else {
        this.marks.set(converted, likely === null ? mark : this.taken(mark, likely))
        this.hasMarks = true
      }
      cells ??= [...row.cells]
      cells[at] = converted
    }
    return cells === null ? row : { ...row, cells }
  }

  /** Whether a person may say that it is meant as it stands. */
  mayStand(text: string): boolean {
    return mayStand(text, this.letters)
  }

  /**
   * Whether it may be so although its column is converted. Where all others are of one font, a name of the Êđê alone: it is typed as
   * others are in VNI, which has all its letters, and may not be in TCVN3.
   */
  isOpen(text: string, column: number): boolean {
    const reading = this.readingOf(column)
    const isOther = reading?.isMixed === true || (reading?.encoding === 'TCVN3' && nativeName.test(text))
    return isOther && mayStand(text, this.letters)
  }

  private textCells(row: Row): Cell[] {
    return row.cells.filter(({ kind, text }) => kind === 'text' && !this.isKept(text))
  }

  /** Whatever is said of it, what can only be text of an old font is none that stays: nobody is asked about that either. */
  private isKept(text: string): boolean {
    return this.letters.kept.size > 0 && this.letters.kept.has(text) && this.mayStand(text)
  }

  private acceptedText({ before, doubt }: LegacyMark): string | null {
    const { suggestion = null } = doubt ?? {}
    if (doubt === null || suggestion === null) return null
    return takenBy(this.accepted, null, { code: codeOfDoubt(doubt), value: before, suggestion }) && suggestion
  }

  /**
   * Hamlets, policies and notes repeat, and where all cells are read alike they are read once: also as what they are, while none is of an old
   * font. Names hardly repeat, and are then sooner read than found.
   */
  private markFor(text: string, column: ColumnReading): LegacyMark | null {
    const isOfNames = column.encoding === null && column.known.size >= mostKnown
    if (column.isMixed || isOfNames) return convertCell(text, column, this.letters.memory)
    const known = column.known.get(text)
    if (known !== undefined) return known
    const mark = convertCell(text, column, this.letters.memory)
    if (column.known.size < mostKnown && text.length <= longestKnown) column.known.set(text, mark)
    return mark
  }

  /** A policy that stands in each row is told of once. */
  private taken(mark: LegacyMark, likely: string): LegacyMark {
    const { doubt } = mark
    if (doubt === null || this.told.has(likely)) return { ...mark, after: likely, doubt: null }
    if (this.told.size < mostTold && likely.length <= longestKnown) this.told.add(likely)
    return { ...mark, after: likely, doubt: { ...doubt, suggestion: null, taken: likely } }
  }

  /** The text with the letters that it lost, where only so it is understood. */
  private likelyText({ doubt, after }: LegacyMark, column: number, isHead: boolean): string | null {
    const likely = doubt?.likely ?? null
    if (likely === null) return null
    const isOfStock = isHead || stockFields.has(this.fields.get(column) ?? null)
    return isOfStock || (looksLikePolicy(likely) && !looksLikePolicy(after)) ? likely : null
  }
}
