import { columnIndex, columnLetters } from '../column-letters.ts'
import { maximumTokenBytes } from '../workbook/limits.ts'
import { utf8Text } from '../workbook/utf8-text.ts'
import {
  behindSpecial,
  endOfName,
  endOfTag,
  isSpecial,
  nameIs,
  nextTag,
  slash,
  startOfLocalName,
} from '../workbook/xml-bytes.ts'
import { XmlWindow } from '../workbook/xml-window.ts'
import { damaged } from '../workbook/zip-directory.ts'
import { ByteSink } from './byte-sink.ts'
import type { CellMarks } from './cell-marks.ts'
import { withColumnWidth } from './column-widths.ts'
import type { ErrorColumn } from './error-column.ts'
import { RowWriter } from './row-writer.ts'
import { attributeOf, withAttribute } from './style-sheet-xml.ts'

/** A sheet's XML with its column "Lỗi" and marked cells; every byte that neither touches goes by as it is. */
export async function* rewrittenSheet(
  chunks: AsyncIterable<Uint8Array>,
  plan: ErrorColumn,
  marks: CellMarks,
): AsyncGenerator<Uint8Array> {
  const window = new XmlWindow(chunks, maximumTokenBytes)
  const rewriter = new SheetRewriter(plan, marks)
  try {
    while (await window.more()) {
      window.start = rewriter.scan(window.bytes, window.start, window.end)
      yield* rewriter.sink.takeFull()
    }
    if (window.start !== window.end || !rewriter.hasEnded) throw damaged()
    yield rewriter.sink.takeRest()
  } finally {
    await window.close()
  }
}

type Tag = {
  start: number
  end: number
  nameFrom: number
  nameTo: number
  isEnd: boolean
  isEmpty: boolean
  prefix: string
}

class SheetRewriter {
  readonly sink = new ByteSink()
  /** Behind `</sheetData>`. */
  hasEnded = false
  private readonly plan: ErrorColumn
  private readonly rows: RowWriter
  private columnTags: string[] = []
  private isInColumns = false
  private isInRows = false
  private isInRow = false
  /** Inside a cell that is left out. */
  private isSkipping = false
  private isNoteDue: boolean

  constructor(plan: ErrorColumn, marks: CellMarks) {
    this.plan = plan
    this.rows = new RowWriter(plan, marks, this.sink)
    this.isNoteDue = plan.note !== null
  }

  /** Rewrites what is whole; gives the start of the first token that is not. */
  scan(bytes: Uint8Array, start: number, end: number): number {
    let at = start
    for (;;) {
      const tag = nextTag(bytes, at, end)
      this.pass(bytes, at, tag === -1 ? end : tag)
      if (tag === -1) return end
      at = tag
      if (tag + 1 >= end) return tag
      if (isSpecial(bytes[tag + 1])) {
        const next = behindSpecial(bytes, tag, end)
        if (next === -1) return tag
        // A part in UTF-16 has become UTF-8 on its way here.
        if (!/^<\?xml[^>]*utf-16/i.test(utf8Text(bytes, tag, Math.min(next, tag + 100)))) this.pass(bytes, tag, next)
        at = next
        continue
      }
      const close = endOfTag(bytes, tag, end)
      if (close === -1) return tag
      const isEnd = bytes[tag + 1] === slash
      const nameStart = isEnd ? tag + 2 : tag + 1
      const nameTo = endOfName(bytes, nameStart, close)
      const nameFrom = startOfLocalName(bytes, nameStart, nameTo)
      const prefix = nameFrom === nameStart ? '' : utf8Text(bytes, nameStart, nameFrom)
      this.element(bytes, {
        start: tag,
        end: close + 1,
        nameFrom,
        nameTo,
        isEnd,
        isEmpty: bytes[close - 1] === slash,
        prefix,
      })
      at = close + 1
    }
  }

