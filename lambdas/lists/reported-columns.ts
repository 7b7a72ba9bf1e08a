import type { MappedColumn } from './checked-list.ts'
import { columnLetters } from './column-letters.ts'
import type { TableColumn } from './columns/table-column.ts'

/** How the columns of a sheet's tables were read, for a person to look at. */
export const reportedColumns = (tables: readonly { readonly columns: readonly TableColumn[] }[]): MappedColumn[] =>
  tables.flatMap(({ columns }, table) =>
    columns.map(({ index, isSaid: _, isOfHead: __, ...column }) => ({
      column: columnLetters(index),
      ...(table > 0 && { table }),
      ...column,
    })),
  )
