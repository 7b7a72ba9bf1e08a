import { columnLetters } from '../column-letters.ts'
import { AttributeScan } from '../workbook/attribute-scan.ts'
import { utf8Text } from '../workbook/utf8-text.ts'
import { nameIs } from '../workbook/xml-bytes.ts'
import { cellText } from '../writer/xml-text.ts'
import type { ByteSink } from './byte-sink.ts'
import type { CellMarks } from './cell-marks.ts'
import { columnStyle } from './column-widths.ts'
import type { ErrorColumn } from './error-column.ts'
import { joinedWords } from './remarks.ts'

type Added = { column: number; xml: (neighbour: number) => string }

/** One row of the sheet as it goes by: which of its cells change their look, which are taken away, which are added. */
export class RowWriter {
  number = 0
  private readonly plan: ErrorColumn
  private readonly marks: CellMarks
  private readonly sink: ByteSink
  private readonly scan = new AttributeScan()
  private added: Added[] = []
  private readonly columnLooks = new Map<number, number>()
  private nextColumn = 0
  private neighbour = 0
  private prefix = ''
  /** Neither marks nor words nor anything of ours from before: its cells need not be looked at. */
  private isPlain = true
  /** The sheet's own `<col>` elements, by which a cell that is not written has its look. */
  columnTags: readonly string[] = []

  constructor(plan: ErrorColumn, marks: CellMarks, sink: ByteSink) {
    this.plan = plan
    this.marks = marks
    this.sink = sink
  }

  /** Takes up the row whose start tag is given and writes that tag. */
  begin(bytes: Uint8Array, nameTo: number, tag: number, tagEnd: number, prefix: string, isEmpty: boolean): void {
    this.number += 1
    let spansFrom = -1
    let spansTo = -1
    let style = 0
    this.each(bytes, nameTo, tagEnd, (from, to, valueFrom, valueTo) => {
      if (nameIs(bytes, from, to, 'r')) this.number = Number(utf8Text(bytes, valueFrom, valueTo)) || this.number
      else if (nameIs(bytes, from, to, 's')) style = Number(utf8Text(bytes, valueFrom, valueTo)) || 0
      else if (nameIs(bytes, from, to, 'spans')) {
        spansFrom = from
        spansTo = valueTo + 1
      }
    })
    this.prepare(prefix, style)
    const opened = isEmpty && this.added.length > 0
    const end = opened ? lastSlash(bytes, tagEnd) : tagEnd
    // A hint of where the row's cells lie, which would no longer hold.
    if (this.added.length > 0 && spansFrom !== -1) {
      this.sink.bytes(bytes, tag, spansFrom)
      this.sink.bytes(bytes, spansTo, end)
    } else this.sink.bytes(bytes, tag, end)
    if (!opened) return
    this.sink.text('>')
    this.end()
    this.sink.text(`</${prefix}row>`)
  }

  /** A row that the sheet has not got: only the note can stand in one. */
  whole(number: number, prefix: string): void {
    this.number = number
    this.prepare(prefix, 0)
    this.sink.text(`<${prefix}row r="${number}">`)
    this.end()
    this.sink.text(`</${prefix}row>`)
  }

  /** Writes what still has to come before the row ends. */
  end(): void {
    for (const { xml } of this.added) this.sink.text(xml(this.neighbour))
    this.added = []
  }

  /** Writes a cell's start tag; false when the cell is to be left out. */
  cell(bytes: Uint8Array, nameTo: number, tag: number, tagEnd: number): boolean {
    if (this.isPlain) {
      this.sink.bytes(bytes, tag, tagEnd)
      return true
    }
    let column = this.nextColumn
    let style = 0
    let styleFrom = -1
    let styleTo = -1
    this.each(bytes, nameTo, tagEnd, (from, to, valueFrom, valueTo) => {
      if (nameIs(bytes, from, to, 'r')) column = columnOf(bytes, valueFrom, valueTo) ?? column
      else if (nameIs(bytes, from, to, 's')) {
        style = Number(utf8Text(bytes, valueFrom, valueTo)) || 0
        styleFrom = valueFrom
        styleTo = valueTo
      }
    })
    this.nextColumn = column + 1
    while (this.added[0] !== undefined && this.added[0].column < column)
      this.sink.text(this.added.shift()?.xml(this.neighbour) ?? '')
    if (this.isOurs(column)) {
      if (this.added[0]?.column === column) this.sink.text(this.added.shift()?.xml(this.neighbour) ?? '')
      return false
    }
    if (this.added[0]?.column === column) this.added.shift()
    this.neighbour = style
    const look = this.lookOf(column, style)
    if (look === style) this.sink.bytes(bytes, tag, tagEnd)
    else if (styleFrom === -1) {
      this.sink.bytes(bytes, tag, nameTo)
      this.sink.text(` s="${look}"`)
      this.sink.bytes(bytes, nameTo, tagEnd)
    } else {
      this.sink.bytes(bytes, tag, styleFrom)
      this.sink.text(String(look))
      this.sink.bytes(bytes, styleTo, tagEnd)
    }
    return true
  }

