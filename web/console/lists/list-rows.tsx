import { Checkbox } from '@mantine/core'
import { useLocation, useSearch } from 'wouter'
import type { ListSummary } from '../../../lambdas/contract/lists.ts'
import { filterNames, paths } from '../frame/addresses.ts'
import { useClient } from '../frame/client-context.ts'
import { Paged } from '../frame/paged.tsx'
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
      <Paged
        query={rows}
        emptyWords={
          onlyProblems ? 'Không có dòng nào có vấn đề. Bỏ chọn ô lọc để xem tất cả các dòng.' : 'Tệp không có dòng nào.'
        }
      >
        {(found) => <ListRowsTable lines={linesOf(found)} state={list.state} />}
      </Paged>
    </section>
  )
}
