import { columnLetters } from '../column-letters.ts'
import { serialOfDay } from '../workbook/date-serial.ts'
import { KnownCells } from './known-cells.ts'
import { literalIndex, styleIndex } from './sheet-styles.ts'
import { startsFormula } from './starts-formula.ts'
import {
  type CellStyle,
  type CellValue,
  cellStyles,
  type Fallback,
  type WrittenCell,
  type WrittenRow,
} from './written-sheet.ts'
import { markupBytes, type XmlBytes } from './xml-bytes.ts'

const longestCell = 32_767
const encoder = new TextEncoder()
const bytesOf = (text: string): Uint8Array => encoder.encode(text)

/** What stands between a cell's address and its content, of each style. */
const startOf = (index: Record<CellStyle, number>, behind: string): Record<CellStyle, Uint8Array> =>
  Object.fromEntries(cellStyles.map((style) => [style, bytesOf(`" s="${index[style]}"${behind}`)])) as Record<
    CellStyle,
    Uint8Array
  >
const inline = ' t="inlineStr"><is><t'
const kept = `${inline} xml:space="preserve">`
const starts = {
  empty: startOf(styleIndex, '/>'),
  number: startOf(styleIndex, '><v>'),
  text: startOf(styleIndex, `${inline}>`),
  kept: startOf(styleIndex, kept),
  literal: startOf(literalIndex, kept),
}
const [rowStart, rowNumberEnd, rowEnd] = ['<row r="', '">', '</row>'].map(bytesOf) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
]
const [numberEnd, textEnd] = ['</v></c>', '</t></is></c>'].map(bytesOf) as [Uint8Array, Uint8Array]

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
  private row = 0
  private digits = new Uint8Array()
  private readonly letters: Uint8Array[] = []
  private readonly known: KnownCells[] = []

  constructor(private readonly xml: XmlBytes) {}

  add(row: WrittenRow, fallback: Fallback): void {
    const { xml } = this
    const number = ++this.row
    xml.reserve(markupBytes)
    xml.bytesOf(rowStart)
    const begun = xml.length
    xml.number(number)
    // Each cell of the row says it again.
    this.digits = xml.since(begun)
    xml.bytesOf(rowNumberEnd)
    for (let column = 0; column < row.length; column++) {
      const cell = row[column] as WrittenCell
      const isDressed = typeof cell === 'object' && cell !== null && 'value' in cell
      const value = isDressed ? cell.value : cell
      const style = (isDressed ? cell.style : undefined) ?? fallback(column, value)
      if (isDressed) this.merge(column, cell)
      xml.reserve(markupBytes)
      xml.bytesOf(this.letterOf(column))
      xml.bytesOf(this.digits)
      if (value === null || value === '') xml.bytesOf(starts.empty[style])
      else if (typeof value === 'string') this.text(value, style, column)
      else this.figure(value, style, column)
    }
    xml.bytesOf(rowEnd)
  }

  private merge(column: number, { across = 1, down = 1 }: { readonly across?: number; readonly down?: number }): void {
    if (across === 1 && down === 1) return
    this.merges.push(`${columnLetters(column)}${this.row}:${columnLetters(column + across - 1)}${this.row + down - 1}`)
  }

  /** The beginning of a cell in this column. */
  private letterOf(column: number): Uint8Array {
    const known = this.letters[column]
    if (known) return known
    const start = bytesOf(`<c r="${columnLetters(column)}`)
    this.letters[column] = start
    return start
  }

  private figure(value: Exclude<CellValue, string | null>, style: CellStyle, column: number): void {
    const number = typeof value === 'number' ? value : serialOfDay(value)
    if (!Number.isFinite(number))
      throw new RangeError(`cell ${columnLetters(column)}${this.row}: ${number} is no number that a workbook can hold`)
    this.xml.bytesOf(starts.number[style])
    this.xml.number(number)
    this.xml.bytesOf(numberEnd)
  }

  private text(value: string, style: CellStyle, column: number): void {
    const { xml } = this
    if (value.length > longestCell)
      throw new RangeError(`cell ${columnLetters(column)}${this.row}: longer than ${longestCell} characters`)
    const known = this.known[column] ?? new KnownCells()
    this.known[column] = known
    const same = known.find(style, value)
    if (same) {
      xml.reserve(same.length + markupBytes)
      xml.bytesOf(same)
      return
    }
    const begun = xml.length
    xml.bytesOf(startOfText(value, style))
    xml.cell(value)
    xml.bytesOf(textEnd)
    if (known.takes(style)) known.add(value, xml.since(begun))
  }
}

function startOfText(value: string, style: CellStyle): Uint8Array {
  const isUsual = isCommon(value.charCodeAt(0)) && isCommon(value.charCodeAt(value.length - 1))
  if (isUsual && !value.includes('\n')) return starts.text[style]
  if (startsFormula(value)) return starts.literal[style]
  return (hasOuterBlank.test(value) ? starts.kept : starts.text)[style]
}
