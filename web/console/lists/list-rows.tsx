import { Checkbox } from '@mantine/core'
import { useLocation, useSearch } from 'wouter'
import type { ListSummary } from '../../../lambdas/contract/lists.ts'
import { filterNames, paths } from '../frame/addresses.ts'
import { useClient } from '../frame/client-context.ts'
import { MoreButton } from '../frame/more-button.tsx'
import { Empty, Failure, Waiting } from '../frame/notices.tsx'
import { useAddress } from '../frame/use-address.ts'
import { usePages } from '../frame/use-pages.ts'
import { ListRowsTable } from './list-rows-table.tsx'
import { linesOf } from './row-lines.ts'

/** Row by row what became of the list; rows with problems first, and by default they alone. */
export function ListRows({ list }: { readonly list: ListSummary }) {
  const client = useClient()
  const address = useAddress()
  const [, navigate] = useLocation()
  const hasProblems = list.counts.refused + list.counts.warnings + list.counts.duplicates > 0
  const wish = new URLSearchParams(useSearch()).get(filterNames.rows)
  const onlyProblems = wish === null ? hasProblems : wish !== 'tat-ca'
  const rows = usePages(['list-rows', list.id, onlyProblems], (from, signal) => {
    const query = { ...from, ...(onlyProblems ? { only: 'problems' as const } : {}) }
    return client.call('listRows', { params: { listId: list.id }, query }, signal)
  })
  const found = rows.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <section aria-labelledby="tung-dong">
      <div className="heading-line">
        <h2 id="tung-dong">Kết quả từng dòng</h2>
        <Checkbox
          label="Chỉ dòng có vấn đề"
          checked={onlyProblems}
          onChange={(event) =>
            navigate(address(`${paths.lists}/${list.id}`, { rows: event.target.checked ? 'co-van-de' : 'tat-ca' }), {
              replace: true,
            })
          }
        />
      </div>
      {rows.isPending ? <Waiting /> : null}
      {rows.error ? <Failure error={rows.error} onRetry={() => void rows.refetch()} /> : null}
      {rows.data && found.length === 0 && !rows.hasNextPage ? (
        <Empty>
          {onlyProblems
            ? 'Không có dòng nào có vấn đề. Bỏ chọn ô lọc để xem tất cả các dòng.'
            : 'Tệp không có dòng nào.'}
        </Empty>
      ) : null}
      {found.length > 0 ? <ListRowsTable lines={linesOf(found)} state={list.state} /> : null}
      {rows.hasNextPage ? (
        <MoreButton loading={rows.isFetchingNextPage} onMore={() => void rows.fetchNextPage()} />
      ) : null}
    </section>
  )
}
