import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ListAnswers, ListSummary } from '../../../../lambdas/contract/lists.ts'
import { useClient } from '../../frame/client-context.ts'
import { Failure, Waiting } from '../../frame/notices.tsx'
import { ColumnChoice } from '../column-questions.tsx'
import { FirstRows } from './first-rows.tsx'
import { answeredHeader, answersBelow, columnsBelow, mayBeHeader, type OpenRow, openRowsOf } from './open-columns.ts'

type Said = ListAnswers['columns']

interface OpenTableProps {
  readonly list: Pick<ListSummary, 'id' | 'since' | 'columns'>
  readonly openTable: NonNullable<ListSummary['openTable']>
  readonly said: Said
  readonly onSay: (said: Said) => void
}

/** A table in which nothing tells who stands: its first rows, in which of them its header is, and what its columns are. */
export function OpenTable({ list, openTable, said, onSay }: OpenTableProps) {
  const client = useClient()
  const { id: listId, since } = list
  const rows = useQuery({
    queryKey: ['list-rows', listId, 'open', since],
    queryFn: async ({ signal }) =>
      openRowsOf(openTable, (await client.call('listRows', { params: { listId }, query: {} }, signal)).items),
  })
  if (rows.isPending) return <Waiting lines={4} />
  if (rows.error) return <Failure error={rows.error} onRetry={() => void rows.refetch()} />
  return <OpenColumns {...{ list, openTable, said, onSay }} rows={rows.data} />
}

/** What a select has for "no header". */
const noHeader = '0'

function OpenColumns({ list, openTable, said, onSay, rows }: OpenTableProps & { readonly rows: readonly OpenRow[] }) {
  const open = { openTable, columns: list.columns, rows }
  const [header, setHeader] = useState<number | null>(() => answeredHeader(open, said) ?? openTable.headerRow)
  const columns = columnsBelow(open, header)
  const choose = (next: number | null): void => {
    onSay(answersBelow(open, said, [header, next]))
    setHeader(next)
  }
  const names = columns.filter(({ key, field }) => isName(key in said ? said[key] : field))
  return (
    <>
      <NativeSelect
        label="Dòng tiêu đề của bảng"
        description={`Trang “${openTable.sheet}”. Chọn dòng ghi tên các cột, hoặc chọn “Không có dòng tiêu đề”`}
        value={header === null ? noHeader : String(header)}
        data={[
          ...rows.filter(mayBeHeader).map(({ row, cells }) => ({
            value: String(row),
            label: `Dòng ${row}: ${cells.map(({ text }) => text.slice(0, 24)).join(' | ')}`,
          })),
          { value: noHeader, label: 'Không có dòng tiêu đề' },
        ]}
        onChange={({ target }) => choose(target.value === noHeader ? null : Number(target.value))}
      />
      <FirstRows {...{ rows, header, columns }} />
      <div className="form-grid">
        {columns.map((column) => (
          <ColumnChoice key={column.column} {...{ column, said, onSay }} />
        ))}
      </div>
      {names.length === 0 ? (
        <p role="status">Chưa có cột họ tên: chọn “họ tên” ở cột ghi tên người, rồi bấm “Kiểm tra lại”.</p>
      ) : null}
    </>
  )
}

const isName = (field: string | null | undefined): boolean => field === 'fullName' || field === 'headName'
