import { Link } from 'wouter'
import type { ComparedCaseView } from '../../../lambdas/contract/compared-cases.ts'
import { paths } from '../frame/addresses.ts'
import { useClient } from '../frame/client-context.ts'
import type { Column } from '../frame/data-table.tsx'
import { PagedTable } from '../frame/paged-table.tsx'
import { usePlace } from '../frame/place.ts'
import { useAddress } from '../frame/use-address.ts'
import { usePages } from '../frame/use-pages.ts'

/** What new weights have changed, case by case, with how each was weighed before and is now. */
export function ComparedCases() {
  const { session, programme } = usePlace()
  const client = useClient()
  const address = useAddress()
  const unit = session.unit.code
  const query = usePages(['compared-cases', programme.id, unit], (from, signal) =>
    client.call('comparedCases', { query: { programme: programme.id, unit, ...from } }, signal),
  )
  const columns: Column<ComparedCaseView>[] = [
    {
      key: 'case',
      header: 'Vụ',
      cell: ({ caseId }) => <Link href={address(`${paths.duplicates}/${caseId}`)}>Xem vụ {caseId.slice(0, 6)}</Link>,
      isRowName: true,
    },
    { key: 'difference', header: 'Thay đổi', cell: ({ differenceName }) => differenceName },
    { key: 'before', header: 'Trọng số trước', cell: ({ before }) => weighedWords(before) },
    { key: 'after', header: 'Trọng số mới', cell: ({ after }) => weighedWords(after) },
    { key: 'state', header: 'Hiện nay', cell: ({ stateName }) => stateName },
    { key: 'owner', header: 'Nơi kết luận', cell: ({ ownerName }) => ownerName },
  ]
  return (
    <PagedTable
      query={query}
      caption="Các vụ mà lần đối chiếu lại làm thay đổi"
      columns={columns}
      rowKey={({ caseId }) => caseId}
      emptyWords="Lần đối chiếu này không làm thay đổi vụ nào."
    />
  )
}

const verdictWords = { certain: 'chắc chắn', possible: 'có thể' } as const

const weighedWords = (how: ComparedCaseView['before']): string =>
  how === null ? '–' : `${verdictWords[how.verdict]}, ${how.score.toFixed(1).replace('.', ',')} điểm`
