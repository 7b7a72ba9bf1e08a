import { type Column, DataTable } from './data-table.tsx'
import { Paged, type Pages } from './paged.tsx'

interface PagedTableProps<Row> {
  readonly query: Pages<Row>
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly rowKey: (row: Row) => string
  readonly emptyWords: string
}

/** A table of what comes by pages, with its name in a heading above it. */
export function PagedTable<Row>({ query, caption, columns, rowKey, emptyWords }: PagedTableProps<Row>) {
  return (
    <Paged query={query} emptyWords={emptyWords}>
      {(rows) => <DataTable caption={caption} captionHidden columns={columns} rows={rows} rowKey={rowKey} />}
    </Paged>
  )
}
