import { Link } from 'wouter'
import type { ListRow, ListSummary, RowProblem } from '../../../lambdas/contract/lists.ts'
import { saysSuggestion } from '../../../lambdas/lists/says-suggestion.ts'
import { formatDong } from '../../shared/formats/figures.ts'
import { paths } from '../frame/addresses.ts'
import { type Column, DataTable } from '../frame/data-table.tsx'
import { Tag } from '../frame/status-tag.tsx'
import { useAddress } from '../frame/use-address.ts'
import type { RowLine } from './row-lines.ts'

type ListState = ListSummary['state']

const outcomes = {
  added: { icon: 'check', tone: 'good', words: 'Đã thêm' },
  changed: { icon: 'check', tone: 'good', words: 'Đã sửa' },
  same: { icon: 'check', tone: 'quiet', words: 'Đã có từ trước' },
  refused: { icon: 'cross', tone: 'bad', words: 'Bị từ chối' },
  skipped: { icon: 'pause', tone: 'quiet', words: 'Bỏ qua' },
  'only-here': { icon: 'warning', tone: 'warn', words: 'Không có trong tệp' },
} as const satisfies Record<ListRow['outcome'], object>

/** What a row comes to depends on how far its list has come. */
const otherWords: Readonly<Partial<Record<ListState, Partial<Record<ListRow['outcome'], string>>>>> = {
  checked: { added: 'Sẽ thêm', changed: 'Sẽ sửa' },
  withdrawn: { added: 'Đã rút' },
}

interface ListRowsTableProps {
  readonly lines: readonly RowLine[]
  readonly state: ListState
}

export function ListRowsTable({ lines, state }: ListRowsTableProps) {
  const address = useAddress()
  const columns: readonly Column<RowLine>[] = [
    {
      key: 'row',
      header: 'Dòng',
      isRowName: true,
      cell: ({ row, where }) => (
        <>
          {where} <span className="small">{row.sheet}</span>
        </>
      ),
    },
    {
      key: 'name',
      header: 'Họ tên',
      cell: ({ row }) =>
        row.entitlementId ? (
          <Link href={address(`${paths.people}/${row.entitlementId}`)}>{row.fullName ?? 'Chưa rõ tên'}</Link>
        ) : (
          (row.fullName ?? '–')
        ),
    },
    {
      key: 'outcome',
      header: 'Kết quả',
      cell: ({ row, problem }) => {
        const { words, ...look } = outcomes[row.outcome]
        // A remark on a household, a column or a sheet: its people may well have come in, and the reason says what was not read.
        const isRemark = row.outcome === 'skipped' && problem?.severity === 'warning'
        return (
          <span className="tags">
            {isRemark ? null : <Tag {...look}>{otherWords[state]?.[row.outcome] ?? words}</Tag>}
            {problem?.severity === 'warning' ? (
              <Tag icon="warning" tone="warn">
                Cảnh báo
              </Tag>
            ) : null}
          </span>
        )
      },
    },
    {
      key: 'amount',
      header: 'Số tiền',
      numeric: true,
      cell: ({ row, isFirstOfRow }) => (row.amount === null || !isFirstOfRow ? '–' : formatDong(row.amount)),
    },
    { key: 'column', header: 'Cột', cell: ({ problem }) => problem?.column ?? '–' },
    { key: 'value', header: 'Giá trị trong ô', cell: ({ problem }) => problem?.value ?? '–' },
    {
      key: 'reason',
      header: 'Lý do và cách sửa',
      cell: ({ problem, changes }) =>
        problem || changes ? (
          <>
            {problem ? <Reason problem={problem} /> : null}
            {changes && problem ? <p className="mend">Thay đổi: {changes}</p> : changes}
          </>
        ) : (
          '–'
        ),
    },
  ]
  return (
    <DataTable
      caption="Kết quả từng dòng của danh sách"
      captionHidden
      columns={columns}
      rows={lines}
      rowKey={(line) => line.key}
    />
  )
}

/** The message says what to do, mostly with the right words in it. */
function Reason({ problem }: { readonly problem: RowProblem }) {
  return (
    <>
      {problem.message}
      {problem.suggestion && !saysSuggestion(problem.message, problem.suggestion) ? (
        <p className="mend">
          Ghi là: <strong>{problem.suggestion}</strong>
        </p>
      ) : null}
    </>
  )
}
