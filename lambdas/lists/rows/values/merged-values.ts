import type { Field } from '../../columns/field.ts'
import type { Table } from '../../columns/table.ts'
import type { Cell, MergedRange, Row } from '../../workbook/workbook.ts'
import { MergedCells } from './merged-cells.ts'

/** What a cell merged over several rows says of each of them. Not amounts: the sum of a household is not each member's. */
const sharedFields: ReadonlySet<Field | null> = new Set([
  'hamlet',
  'address',
  'policy',
  'householdCode',
  'headName',
  'commune',
])

/** "nt" (như trên), a ditto sign: the same as in the row above. */
const asAbove = /^\s*(?:-?\s*n\.?t\.?\s*-?|n\/t|-?\s*như trên\s*[-.]?|\/\/|-?\s*["″〃”“]\s*-?|''|,,)\s*$/iu
const longestSign = 12

/** Whether a cell only says that it is as the one above. */
export const isAsAbove = (text: string): boolean => text.length <= longestSign && asAbove.test(text)

/** Looked at before the pattern: most hamlets are as short as a sign and begin otherwise. */
const startsOfSign = new Set('nN"″〃”“\',-–/. ')
/** "-", "/", "...": nothing. */
const nothing = /^[-–—/.\s]+$/

/**
 * Gives the rows under a merged cell its value, which the file holds in the first of them only, and those with a ditto
 * sign the value above it; a mere dash is blank. Rows must come in their order.
 */
export class MergedValues {
  private readonly merged: MergedCells
  /** The last value of each shared column, by column. */
  private readonly above: (Cell | null | undefined)[] = []

  constructor(table: Table, merged: readonly MergedRange[]) {
    for (const { field, index } of table.columns) if (sharedFields.has(field)) this.above[index] = null
    this.merged = new MergedCells(merged.filter(({ firstColumn }) => this.above[firstColumn] !== undefined))
  }

  fill(written: Row): Row {
    return this.merged.fill(this.withoutDittoSigns(written))
  }

  private withoutDittoSigns(row: Row): Row {
    let cells = row.cells
    for (let at = 0; at < row.cells.length; at++) {
      const cell = row.cells[at] as Cell
      const above = this.above[cell.column]
      if (above === undefined || cell.kind !== 'text') continue
      const isShort = cell.text.length <= longestSign && startsOfSign.has(cell.text.charAt(0))
      if (isShort && asAbove.test(cell.text)) {
        if (above !== null) cells = cells.map((one) => (one === cell ? above : one))
      } else if (isShort && nothing.test(cell.text)) cells = cells.filter((one) => one !== cell)
      else this.above[cell.column] = cell
    }
    return cells === row.cells ? row : { ...row, cells }
  }
}

/** Whether the first people leave such a column blank, so that it is worth asking the sheet for its merged cells. */
export function hasSharedBlanks(table: Table, rows: readonly Row[]): boolean {
  const shared = table.columns.filter(({ field }) => sharedFields.has(field)).map(({ index }) => index)
  return rows.some(
    (row) =>
      row.number > table.lastRow &&
      row.cells.length > 1 &&
      shared.some((index) => !row.cells.some(({ column }) => column === index)),
  )
}
