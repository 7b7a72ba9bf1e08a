import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { BatchSummary } from '../../../lambdas/contract/batches.ts'
import { standsInWords } from '../../../lambdas/domain/batches/written-words.ts'
import { formatInstant } from '../../../lambdas/domain/time/local-day.ts'
import { UnitSelect } from '../fields/unit-select.tsx'
import { useCommand } from '../fields/use-command.ts'
import { paths } from '../frame/addresses.ts'
import { BusyButton } from '../frame/busy-button.tsx'
import { useClient } from '../frame/client-context.ts'
import type { Column } from '../frame/data-table.tsx'
import { Failure } from '../frame/notices.tsx'
import { Page } from '../frame/page.tsx'
import { PagedTable } from '../frame/paged-table.tsx'
import { usePlace } from '../frame/place.ts'
import { useAddress } from '../frame/use-address.ts'
import { BatchStateTag } from './batch-state-tag.tsx'
import { ResultFileForm } from './result-file-form.tsx'
import { useBatches } from './use-batches.ts'

export function BatchesScreen() {
  const place = usePlace()
  const address = useAddress()
  const batches = useBatches(place.programme.id)
  return (
    <Page
      title="Ghi chi trả theo đợt"
      lead={
        <>
          Ghi cả một danh sách giấy: lọc ở màn hình{' '}
          <Link href={address(paths.people, { status: 'approved' })}>Đối tượng</Link> rồi bấm “Ghi chi trả cả danh
          sách”; danh sách đã ký thì mở theo mã ở <Link href={address(paths.payLists)}>Danh sách ký nhận</Link>.
        </>
      }
    >
      <ResultFileForm />
      <AccountForm />
      <h2>Các đợt của địa bàn</h2>
      <PagedTable
        query={batches}
        caption="Các đợt ghi chi trả, mới nhất trước"
        columns={columnsOf((id) => address(`${paths.batches}/${id}`))}
        rowKey={({ id }) => id}
        emptyWords="Chưa có đợt nào."
      />
    </Page>
  )
}

const columnsOf = (addressFor: (id: string) => string): Column<BatchSummary>[] => [
  {
    key: 'about',
    header: 'Đợt',
    isRowName: true,
    cell: ({ id, about }) => <Link href={addressFor(id)}>{about}</Link>,
  },
  { key: 'by', header: 'Người lập', cell: ({ by, createdAt }) => `${by.username}, ${formatInstant(createdAt)}` },
  { key: 'sums', header: 'Ghi được', cell: (batch) => standsInWords(batch) ?? '–' },
  { key: 'state', header: 'Trạng thái', cell: (batch) => <BatchStateTag batch={batch} /> },
]

/** Money given to a post office = paid + brought back + still held, as a document. */
function AccountForm() {
  const place = usePlace()
  const client = useClient()
  const address = useAddress()
  const [, navigate] = useLocation()
  const [unit, setUnit] = useState(place.session.unit.code)
  const command = useCommand({
    send: (body: { programme: string; unit: string }, idempotencyKey) =>
      client.call('createAccount', { body, idempotencyKey }),
    onDone: ({ id }) => navigate(address(`${paths.batches}/${id}`)),
    outdates: [['batches']],
  })
  return (
    <section className="panel form" aria-labelledby="doi-chieu">
      <h2 id="doi-chieu">Biên bản đối chiếu với bưu điện</h2>
      <p>Tiền đã giao = đã chi + không chi được, trả lại + còn giữ; có bản Excel và bản in PDF.</p>
      <UnitSelect value={unit} onChange={setUnit} />
      {command.error ? <Failure error={command.error} takesFocus /> : null}
      <div className="buttons">
        <BusyButton
          variant="default"
          busy={command.isPending}
          onClick={() => command.mutate({ programme: place.programme.id, unit })}
        >
          Lập biên bản
        </BusyButton>
      </div>
    </section>
  )
}
