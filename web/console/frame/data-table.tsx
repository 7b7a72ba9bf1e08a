import type { ReactNode } from 'react'

export interface Column<Row> {
  readonly key: string
  readonly header: string
  readonly cell: (row: Row) => ReactNode
  readonly numeric?: boolean
  /** The cell that names its row; one of them per table. */
  readonly isRowName?: boolean
}

interface DataTableProps<Row> {
  readonly caption: string
  /** The caption stands above as a heading already: then it is for screen readers alone. */
  readonly captionHidden?: boolean
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  readonly total?: Row
}

function dataCell<Row>({ key, header, numeric, cell }: Column<Row>, row: Row) {
  const content = cell(row)
  return (
    <td
      key={key}
      data-label={header}
      data-empty={content === '–' ? '' : undefined}
      className={numeric ? 'numeric' : undefined}
    >
      {/* One box, so that on a narrow screen all of it stands beside the column's name. */}
      <div>{content}</div>
    </td>
  )
}

/** A plain table; on narrow screens each row becomes a card whose cells carry their column's name (styles/narrow.css). */
export function DataTable<Row>({ caption, captionHidden, columns, rows, rowKey, total }: DataTableProps<Row>) {
  const line = (row: Row, key: string, isTotal = false) => (
    <tr key={key} className={isTotal ? 'total-row' : undefined}>
      {columns.map((column) =>
        column.isRowName ? (
          <th key={column.key} scope="row">
            {column.cell(row)}
          </th>
        ) : (
          dataCell(column, row)
        ),
      )}
    </tr>
  )
  return (
    <table className="data-table">
      <caption className={captionHidden ? 'only-heard' : undefined}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.key} scope="col" className={column.numeric ? 'numeric' : undefined}>
              {column.header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => line(row, rowKey(row)))}
        {total === undefined ? null : line(total, 'total', true)}
      </tbody>
    </table>
  )
}
