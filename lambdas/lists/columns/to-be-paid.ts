import { isTotalRow } from '../rows/bare-row.ts'
import type { Row } from '../workbook/workbook.ts'
import type { Corrections } from './correction-list.ts'
import { settleRivals } from './settle-rivals.ts'
import type { Table } from './table.ts'
import type { TableColumn } from './table-column.ts'

/** Below what an officer is asked about. */
const asked = 0.65

/**
 * A table that looks like no list of people to be paid, as it is read once an officer has said that it is one. What was right before, and
 * money that is asked back, is not read; of what takes its place he is asked column by column.
 */
export function asToBePaid(table: Table, { before, after }: Corrections, askedBack: TableColumn | null): Table {
  const written = table.written.map((column) => {
    if (column.isSaid) return column
    if (isOneOf(before, column))
      return unread(column, 'Ghi điều có trước khi điều chỉnh, chỉ đọc ở dòng không có điều chỉnh')
    if (askedBack !== null && isOneOf([askedBack], column)) return unread(column, 'Ghi tiền phải thu hồi nên không đọc')
    if (!isOneOf(after, column) || column.field === null) return column
    return { ...column, confidence: Math.min(column.confidence, asked), reason: 'Ghi điều sau khi điều chỉnh' }
  })
  return { ...table, written, columns: settleRivals(written) }
}

/**
 * Gives a row in which nothing is corrected what stood there before: blank it would have no name, or a full rate. Totals are not such
 * rows, nor what stands alone.
 */
export function withFormer({ lastRow }: Table, { pairs }: Corrections): (row: Row) => Row {
  const open = pairs.filter(({ before, after }) => !before.isSaid && !after.isSaid)
  return (row) => {
    if (open.length === 0 || row.number <= lastRow || row.cells.length < 2 || isTotalRow(row)) return row
    const saysIn = (index: number) => row.cells.find(({ column, text }) => column === index && /[\p{L}\d]/u.test(text))
    const former = open.flatMap(({ before, after }) => {
      const cell = saysIn(before.index)
      return cell === undefined || saysIn(after.index) !== undefined ? [] : [{ ...cell, column: after.index }]
    })
    if (former.length === 0) return row
    const own = row.cells.filter(({ column }) => !former.some((cell) => cell.column === column))
    return { ...row, cells: [...own, ...former].sort((one, other) => one.column - other.column) }
  }
}

const isOneOf = (columns: readonly TableColumn[], { index }: TableColumn): boolean =>
  columns.some((column) => column.index === index)

/** By his word: nothing is guessed of it. */
const unread = (column: TableColumn, reason: string): TableColumn => ({
  ...column,
  field: null,
  confidence: 1,
  isSaid: true,
  reason,
})
