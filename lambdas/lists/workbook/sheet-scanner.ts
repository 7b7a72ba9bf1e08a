import { NotAList } from '../not-a-list.ts'
import { AttributeScan } from './attribute-scan.ts'
import { CellReader, type SheetFacts } from './cell-reader.ts'
import { maximumRowBytes, maximumTokenBytes } from './limits.ts'
import { utf8Text } from './utf8-text.ts'
import type { Row } from './workbook.ts'
import { behindSpecial, endOfName, endOfTag, isSpecial, nameIs, nextTag, slash, startOfLocalName } from './xml-bytes.ts'

const smallC = 0x63

/**
 * Rows out of the bytes of a sheet. It keeps the row it is in, so that a row may be longer than the bytes at hand; a
 * cell must be there whole. Elements count by their local name: OpenXML SDK writes `x:row`.
 */
export class SheetScanner {
  /** Inside or behind `<sheetData>`. */
  hasBegun = false
  /** Behind `</sheetData>`: no row can follow. */
  hasEnded = false
  private rows: Row[] = []
  private readonly cells: CellReader
  private readonly attributes = new AttributeScan()
  private isInRow = false
  private rowNumber = 0
  private isHidden = false
  private rowBytes = 0

  constructor(facts: SheetFacts) {
    this.cells = new CellReader(facts)
  }

  takeRows(): Row[] {
    const rows = this.rows
    this.rows = []
    return rows
  }

  /** Reads what is whole; gives the start of the first token that is not. */
  scan(bytes: Uint8Array, start: number, end: number): number {
    let at = start
    while (!this.hasEnded) {
      const tag = nextTag(bytes, at, end)
      if (tag === -1) return end
      if (tag + 1 >= end) return tag
      if (isSpecial(bytes[tag + 1])) {
        at = behindSpecial(bytes, tag, end)
        if (at === -1) return tag
        continue
      }
      const isEnd = bytes[tag + 1] === slash
      const nameTo = endOfName(bytes, isEnd ? tag + 2 : tag + 1, end)
      if (nameTo >= end) return tag
      const nameFrom = startOfLocalName(bytes, isEnd ? tag + 2 : tag + 1, nameTo)
      if (this.isInRow && !isEnd && nameTo - nameFrom === 1 && bytes[nameFrom] === smallC) {
        at = this.cells.read(bytes, nameTo, end)
        if (at === -1) return tag
        this.rowBytes += at - tag
        if (at - tag > maximumTokenBytes || this.rowBytes > maximumRowBytes) throw rowTooLarge()
        continue
      }
      const close = endOfTag(bytes, nameTo, end)
      if (close === -1) return tag
      at = close + 1
      this.element(bytes, nameFrom, nameTo, close, isEnd)
    }
    return end
  }

  private element(bytes: Uint8Array, nameFrom: number, nameTo: number, close: number, isEnd: boolean): void {
    if (nameIs(bytes, nameFrom, nameTo, 'row')) {
      this.closeRow()
      if (!isEnd && this.hasBegun) this.openRow(bytes, nameTo, close)
    } else if (nameIs(bytes, nameFrom, nameTo, 'sheetData')) {
      this.closeRow()
      this.hasBegun = true
      this.hasEnded = isEnd || bytes[close - 1] === slash
    }
  }

  private openRow(bytes: Uint8Array, nameTo: number, close: number): void {
    this.rowNumber += 1
    this.rowBytes = 0
    this.isHidden = false
    this.isInRow = bytes[close - 1] !== slash
    const scan = this.attributes
    scan.begin()
    for (
      let at = scan.next(bytes, nameTo, close + 1);
      !scan.isAtTagEnd && at !== -1;
      at = scan.next(bytes, at, close + 1)
    ) {
      if (nameIs(bytes, scan.nameFrom, scan.nameTo, 'r')) {
        const written = Number(utf8Text(bytes, scan.valueFrom, scan.valueTo))
        if (Number.isSafeInteger(written) && written > 0) this.rowNumber = written
      } else if (nameIs(bytes, scan.nameFrom, scan.nameTo, 'hidden')) {
        this.isHidden = isTrue(utf8Text(bytes, scan.valueFrom, scan.valueTo))
      }
    }
  }

  private closeRow(): void {
    if (this.isInRow) {
      const cells = this.cells.take()
      if (cells.length > 0) this.rows.push({ number: this.rowNumber, hidden: this.isHidden, cells })
    }
    this.isInRow = false
  }
}

/** An XML boolean. */
export function isTrue(text: string): boolean {
  return text === '1' || text === 'true'
}

function rowTooLarge(): NotAList {
  return new NotAList(
    'too-large',
    'Tệp có một ô hoặc một dòng quá lớn, không phải danh sách: kiểm tra lại tệp đã chọn.',
  )
}
