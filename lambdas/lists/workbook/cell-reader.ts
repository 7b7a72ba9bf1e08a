import { CellAttributes, digitsAt, formulaText, number, smallB, smallD, smallE, smallS } from './cell-attributes.ts'
import type { CellStyle } from './cell-styles.ts'
import { dayOfSerial, serialOfDay, textOfSerial } from './date-serial.ts'
import { maximumColumns } from './limits.ts'
import { numberText, zeroPadded } from './number-text.ts'
import { tooManyColumns } from './refusals.ts'
import { RepeatedTexts } from './repeated-texts.ts'
import { endOfOnlyText, scanRichText, startOfOnlyText } from './rich-text.ts'
import type { SharedStrings } from './shared-strings.ts'
import type { Cell } from './workbook.ts'
import {
  behindSpecial,
  endOfName,
  endOfTag,
  isSpecial,
  mixedContent,
  nextTag,
  plainText,
  slash,
  startOfLocalName,
} from './xml-bytes.ts'

export type SheetFacts = {
  strings: SharedStrings
  /** By style index. */
  formats: CellStyle[]
  date1904: boolean
}

const smallC = 0x63
const smallF = 0x66
const smallI = 0x69
const smallV = 0x76

/** Reads the cells of one row after the other. `-1` from `read` means: this cell is not here whole, ask again with more. */
export class CellReader {
  private readonly facts: SheetFacts
  private cells: Cell[] = []
  private nextColumn = 0
  private isSorted = true
  private readonly attributes = new CellAttributes()
  private readonly texts = new RepeatedTexts()
  private readonly hasStruck: boolean

  constructor(facts: SheetFacts) {
    this.facts = facts
    this.hasStruck = facts.formats.some(({ struck }) => struck)
  }

  /** The cells of the row that ends here. */
  take(): Cell[] {
    const cells = this.cells
    if (!this.isSorted) cells.sort((one, other) => one.column - other.column)
    this.cells = []
    this.nextColumn = 0
    this.isSorted = true
    return cells
  }

  /** Reads the `<c` whose name ends at `at`; gives the position behind `</c>`. */
  read(bytes: Uint8Array, at: number, end: number): number {
    const { attributes } = this
    const content = attributes.read(bytes, at, end, this.nextColumn)
    if (content === -1) return -1
    const behind = attributes.isEmptyTag ? content : this.readContent(bytes, content, end)
    if (behind !== -1) this.nextColumn = attributes.column + 1
    return behind
  }

  private readContent(bytes: Uint8Array, start: number, end: number): number {
    let at = start
    let hasFormula = false
    let from = -1
    let to = -1
    let text: string | null = null
    for (;;) {
      const tag = nextTag(bytes, at, end)
      if (tag === -1 || tag + 1 >= end) return -1
      if (isSpecial(bytes[tag + 1])) {
        at = behindSpecial(bytes, tag, end)
        if (at === -1) return -1
        continue
      }
      const isEnd = bytes[tag + 1] === slash
      const nameTo = endOfName(bytes, isEnd ? tag + 2 : tag + 1, end)
      if (nameTo >= end) return -1
      const close = endOfTag(bytes, nameTo, end)
      if (close === -1) return -1
      at = close + 1
      const nameFrom = startOfLocalName(bytes, isEnd ? tag + 2 : tag + 1, nameTo)
      const name = nameTo - nameFrom === 1 ? bytes[nameFrom] : bytes[nameFrom] === smallI ? smallI : 0
      if (isEnd) {
        if (name !== smallC) continue
        this.finish(bytes, from, to, text, hasFormula)
        return at
      }
      if (name === smallF) hasFormula = true
      if (bytes[close - 1] === slash) continue
      if (name === smallV) {
        const valueEnd = nextTag(bytes, at, end)
        if (valueEnd === -1 || valueEnd + 1 >= end) return -1
        if (isSpecial(bytes[valueEnd + 1])) {
          const mixed = mixedContent(bytes, at, end)
          if (mixed === null) return -1
          text = mixed.text
          at = mixed.next
        } else {
          from = at
          to = valueEnd
          at = valueEnd
        }
      } else if (name === smallI) {
        const textFrom = startOfOnlyText(bytes, at, end)
        const textTo = textFrom === -1 ? -1 : endOfOnlyText(bytes, textFrom, end)
        if (textTo !== -1) {
          text = this.texts.get(bytes, textFrom, textTo)
          at = textTo
          continue
        }
        const rich = scanRichText(bytes, at, end)
        if (rich === null) return -1
        text = rich.joined ?? plainText(bytes, rich.from, rich.to)
        at = rich.next
      }
    }
  }

