import { cleanText } from '../../domain/names/clean-text.ts'
import { tableFromRow } from '../columns/find-table.ts'
import type { MemberColumns } from '../columns/member-columns.ts'
import type { TableColumn } from '../columns/table-column.ts'
import type { Cell, Row } from '../workbook/workbook.ts'
import { householdSize } from './household-tracker.ts'
import { isBuiltAsName } from './plausible-name.ts'
import { type Place, quoted } from './problem-log.ts'

/** Why a row is read as its head's alone. */
export interface MemberDoubt {
  readonly place: Place
  readonly reason: string
}

export interface MemberRow {
  readonly row: Row
  readonly doubt: MemberDoubt | null
  /** Which columns speak of him alone; all of them where nobody else is read from the row. */
  readonly isHis?: (column: number) => boolean
}

/**
 * Gives the people whom a list names beside the head of their household, in columns of their own, the rows that others have below him: with
 * his number in the sheet, and a name alone. Each row has to prove it: "Độc thân" and "đã mất" are nobody.
 */
export class MemberRows {
  private readonly headers: ReadonlyMap<number, TableColumn>
  private readonly name: number
  private readonly size: TableColumn
  private isOver = false

  constructor({ name, size, members }: MemberColumns) {
    this.name = name.index
    this.size = size
    this.headers = new Map(members.map((column) => [column.index, column]))
  }

  /** The row, and those of the members whom it names. */
  of(row: Row): readonly MemberRow[] {
    const whole = { row, doubt: null }
    const named = row.cells.filter(({ column, text }) => this.headers.has(column) && saysSomething(text))
    const hasHead = row.cells.some(({ column, text }) => column === this.name && isName(text))
    if (this.isOver || named.length === 0 || !hasHead) return [whole]
    if (tableFromRow(row) !== null) {
      // Below another header other things stand there.
      this.isOver = named.some(({ column, text }) => cleanText(text) !== this.headerOf(column))
      return [whole]
    }
    const doubt = this.doubtOf(row, named)
    if (doubt !== null) return [{ row, doubt }]
    const ofOthers = new Set(named.map(({ column }) => column))
    const members = named.map((cell) => ({
      row: { ...row, cells: [{ ...cell, column: this.name }] },
      doubt: null,
      isHis: (column: number) => column === cell.column,
    }))
    return [{ ...whole, isHis: (column) => !ofOthers.has(column) }, ...members]
  }

  private headerOf(column: number): string {
    return this.headers.get(column)?.header.split(' – ').at(-1) ?? ''
  }

  private doubtOf({ number: row, cells }: Row, named: readonly Cell[]): MemberDoubt | null {
    const other = named.find(({ text }) => !isBuiltAsName(text))
    if (other !== undefined) {
      const place = { row, column: this.headers.get(other.column) ?? null, value: other.text }
      return { place, reason: `${quoted(cleanText(other.text))} không rõ là họ tên ai, chỉ đọc chủ hộ ở dòng này` }
    }
    const value = cells.find(({ column }) => column === this.size.index)?.text ?? ''
    const people = named.length + 1
    if (householdSize(cleanText(value)) === people) return null
    const said = cleanText(value) === '' ? 'không ghi số khẩu' : `ghi số khẩu ${quoted(cleanText(value))}`
    const reason = `Dòng có tên ${people} người nhưng ${said}, chỉ đọc chủ hộ ở dòng này`
    return { place: { row, column: this.size, value }, reason }
  }
}

const isName = (text: string): boolean => /\p{L}{2}/u.test(text)
const saysSomething = (text: string): boolean => /[\p{L}1-9]/u.test(text)
