import type { Row } from '../workbook/workbook.ts'
import type { Table } from './find-table.ts'
import type { TableColumn } from './table-column.ts'

/** So much of the sampled people must have a word there. */
const mostPeople = 0.6

/**
 * A header "Họ và tên" that is merged over two columns has its text in the first only; the given names stand in the
 * second, without a header. Adds that column where the rows below show it.
 */
export function joinSplitName(table: Table, rows: readonly Row[]): Table {
  const name = table.columns.find(({ field }) => field === 'fullName')
  if (
    name === undefined ||
    table.columns.some(({ index, field }) => index === name.index + 1 || field === 'givenName')
  ) {
    return table
  }
  const people = rows.filter(
    (row) => row.number > table.lastRow && row.cells.some(({ column }) => column === name.index),
  )
  const split = people.filter((row) =>
    row.cells.some(
      ({ column, kind, text }) => column === name.index + 1 && kind === 'text' && /^\s*\p{L}[^\s\d]*\s*$/u.test(text),
    ),
  )
  if (split.length === 0 || split.length < people.length * mostPeople) return table
  const given: TableColumn = { index: name.index + 1, header: name.header, field: 'givenName', confidence: 0.65 }
  const columns = table.columns.flatMap((column) => (column === name ? [column, given] : [column]))
  return { ...table, columns }
}
