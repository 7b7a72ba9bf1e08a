import { NotAList } from '../not-a-list.ts'
import { maximumColumns, maximumCsvFieldLength } from './limits.ts'
import { tooManyColumns } from './refusals.ts'
import type { Cell, Row } from './workbook.ts'

/**
 * Rows out of CSV text as it comes (RFC 4180, and what people make of it: quotes inside an unquoted field stay as they
 * are, text behind a closing quote is kept). All cells are text: 066085004321 stays what it is.
 */
export class CsvScanner {
  private readonly delimiter: string
  private rows: Row[] = []
  private cells: Cell[] = []
  private column = 0
  private rowNumber = 1
  private field = ''
  private state: 'start' | 'plain' | 'quoted' | 'quote-in-quoted' = 'start'
  private skipLineFeed = false

  constructor(delimiter: string) {
    this.delimiter = delimiter
  }

  takeRows(): Row[] {
    const rows = this.rows
    this.rows = []
    return rows
  }

  scan(text: string): void {
    for (let at = 0; at < text.length; ) {
      const character = text[at] as string
      if (this.skipLineFeed) {
        this.skipLineFeed = false
        if (character === '\n') {
          at += 1
          continue
        }
      }
      if (this.state === 'quoted') at = this.scanQuoted(text, at)
      else if (this.state === 'quote-in-quoted') at = this.scanBehindQuote(character, at)
      else if (this.state === 'start' && character === '"') {
        this.state = 'quoted'
        at += 1
      } else at = this.scanPlain(text, at)
      if (this.field.length > maximumCsvFieldLength) throw unclosedQuote(this.rowNumber)
    }
  }

  end(): void {
    if (this.field !== '' || this.cells.length > 0) this.endRow()
  }

  private scanQuoted(text: string, at: number): number {
    const quote = text.indexOf('"', at)
    this.field += text.slice(at, quote === -1 ? text.length : quote)
    if (quote === -1) return text.length
    this.state = 'quote-in-quoted'
    return quote + 1
  }

  private scanBehindQuote(character: string, at: number): number {
    if (character !== '"') {
      this.state = 'plain'
      return at
    }
    this.field += '"'
    this.state = 'quoted'
    return at + 1
  }

  private scanPlain(text: string, at: number): number {
    let end = at
    while (end < text.length && !this.isDivider(text[end] as string)) end++
    this.field += text.slice(at, end)
    if (end > at) this.state = 'plain'
    if (end === text.length) return end
    if (text[end] === this.delimiter) this.endField()
    else {
      this.skipLineFeed = text[end] === '\r'
      this.endRow()
    }
    return end + 1
  }

  private isDivider(character: string): boolean {
    return character === this.delimiter || character === '\n' || character === '\r'
  }

  private endField(): void {
    if (this.field !== '') {
      this.cells.push({ column: this.column, text: this.field, value: this.field, kind: 'text' })
    }
    this.column += 1
    this.field = ''
    this.state = 'start'
    if (this.column > maximumColumns) throw tooManyColumns()
  }

  private endRow(): void {
    this.endField()
    if (this.cells.length > 0) this.rows.push({ number: this.rowNumber, hidden: false, cells: this.cells })
    this.cells = []
    this.column = 0
    this.rowNumber += 1
  }
}

function unclosedQuote(row: number): NotAList {
  return new NotAList(
    'damaged',
    `Tệp CSV có dấu ngoặc kép (") mở mà không đóng từ dòng ${row}: sửa dòng đó rồi gửi lại.`,
  )
}