  private finish(bytes: Uint8Array, from: number, to: number, text: string | null, hasFormula: boolean): void {
    const isMissing = text === null && to - from <= 0
    if (isMissing) {
      if (hasFormula && this.attributes.type !== formulaText) this.push('', null, 'formula-without-value')
      return
    }
    if (this.attributes.type === smallS) {
      const index = text === null ? digitsAt(bytes, from, to) : Number(text)
      const { strings } = this.facts
      const kept = strings.kept.size > 0 ? strings.kept.get(index) : undefined
      if (kept === undefined) this.pushText(strings.get(index))
      else this.pushKept(kept, strings.get(index))
      if (strings.struck.size > 0 && strings.struck.has(index)) this.strike()
    } else if (this.attributes.type === number) {
      this.pushNumber(text ?? this.texts.get(bytes, from, to))
    } else {
      this.pushOther(text ?? this.texts.get(bytes, from, to))
    }
  }

  /** What is left of a text of which a part is struck through. */
  private pushKept(kept: string, whole: string): void {
    if (kept.trim() === '') this.pushText(whole)
    else this.add({ column: this.attributes.column, text: kept, value: kept, kind: 'text', whole })
  }

  private strike(): void {
    const last = this.cells[this.cells.length - 1]
    if (last?.column === this.attributes.column) last.struck = true
  }

  private pushOther(text: string): void {
    if (this.attributes.type === smallB) {
      const value = text.trim() === '1' || text.trim().toLowerCase() === 'true'
      this.push(value ? 'TRUE' : 'FALSE', value, 'boolean')
    } else if (this.attributes.type === smallE) {
      this.push(text, null, 'error')
    } else if (this.attributes.type === smallD) {
      this.pushIsoDate(text)
    } else {
      this.pushText(text)
    }
  }

  private pushText(text: string): void {
    if (text !== '') this.push(text, text, 'text')
  }

  private pushNumber(written: string): void {
    const value = Number(written)
    if (!Number.isFinite(value) || written.trim() === '') {
      this.pushText(written)
      return
    }
    const format = this.facts.formats[this.attributes.style]
    if (format === undefined || format.kind === 'number') this.push(numberText(value, written), value, 'number')
    else if (format.kind === 'zeros') this.push(zeroPadded(numberText(value, written), format.digits), value, 'number')
    else this.pushDate(value, format.shows, this.facts.date1904)
  }

  private pushDate(serial: number, shows: 'day' | 'month' | 'year' | 'time', date1904: boolean): void {
    const text = textOfSerial(serial, date1904, shows)
    const date = shows === 'time' ? null : dayOfSerial(serial, date1904)
    const cell: Cell = { column: this.attributes.column, text, value: serial, kind: 'date', shows }
    if (date !== null) cell.date = date
    this.add(cell)
  }

  private pushIsoDate(text: string): void {
    const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(text)
    if (match === null) {
      this.pushText(text)
      return
    }
    const serial = serialOfDay({ year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) })
    this.pushDate(serial, 'day', false)
  }

  private push(text: string, value: Cell['value'], kind: Cell['kind']): void {
    this.add({ column: this.attributes.column, text, value, kind })
  }

  private add(cell: Cell): void {
    if (this.attributes.column < this.nextColumn) this.isSorted = false
    if (this.cells.length >= maximumColumns || this.attributes.column >= maximumColumns) throw tooManyColumns()
    if (this.hasStruck && this.facts.formats[this.attributes.style]?.struck) cell.struck = true
    this.cells.push(cell)
  }
}
