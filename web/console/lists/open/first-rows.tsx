import { DataTable } from '../../frame/data-table.tsx'
import { Wide } from '../../frame/wide.tsx'

interface FirstRow {
  readonly row: number
  readonly cells: readonly { readonly column: string; readonly text: string }[]
}

interface FirstRowsProps {
  readonly rows: readonly FirstRow[]
  /** Which of them is the header; null where none is. */
  readonly header: number | null
  readonly columns: readonly { readonly column: string }[]
}

const lettersShown = 60

/** The beginning of a sheet as it stands, so that an officer sees of which columns he speaks. */
export function FirstRows({ rows, header, columns }: FirstRowsProps) {
  const isHeader = ({ row }: FirstRow): boolean => row === header
  return (
    <Wide name={caption}>
      <DataTable
        caption={caption}
        columns={[
          {
            key: 'row',
            header: 'Dòng',
            isRowName: true,
            cell: (one: FirstRow) => (isHeader(one) ? <strong>Dòng {one.row}: tiêu đề</strong> : `Dòng ${one.row}`),
          },
          ...columns.map(({ column }) => ({
            key: column,
            header: column,
            cell: (one: FirstRow) => {
              const text = one.cells.find((cell) => cell.column === column)?.text.slice(0, lettersShown) ?? '–'
              return isHeader(one) ? <strong>{text}</strong> : text
            },
          })),
        ]}
        rows={rows}
        rowKey={({ row }) => String(row)}
      />
    </Wide>
  )
}

const caption = 'Những dòng đầu của trang'
