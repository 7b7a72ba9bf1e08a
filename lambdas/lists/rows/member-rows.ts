import { cleanText } from '../../domain/names/clean-text.ts'
import { tableFromRow } from '../columns/find-table.ts'
import type { TableColumn } from '../columns/table-column.ts'
import type { Row } from '../workbook/workbook.ts'

/**
 * Gives the people whom a list names beside the head of their household, in columns of their own, the rows that others have below him: with
 * his number in the sheet, and a name alone.
 */
export class MemberRows {
  private readonly headers: ReadonlyMap<number, string>
  private isOver = false

  /** @param name index of the head's column */
  constructor(
    private readonly name: number,
    members: readonly TableColumn[],
  ) {
    this.headers = new Map(members.map(({ index, header }) => [index, header.split(' – ').at(-1) ?? '']))
  }

  /** The row, and those of the members whom it names. */
  of(row: Row): readonly Row[] {
    const named = row.cells.filter(({ column, text }) => this.headers.has(column) && isName(text))
    if (
      this.isOver ||
      named.length === 0 ||
      !row.cells.some(({ column, text }) => column === this.name && isName(text))
    )
      return [row]
    if (tableFromRow(row) !== null) {
      // Below another header other things stand there.
      this.isOver = named.some(({ column, text }) => cleanText(text) !== this.headers.get(column))
      return [row]
    }
    return [row, ...named.map((cell) => ({ ...row, cells: [{ ...cell, column: this.name }] }))]
  }
}

const isName = (text: string): boolean => /\p{L}{2}/u.test(text)