  /** What is no element of interest. */
  private pass(bytes: Uint8Array, from: number, to: number): void {
    if (!this.isSkipping && !this.isInColumns) this.sink.bytes(bytes, from, to)
  }

  private element(bytes: Uint8Array, tag: Tag): void {
    if (this.isInRows) this.rowElement(bytes, tag)
    else if (this.isInColumns) this.columnElement(bytes, tag)
    else if (nameIs(bytes, tag.nameFrom, tag.nameTo, 'sheetData') && !this.hasEnded) this.beginRows(bytes, tag)
    else if (nameIs(bytes, tag.nameFrom, tag.nameTo, 'cols') && !this.hasEnded) this.isInColumns = !tag.isEmpty
    else if (nameIs(bytes, tag.nameFrom, tag.nameTo, 'dimension'))
      this.sink.text(this.wider(utf8Text(bytes, tag.start, tag.end)))
    else this.pass(bytes, tag.start, tag.end)
  }

  private columnElement(bytes: Uint8Array, tag: Tag): void {
    if (nameIs(bytes, tag.nameFrom, tag.nameTo, 'cols')) this.isInColumns = false
    else if (nameIs(bytes, tag.nameFrom, tag.nameTo, 'col') && !tag.isEnd) {
      const text = utf8Text(bytes, tag.start, tag.end)
      this.columnTags.push(tag.isEmpty ? text : text.replace(/>$/, '/>'))
    }
  }

  private beginRows(bytes: Uint8Array, { start, end, isEmpty, prefix }: Tag): void {
    this.sink.text(`<${prefix}cols>${withColumnWidth(this.columnTags, this.plan.column, prefix)}</${prefix}cols>`)
    this.rows.columnTags = this.columnTags
    this.isInRows = !isEmpty
    this.hasEnded = isEmpty
    this.sink.bytes(bytes, start, end)
  }

  private rowElement(bytes: Uint8Array, tag: Tag): void {
    const { start, end, nameFrom, nameTo, isEnd, isEmpty } = tag
    if (nameTo - nameFrom === 1 && bytes[nameFrom] === 0x63 && this.isInRow) {
      if (isEnd) {
        this.pass(bytes, start, end)
        this.isSkipping = false
      } else if (!this.rows.cell(bytes, nameTo, start, end)) this.isSkipping = !isEmpty
    } else if (nameIs(bytes, nameFrom, nameTo, 'row')) {
      if (this.isInRow) this.rows.end()
      this.isInRow = !isEnd && !isEmpty
      if (isEnd) this.sink.bytes(bytes, start, end)
      else this.beginRow(bytes, tag)
    } else if (nameIs(bytes, nameFrom, nameTo, 'sheetData')) {
      this.isInRows = false
      this.hasEnded = true
      this.sink.bytes(bytes, start, end)
    } else this.pass(bytes, start, end)
  }

  private beginRow(bytes: Uint8Array, { start, end, nameTo, isEmpty, prefix }: Tag): void {
    const { note } = this.plan
    const number = Number(attributeOf(utf8Text(bytes, start, end), 'r')) || this.rows.number + 1
    if (note !== null && this.isNoteDue && number >= note.row) {
      this.isNoteDue = false
      if (number > note.row) this.rows.whole(note.row, prefix)
    }
    this.rows.number = number - 1
    this.rows.begin(bytes, nameTo, start, end, prefix, isEmpty)
  }

  /** The used range, from which some programs take how far to read. */
  private wider(tag: string): string {
    const match = /^(\$?[A-Z]{1,3}\$?\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?$/.exec(attributeOf(tag, 'ref') ?? '')
    if (match === null) return tag
    const [, first = '', letters = /[A-Z]+/.exec(first)?.[0] ?? '', row = /\d+/.exec(first)?.[0] ?? ''] = match
    const last = Math.max(columnIndex(letters) ?? 0, this.plan.column)
    return withAttribute(tag, 'ref', `${first}:${columnLetters(last)}${row}`)
  }
}