  /** What the row gets, in the order of its columns. */
  private prepare(prefix: string, rowStyle: number): void {
    const { plan, marks, number } = this
    this.prefix = prefix
    this.nextColumn = 0
    this.neighbour = rowStyle
    const remarks = plan.rows.get(number)
    this.added = []
    for (const [column, severity] of remarks?.cells ?? []) {
      if (column === plan.column) continue
      const blank = rowStyle || this.columnLook(column)
      this.added.push({ column, xml: () => this.cellXml(column, marks.marked(blank, severity), null) })
    }
    const isHeader = number >= plan.headerRows.first && number <= plan.headerRows.last
    const text = isHeader
      ? number === plan.headerRows.first
        ? plan.title
        : null
      : plan.note?.row === number
        ? plan.note.text
        : joinedWords(remarks?.words ?? [])
    if (isHeader || text) {
      const style = (neighbour: number) => (isHeader ? marks.header(neighbour) : marks.words())
      this.added.push({ column: plan.column, xml: (neighbour) => this.cellXml(plan.column, style(neighbour), text) })
    }
    this.added.sort((one, other) => one.column - other.column)
    const hasOld = plan.isOld && (number >= plan.headerRows.first || plan.oldNotes.has(number))
    this.isPlain = this.added.length === 0 && !hasOld && !marks.hasOldMarks
  }

  private columnLook(column: number): number {
    const look = this.columnLooks.get(column) ?? columnStyle(this.columnTags, column)
    this.columnLooks.set(column, look)
    return look
  }

  /** In a column that was free, only an empty cell can stand where we write; in our own all goes. */
  private isOurs(column: number): boolean {
    const { plan, number } = this
    if (column !== plan.column) return false
    if (plan.oldNotes.has(number) || (plan.isOld && number >= plan.headerRows.first)) return true
    return this.added[0]?.column === column
  }

  private lookOf(column: number, style: number): number {
    const severity = this.plan.rows.get(this.number)?.cells.get(column)
    return severity === undefined ? this.marks.unmarked(style) : this.marks.marked(style, severity)
  }

  private cellXml(column: number, style: number, text: string | null): string {
    const { prefix } = this
    const start = `<${prefix}c r="${columnLetters(column)}${this.number}" s="${style}"`
    if (!text) return `${start}/>`
    const inside = `<${prefix}is><${prefix}t xml:space="preserve">${cellText(text)}</${prefix}t></${prefix}is>`
    return `${start} t="inlineStr">${inside}</${prefix}c>`
  }

  private each(
    bytes: Uint8Array,
    start: number,
    end: number,
    take: (nameFrom: number, nameTo: number, valueFrom: number, valueTo: number) => void,
  ): void {
    const { scan } = this
    scan.begin()
    for (let at = scan.next(bytes, start, end); at !== -1 && !scan.isAtTagEnd; at = scan.next(bytes, at, end)) {
      take(scan.nameFrom, scan.nameTo, scan.valueFrom, scan.valueTo)
    }
  }
}

/** 0-based column of a reference like "K12"; null for none. */
function columnOf(bytes: Uint8Array, from: number, to: number): number | null {
  let column = 0
  for (let at = from; at < to; at++) {
    const letter = (bytes[at] as number) & ~0x20
    if (letter < 0x41 || letter > 0x5a) break
    column = column * 26 + letter - 0x40
  }
  return column === 0 ? null : column - 1
}

function lastSlash(bytes: Uint8Array, tagEnd: number): number {
  let at = tagEnd - 1
  while (bytes[at] !== 0x2f) at -= 1
  return at
}
