import { NotAList } from '../not-a-list.ts'
import { AttributeScan } from './attribute-scan.ts'
import { dayOfSerial, serialOfDay, textOfSerial } from './date-serial.ts'
import { maximumColumns } from './limits.ts'
import type { NumberFormat } from './number-format.ts'
import { numberText, zeroPadded } from './number-text.ts'
import { RepeatedTexts } from './repeated-texts.ts'
import { endOfOnlyText, scanRichText, startOfOnlyText } from './rich-text.ts'
import type { SharedStrings } from './shared-strings.ts'
import type { Cell } from './workbook.ts'
import {
  behindSpecial,
  doubleQuote,
  endOfName,
  endOfTag,
  equalsSign,
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
  formats: NumberFormat[]
  date1904: boolean
}

const smallB = 0x62
const smallC = 0x63
const smallD = 0x64
const smallE = 0x65
const smallF = 0x66
const smallI = 0x69
const smallR = 0x72
const smallS = 0x73
const smallT = 0x74
const smallV = 0x76
/** The values of a cell's `t`, by first letter and, for `str`, one of our own. */
const number = 0x6e
const formulaText = 1

/** Reads the cells of one row after the other. `-1` from `read` means: this cell is not here whole, ask again with more. */
export class CellReader {
  private readonly facts: SheetFacts
  private cells: Cell[] = []
  private nextColumn = 0
  private isSorted = true
  private column = 0
  private style = 0
  private type = number
  private readonly attributes = new AttributeScan()
  private readonly texts = new RepeatedTexts()

  constructor(facts: SheetFacts) {
    this.facts = facts
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
    const content = this.readAttributes(bytes, at, end)
    if (content === -1) return -1
    const behind = this.attributes.isEmptyTag ? content : this.readContent(bytes, content, end)
    if (behind !== -1) this.nextColumn = this.column + 1
    return behind
  }

  private readAttributes(bytes: Uint8Array, start: number, end: number): number {
    this.column = this.nextColumn
    this.style = 0
    this.type = number
    const scan = this.attributes
    scan.begin()
    let at = start
    for (;;) {
      // As nearly all programs write it: a blank, one letter, the value in double quotes.
      if (bytes[at] === 0x20 && at + 4 < end && bytes[at + 2] === equalsSign && bytes[at + 3] === doubleQuote) {
        let to = at + 4
        while (to < end && bytes[to] !== doubleQuote) to++
        if (to === end) return -1
        this.attribute(bytes, bytes[at + 1] as number, at + 4, to)
        at = to + 1
        continue
      }
      at = scan.next(bytes, at, end)
      if (at === -1 || scan.isAtTagEnd) return at
      if (scan.nameTo - scan.nameFrom === 1) {
        this.attribute(bytes, bytes[scan.nameFrom] as number, scan.valueFrom, scan.valueTo)
      }
    }
  }

  private attribute(bytes: Uint8Array, name: number, from: number, to: number): void {
    if (name === smallR) {
      let column = 0
      for (let at = from; at < to; at++) {
        const letter = (bytes[at] as number) & ~0x20
        if (letter < 0x41 || letter > 0x5a) break
        column = column * 26 + letter - 0x40
      }
      if (column > 0) this.column = column - 1
      if (column > maximumColumns) throw tooManyColumns()
    } else if (name === smallS) {
      this.style = wholeNumber(bytes, from, to)
    } else if (name === smallT) {
      this.type = bytes[from] === smallS && to - from > 1 ? formulaText : (bytes[from] ?? number)
    }
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
      if (hasFormula && this.type !== formulaText) this.push('', null, 'formula-without-value')
      return
    }
    if (this.type === smallS) {
      const index = text === null ? wholeNumber(bytes, from, to) : Number(text)
      this.pushText(this.facts.strings.get(index))
    } else if (this.type === number) {
      this.pushNumber(text ?? this.texts.get(bytes, from, to))
    } else {
      this.pushOther(text ?? this.texts.get(bytes, from, to))
    }
  }

  private pushOther(text: string): void {
    if (this.type === smallB) {
      const value = text.trim() === '1' || text.trim().toLowerCase() === 'true'
      this.push(value ? 'TRUE' : 'FALSE', value, 'boolean')
    } else if (this.type === smallE) {
      this.push(text, null, 'error')
    } else if (this.type === smallD) {
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
    const format = this.facts.formats[this.style]
    if (format === undefined || format.kind === 'number') this.push(numberText(value, written), value, 'number')
    else if (format.kind === 'zeros') this.push(zeroPadded(numberText(value, written), format.digits), value, 'number')
    else this.pushDate(value, format.shows, this.facts.date1904)
  }

  private pushDate(serial: number, shows: 'day' | 'month' | 'year' | 'time', date1904: boolean): void {
    const text = textOfSerial(serial, date1904, shows)
    const date = shows === 'time' ? null : dayOfSerial(serial, date1904)
    const cell: Cell = { column: this.column, text, value: serial, kind: 'date', shows }
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
    this.add({ column: this.column, text, value, kind })
  }

  private add(cell: Cell): void {
    if (this.column < this.nextColumn) this.isSorted = false
    if (this.cells.length >= maximumColumns || this.column >= maximumColumns) throw tooManyColumns()
    this.cells.push(cell)
  }
}

function wholeNumber(bytes: Uint8Array, from: number, to: number): number {
  let value = 0
  for (let at = from; at < to; at++) {
    const digit = (bytes[at] as number) - 0x30
    if (digit >= 0 && digit <= 9) value = value * 10 + digit
  }
  return value
}

function tooManyColumns(): NotAList {
  return new NotAList('too-large', 'Tệp có nhiều cột hơn một trang Excel cho phép: kiểm tra lại tệp đã chọn.')
}
