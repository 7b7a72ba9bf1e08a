import { NativeSelect } from '@mantine/core'
import { useLocation, useSearch } from 'wouter'
import type { ListSummary } from '../../../lambdas/contract/lists.ts'
import { filterNames, paths } from '../frame/addresses.ts'
import { useClient } from '../frame/client-context.ts'
import { Paged } from '../frame/paged.tsx'
import { useAddress } from '../frame/use-address.ts'
import { usePages } from '../frame/use-pages.ts'
import { ListRowsTable } from './list-rows-table.tsx'
import { choiceOf, chosenRows, rowChoices } from './row-choices.ts'
import { linesOf } from './row-lines.ts'

/** Row by row what became of the list; by default those with problems alone, where there are any. */
export function ListRows({ list }: { readonly list: ListSummary }) {
  const client = useClient()
  const address = useAddress()
  const [, navigate] = useLocation()
  const chosen = chosenRows(new URLSearchParams(useSearch()).get(filterNames.rows), list)
  const { only, emptyWords } = choiceOf(chosen)
  const rows = usePages(['list-rows', list.id, only], (from, signal) => {
    const query = { ...from, ...(only ? { only } : {}) }
    return client.call('listRows', { params: { listId: list.id }, query }, signal)
  })
  return (
    <section aria-labelledby="tung-dong">
      <div className="heading-line">
        <h2 id="tung-dong">Kết quả từng dòng</h2>
        <NativeSelect
          label="Xem dòng nào"
          value={chosen}
          data={rowChoices.map(({ value, label }) => ({ value, label }))}
          onChange={({ target }) =>
            navigate(address(`${paths.lists}/${list.id}`, { rows: target.value }), { replace: true })
          }
        />
      </div>
      <Paged query={rows} emptyWords={emptyWords}>
        {(found) => <ListRowsTable lines={linesOf(found)} state={list.state} />}
      </Paged>
    </section>
  )
}
