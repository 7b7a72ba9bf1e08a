import { cleanText } from '../../../domain/names/clean-text.ts'
import { tableFromRow } from '../../columns/find-table.ts'
import type { MemberColumns } from '../../columns/member-columns.ts'
import type { TableColumn } from '../../columns/table-column.ts'
import type { Cell, Row } from '../../workbook/workbook.ts'
import { type Place, quoted } from '../problem-log.ts'
import { householdSize } from './household-tracker.ts'
import { type CellMember, peopleOfCell } from './members-in-cell.ts'

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
 * Gives the people whom a list names beside the head of their household, in columns of their own or all in one, the rows that others have
 * below him: with his number in the sheet, and what stands there of them. Each row has to prove it: "Độc thân" and "đã mất" are nobody.
 */
export class MemberRows {
  private readonly headers: ReadonlyMap<number, TableColumn>
  private readonly name: number
  private readonly size: TableColumn
  private readonly parts: MemberColumns['parts']
  private isOver = false

  constructor({ name, size, members, parts }: MemberColumns) {
    this.name = name.index
    this.size = size
    this.parts = parts
    this.headers = new Map(members.map((column) => [column.index, column]))
  }

  /** The row, and those of the members whom it names. */
  of(row: Row): readonly MemberRow[] {
    const whole = { row, doubt: null }
    const named = row.cells.filter(({ column, text }) => this.headers.has(column) && saysSomething(text))
    const head = row.cells.find(({ column, text }) => column === this.name && isName(text))
    if (this.isOver || named.length === 0 || head === undefined) return [whole]
    if (tableFromRow(row) !== null) {
      // Below another header other things stand there.
      this.isOver = named.some(({ column, text }) => cleanText(text) !== this.headerOf(column))
      return [whole]
    }
    const found = named.map((cell) => ({ cell, people: peopleOfCell(cell.text, head.text, this.parts) }))
    const doubt = this.doubtOf(row, found)
    if (doubt !== null) return [{ row, doubt }]
    const ofOthers = new Set(named.map(({ column }) => column))
    const members = found.flatMap(({ cell, people }) =>
      (people ?? []).map((member) => ({
        row: { ...row, cells: this.cellsOf(member, cell) },
        doubt: null,
        isHis: (column: number) => column === cell.column,
      })),
    )
    return [{ ...whole, isHis: (column) => !ofOthers.has(column) }, ...members]
  }

  /** What is said of somebody as the rows below the head say it. */
  private cellsOf({ name, birth, idNumber }: CellMember, cell: Cell): Cell[] {
    if (this.parts === null) return [{ ...cell, column: this.name }]
    const cells: Cell[] = [{ column: this.name, text: name, value: null, kind: 'text' }]
    const put = (text: string | null, column: TableColumn | null): void => {
      if (text !== null && column !== null) cells.push({ column: column.index, text, value: null, kind: 'text' })
    }
    put(birth, this.parts.birth)
    put(idNumber, this.parts.idNumber)
    return cells.sort((one, other) => one.column - other.column)
  }

  private headerOf(column: number): string {
    return this.headers.get(column)?.header.split(' – ').at(-1) ?? ''
  }

  private doubtOf({ number: row, cells }: Row, found: readonly Found[]): MemberDoubt | null {
    const other = found.find(({ people }) => people === null)?.cell
    if (other !== undefined) {
      const place = { row, column: this.headers.get(other.column) ?? null, value: other.text }
      return { place, reason: `${quoted(cleanText(other.text))} không rõ là họ tên ai, chỉ đọc chủ hộ ở dòng này` }
    }
    const value = cells.find(({ column }) => column === this.size.index)?.text ?? ''
    const people = found.reduce((all, one) => all + (one.people?.length ?? 0), 1)
    if (householdSize(cleanText(value)) === people) return null
    const said = cleanText(value) === '' ? 'không ghi số khẩu' : `ghi số khẩu ${quoted(cleanText(value))}`
    const reason = `Dòng có tên ${people} người nhưng ${said}, chỉ đọc chủ hộ ở dòng này`
    return { place: { row, column: this.size, value }, reason }
  }
}

interface Found {
  readonly cell: Cell
  readonly people: readonly CellMember[] | null
}

const isName = (text: string): boolean => /\p{L}{2}/u.test(text)
const saysSomething = (text: string): boolean => /[\p{L}1-9]/u.test(text)
