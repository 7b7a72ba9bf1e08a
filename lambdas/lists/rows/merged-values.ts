import type { Field } from '../columns/field.ts'
import type { Table } from '../columns/find-table.ts'
import type { Cell, MergedRange, Row } from '../workbook/workbook.ts'

/** What a cell merged over several rows says of each of them. Not amounts: the sum of a household is not each member's. */
const sharedFields: ReadonlySet<Field | null> = new Set(['hamlet', 'address', 'policy', 'householdCode', 'headName'])

/**
 * Gives the rows under a merged cell its value, which the file holds in the first of them only. Rows must come in their
 * order.
 */
export class MergedValues {
  private readonly columns: { index: number; ranges: MergedRange[]; at: number; value: Cell | null }[] = []

  constructor(table: Table, merged: readonly MergedRange[]) {
    for (const { field, index } of table.columns) {
      if (!sharedFields.has(field)) continue
      const ranges = merged
        .filter(
          (range) => range.firstColumn === index && range.lastRow > range.firstRow && range.firstRow >= table.lastRow,
        )
        .toSorted((one, other) => one.firstRow - other.firstRow)
      if (ranges.length > 0) this.columns.push({ index, ranges, at: 0, value: null })
    }
  }

  fill(row: Row): Row {
    if (this.columns.length === 0 || row.cells.length === 0) return row
    const shared: Cell[] = []
    for (const column of this.columns) {
      while ((column.ranges[column.at]?.lastRow ?? row.number) < row.number - 1) {
        column.at += 1
        column.value = null
      }
      const range = column.ranges[column.at]
      if (range === undefined || range.firstRow > row.number - 1) continue
      const own = row.cells.find((cell) => cell.column === column.index)
      if (own !== undefined) column.value = own
      else if (column.value !== null) shared.push(column.value)
    }
    if (shared.length === 0) return row
    return { ...row, cells: [...row.cells, ...shared].sort((one, other) => one.column - other.column) }
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
