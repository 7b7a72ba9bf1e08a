import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { StatisticsCell } from '../../../lambdas/contract/statistics.ts'
import { supportsName } from '../../../lambdas/domain/statistics/count-names.ts'
import { formatCount, groupThousands } from '../../shared/formats/figures.ts'
import { paths } from '../frame/addresses.ts'
import { useClient } from '../frame/client-context.ts'
import { usePlace } from '../frame/place.ts'
import { useAddress } from '../frame/use-address.ts'

/** Where today's work is, each line leading to the people it speaks of. */
export function ToDo({ unit, total }: { readonly unit: string; readonly total: StatisticsCell }) {
  const place = usePlace()
  const address = useAddress()
  if (!place.can('entitlement.read')) return null
  const of = unit === place.session.unit.code ? null : unit
  return (
    <section aria-labelledby="viec-hom-nay" className="panel">
      <h2 id="viec-hom-nay">Việc hôm nay</h2>
      <ul className="to-do">
        <li>
          <Link href={address(paths.people, { unit: of, group: 'left' })}>Người chưa chi trả</Link>
          {total.left.people > 0 ? ` – còn ${formatCount(total.left.people, supportsName)}` : ' – không còn ai'}
        </li>
        <li>
          <Link href={address(paths.people, { unit: of, status: 'not-received' })}>Người chưa nhận được</Link> – cần
          liên hệ lại
        </li>
        <li>
          <Link href={address(paths.people, { unit: of, duplicates: 'co' })}>Người có cảnh báo trùng</Link> – đối chiếu
          giấy tờ trước khi chi
        </li>
        {place.can('case.read') ? (
          <li>
            <Link href={address(paths.duplicates, { unit: of })}>Vụ nghi trùng chờ kết luận</Link> – khoản bị giữ chưa
            chi được
          </li>
        ) : null}
        {place.can('complaint.read') ? (
          <ComplaintsToDo unit={unit} address={address(paths.complaints, { unit: of })} />
        ) : null}
        {place.can('list.create') ? (
          <li>
            <Link href={address(paths.lists)}>Nhập danh sách từ Excel</Link>
          </li>
        ) : null}
      </ul>
    </section>
  )
}

/** How many people wait for an answer; without a word while that is not known. */
function ComplaintsToDo({ unit, address }: { readonly unit: string; readonly address: string }) {
  const client = useClient()
  const programme = usePlace().programme.id
  const { data } = useQuery({
    queryKey: ['complaints', programme, unit, 'count'],
    queryFn: ({ signal }) => client.call('complaints', { query: { programme, unit } }, signal),
  })
  const overdue = data && data.tally.overdue > 0 ? `, ${groupThousands(data.tally.overdue)} quá hạn` : ''
  return (
    <li>
      <Link href={address}>Phản ánh chờ trả lời</Link>
      {data ? ` – ${groupThousands(data.tally.open)} phản ánh${overdue}` : ''}
    </li>
  )
}
