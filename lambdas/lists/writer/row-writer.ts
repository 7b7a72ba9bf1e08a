import { columnLetters } from '../column-letters.ts'
import { serialOfDay } from '../workbook/date-serial.ts'
import { type CellStarts, ColumnCells } from './column-cells.ts'
import { NumberedBytes, RowNumber } from './row-number.ts'
import { startsFormula } from './starts-formula.ts'
import type { CellStyle, CellValue, Fallback, WrittenCell, WrittenRow } from './written-sheet.ts'
import { markupBytes, type XmlBytes } from './xml-bytes.ts'

const longestCell = 32_767
const encoder = new TextEncoder()
const bytesOf = (text: string): Uint8Array => encoder.encode(text)
const rowEnd = bytesOf('</row>')
const numberEnd = bytesOf('</v></c>')
const textEnd = bytesOf('</t></is></c>')

/** Excel drops blanks at a text's ends unless it is told to keep them. */
const hasOuterBlank = /^\s|\s$|[\t\n\r]/

/** Most texts begin and end with a digit or a letter: no formula, no blank, and no need to look closer. */
const isCommon = (code: number): boolean =>
  (code >= 0x30 && code <= 0x39) ||
  (code >= 0x41 && code <= 0x5a) ||
  (code >= 0x61 && code <= 0x7a) ||
  (code >= 0xc0 && code <= 0x24f) ||
  (code >= 0x1e00 && code <= 0x1eff)

/** Rows one below the other; remembers which cells are merged. */
export class RowWriter {
  readonly merges: string[] = []
  private readonly number = new RowNumber()
  private readonly rowStart = new NumberedBytes(bytesOf('<row r="'), bytesOf('">'))
  private readonly columns: ColumnCells[] = []

  constructor(private readonly xml: XmlBytes) {}

  add(row: WrittenRow, fallback: Fallback): void {
    const { xml, number } = this
    number.next()
    xml.reserve(markupBytes)
    xml.bytesOf(this.rowStart.in(number))
    for (let column = 0; column < row.length; column++) {
      const cell = row[column] as WrittenCell
      const isDressed = typeof cell === 'object' && cell !== null && 'value' in cell
      const value = isDressed ? cell.value : cell
      const style = (isDressed ? cell.style : undefined) ?? fallback(column, value)
      if (isDressed) this.merge(column, cell)
      const cells = this.cellsOf(column)
      if (typeof value === 'string' && value !== '') this.text(value, style, cells)
      else if (value === null || value === '') {
        xml.reserve(markupBytes)
        xml.bytesOf(cells.startsOf(style).empty.in(number))
      } else this.figure(value, style, cells)
    }
    xml.bytesOf(rowEnd)
  }

  private merge(column: number, { across = 1, down = 1 }: { readonly across?: number; readonly down?: number }): void {
    if (across === 1 && down === 1) return
    const { value: row } = this.number
    this.merges.push(`${columnLetters(column)}${row}:${columnLetters(column + across - 1)}${row + down - 1}`)
  }

  private cellsOf(column: number): ColumnCells {
    const cells = this.columns[column] ?? new ColumnCells(column)
    this.columns[column] = cells
    return cells
  }

  private figure(value: Exclude<CellValue, string | null>, style: CellStyle, cells: ColumnCells): void {
    const { xml } = this
    const number = typeof value === 'number' ? value : serialOfDay(value)
    const known = cells.numbers.find(style, number)
    if (known) {
      this.again(known)
      return
    }
    if (!Number.isFinite(number))
      throw new RangeError(`cell ${cells.letters}${this.number.value}: ${number} is no number that a workbook can hold`)
    const begun = xml.length
    xml.reserve(markupBytes)
    xml.bytesOf(cells.startsOf(style).number.in(this.number))
    xml.number(number)
    xml.bytesOf(numberEnd)
    if (cells.numbers.takes(style)) cells.numbers.add(number, this.writtenSince(begun, cells))
  }

  private text(value: string, style: CellStyle, cells: ColumnCells): void {
    const { xml } = this
    const known = cells.texts.find(style, value)
    if (known) {
      this.again(known)
      return
    }
    if (value.length > longestCell)
      throw new RangeError(`cell ${cells.letters}${this.number.value}: longer than ${longestCell} characters`)
    const begun = xml.length
    const starts = cells.startsOf(style)
    xml.reserve(markupBytes)
    const isUsual = isCommon(value.charCodeAt(0)) && isCommon(value.charCodeAt(value.length - 1))
    if (isUsual) xml.bytesOf(starts.text.in(this.number))
    if (!isUsual || !xml.plain(value)) {
      xml.backTo(begun)
      xml.bytesOf(startOf(starts, value).in(this.number))
      xml.cell(value)
    }
    xml.bytesOf(textEnd)
    if (cells.texts.takes(style)) cells.texts.add(value, this.writtenSince(begun, cells))
  }

  /** A cell that stood in another row of its column. */
  private again(cell: NumberedBytes): void {
    const { xml } = this
    xml.reserve(cell.length + markupBytes)
    xml.bytesOf(cell.in(this.number))
  }

  private writtenSince(begun: number, { address }: ColumnCells): NumberedBytes {
    return new NumberedBytes(address, this.xml.since(begun + address.length + this.number.length))
  }
}

/** Of a text that begins or ends otherwise than most, or holds what XML or Excel reads as something else. */
function startOf(starts: CellStarts, value: string): NumberedBytes {
  if (startsFormula(value)) return starts.literal
  return hasOuterBlank.test(value) ? starts.kept : starts.text
}
