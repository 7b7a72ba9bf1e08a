import { NativeSelect } from '@mantine/core'
import { Link, useLocation, useSearch } from 'wouter'
import type { ComplaintSummary } from '../../../lambdas/contract/complaints.ts'
import { formatDay, formatInstant } from '../../../lambdas/domain/time/local-day.ts'
import { groupThousands } from '../../shared/formats/figures.ts'
import { UnitSelect } from '../fields/unit-select.tsx'
import { filterNames, paths } from '../frame/addresses.ts'
import { useClient } from '../frame/client-context.ts'
import type { Column } from '../frame/data-table.tsx'
import { Page } from '../frame/page.tsx'
import { PagedTable } from '../frame/paged-table.tsx'
import { usePlace } from '../frame/place.ts'
import { useAddress } from '../frame/use-address.ts'
import { usePages } from '../frame/use-pages.ts'
import { ComplaintTags } from './complaint-tags.tsx'
import { FileForm } from './file-form.tsx'
import { ComplaintsElsewhere } from './waiting-complaints.tsx'

/** What people have complained of, the nearest deadline first. */
export function ComplaintsScreen() {
  const place = usePlace()
  const client = useClient()
  const address = useAddress()
  const [, navigate] = useLocation()
  const search = new URLSearchParams(useSearch())
  const own = place.session.unit.code
  const unit = search.get(filterNames.unit) ?? own
  const half = search.get(filterNames.half) === 'closed' ? 'closed' : 'open'
  const programme = place.programme.id
  const complaints = usePages(['complaints', programme, unit, half], (from, signal) =>
    client.call('complaints', { query: { programme, unit, half, ...from } }, signal),
  )
  const tally = complaints.data?.pages[0]?.tally
  const show = (next: { unit: string; half: 'open' | 'closed' }): void =>
    navigate(
      address(paths.complaints, {
        unit: next.unit === own ? null : next.unit,
        half: next.half === 'closed' ? 'closed' : null,
      }),
      { replace: true },
    )
  return (
    <Page title="Phản ánh, kiến nghị">
      {tally ? (
        <p className="summary" role="status">
          <strong>{groupThousands(tally.open)}</strong> đang chờ trả lời
          {tally.overdue > 0 ? (
            <>
              , trong đó <strong>{groupThousands(tally.overdue)} quá hạn</strong>
            </>
          ) : null}
          ; đã nhận {groupThousands(tally.received)}, đã trả lời {groupThousands(tally.answered)}, không thụ lý{' '}
          {groupThousands(tally.refused)}, người gửi rút {groupThousands(tally.withdrawn)}
          <ComplaintsElsewhere unit={unit} />.
        </p>
      ) : null}
      <search aria-label="Lọc phản ánh">
        <div className="filters">
          <UnitSelect value={unit} onChange={(code) => show({ unit: code, half })} />
          <NativeSelect
            label="Trạng thái"
            value={half}
            data={[
              { value: 'open', label: 'Chờ trả lời' },
              { value: 'closed', label: 'Đã xong' },
            ]}
            onChange={({ target }) => show({ unit, half: target.value === 'closed' ? 'closed' : 'open' })}
          />
        </div>
      </search>
      <PagedTable
        query={complaints}
        caption={half === 'open' ? 'Phản ánh chờ trả lời, gần hạn nhất trước' : 'Phản ánh đã xong, mới nhất trước'}
        columns={columns((number) => address(`${paths.complaints}/${number}`))}
        rowKey={({ number }) => number}
        emptyWords={half === 'open' ? 'Không còn phản ánh nào chờ trả lời.' : 'Chưa có phản ánh nào xong.'}
      />
      {place.can('complaint.file') ? <FileForm /> : null}
    </Page>
  )
}

const columns = (addressOf: (number: string) => string): readonly Column<ComplaintSummary>[] => [
  {
    key: 'number',
    header: 'Số',
    isRowName: true,
    cell: ({ number }) => <Link href={addressOf(number)}>{number}</Link>,
  },
  { key: 'subject', header: 'Về việc', cell: ({ subjectName }) => subjectName },
  { key: 'commune', header: 'Xã', cell: ({ communeName }) => communeName },
  { key: 'state', header: 'Trạng thái', cell: (one) => <ComplaintTags complaint={one} /> },
  {
    key: 'due',
    header: 'Hạn · nơi giải quyết',
    cell: ({ deadline, ownerName }) => `${formatDay(deadline)} · ${ownerName}`,
  },
  { key: 'received', header: 'Nhận lúc', cell: ({ receivedAt }) => formatInstant(receivedAt) },
]
