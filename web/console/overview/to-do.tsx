import { Link } from 'wouter'
import type { OverdueOffice, StatisticsCell } from '../../../lambdas/contract/statistics.ts'
import { supportsName } from '../../../lambdas/domain/statistics/count-names.ts'
import { formatCount, groupThousands } from '../../shared/formats/figures.ts'
import { ComplaintsToDo } from '../complaints/waiting-complaints.tsx'
import { paths } from '../frame/addresses.ts'
import { usePlace } from '../frame/place.ts'
import { useAddress } from '../frame/use-address.ts'
import { ListsToDo } from '../lists/lists-to-do.tsx'

interface ToDoProps {
  readonly unit: string
  readonly total: StatisticsCell
  readonly overdue: readonly OverdueOffice[]
}

/** Where today's work is, each line leading to the people it speaks of. */
export function ToDo({ unit, total, overdue }: ToDoProps) {
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
            chi được{overdueWords(overdue)}
          </li>
        ) : null}
        {place.can('complaint.read') ? <ComplaintsToDo unit={unit} /> : null}
        {place.can('list.create') ? (
          <>
            <ListsToDo unit={unit} />
            <li>
              <Link href={address(paths.lists)}>Nhập danh sách từ Excel</Link>
            </li>
          </>
        ) : null}
      </ul>
    </section>
  )
}

/** Of this unit and those below it. */
function overdueWords(overdue: readonly OverdueOffice[]): string {
  const sum = (duty: 'conclude' | 'report'): number => overdue.reduce((all, one) => all + one[duty], 0)
  const [conclude, report] = [sum('conclude'), sum('report')]
  return [
    ...(conclude > 0 ? [`; ${groupThousands(conclude)} vụ quá hạn kết luận`] : []),
    ...(report > 0 ? [`; ${groupThousands(report)} vụ xã chưa báo kết quả xác minh đúng hạn`] : []),
  ].join('')
}
