import { Link } from 'wouter'
import type { ForeignFindingsResponse } from '../../../lambdas/contract/foreign-findings.ts'
import { exchangeStateNames } from '../../../lambdas/domain/exchange/found-abroad.ts'
import { formatDay } from '../../../lambdas/domain/time/local-day.ts'
import { formatDong, groupThousands } from '../../shared/formats/figures.ts'
import { paths } from '../frame/addresses.ts'
import { useClient } from '../frame/client-context.ts'
import type { Column } from '../frame/data-table.tsx'
import { Failure } from '../frame/notices.tsx'
import { PagedTable } from '../frame/paged-table.tsx'
import { usePlace } from '../frame/place.ts'
import { useAddress } from '../frame/use-address.ts'
import { usePages } from '../frame/use-pages.ts'
import type { CaseFilter } from './case-filter.ts'

type Found = ForeignFindingsResponse['items'][number]

/** Whose number stands in another province's file: a group of its own, since nobody here can see the other side. */
export function ForeignGroup({ unit, half }: Pick<CaseFilter, 'unit' | 'half'>) {
  const client = useClient()
  const address = useAddress()
  const programme = usePlace().programme.id
  const found = usePages(['foreign-findings', programme, unit, half], (from, signal) =>
    client.call('foreignFindings', { query: { programme, unit, half, ...from } }, signal),
  )
  if (!found.data && found.error) return <Failure error={found.error} onRetry={() => void found.refetch()} />
  const tally = found.data?.pages.at(-1)?.tally
  if (!tally || tally.open + tally.concluded === 0) return null
  return (
    <details className="settings">
      <summary>
        Có trong danh sách tỉnh khác: <strong>{groupThousands(tally.open)} khoản</strong> chờ kết luận,{' '}
        <strong>{formatDong(tally.amount)}</strong>
      </summary>
      <p>
        Hệ thống chỉ biết dấu của số giấy tờ, không biết họ tên hay điều gì khác của người bên đó. Chưa kết luận thì
        không giữ khoản nào lại. Đã kết luận {groupThousands(tally.concluded)} khoản.
      </p>
      <PagedTable
        query={found}
        caption="Các khoản có số giấy tờ trong danh sách tỉnh khác, nhiều tiền nhất trước"
        columns={columns((id) => address(`${paths.people}/${id}`))}
        rowKey={({ entitlementId }) => entitlementId}
        emptyWords={half === 'open' ? 'Không còn khoản nào chờ kết luận.' : 'Chưa có khoản nào được kết luận.'}
      />
    </details>
  )
}

const columns = (addressOf: (id: string) => string): readonly Column<Found>[] => [
  {
    key: 'person',
    header: 'Người',
    isRowName: true,
    cell: ({ entitlementId, fullName }) => <Link href={addressOf(entitlementId)}>{fullName}</Link>,
  },
  { key: 'support', header: 'Khoản', cell: ({ policyName, communeName }) => `${policyName} · ${communeName}` },
  { key: 'amount', header: 'Số tiền', numeric: true, cell: ({ amount }) => formatDong(amount) },
  { key: 'status', header: 'Trạng thái', cell: ({ statusName }) => statusName },
  {
    key: 'there',
    header: 'Tỉnh khác',
    cell: ({ findings }) =>
      findings
        .map(
          ({ provinceName, state, fileDay }) =>
            `${provinceName}: ${exchangeStateNames[state]}, tệp ngày ${formatDay(fileDay)}`,
        )
        .join('; '),
  },
]
