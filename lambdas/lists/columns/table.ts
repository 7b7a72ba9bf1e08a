import { nameFields } from './field.ts'
import type { TableColumn } from './table-column.ts'

/** The table inside a page. */
export type Table = {
  /** Numbers of the header's first and last row, as Excel shows them. */
  firstRow: number
  lastRow: number
  columns: TableColumn[]
  /** What each header says by itself, before columns that claim the same are settled. */
  written: TableColumn[]
}

/** Whether its rows have a column for names: else nobody can be read of it. */
export const hasNames = ({ columns }: Pick<Table, 'columns'>): boolean =>
  columns.some(({ field }) => nameFields.has(field))

/** The row of the header; null where the table has none. */
export const headerRowOf = ({ firstRow, lastRow }: Pick<Table, 'firstRow' | 'lastRow'>): number | null =>
  firstRow <= lastRow ? lastRow : null
