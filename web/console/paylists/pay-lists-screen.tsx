import { Link } from 'wouter'
import type { PayListSummary } from '../../../lambdas/contract/pay-lists.ts'
import { formatInstant } from '../../../lambdas/domain/time/local-day.ts'
import { formatDong, groupThousands } from '../../shared/formats/figures.ts'
import { UnitSelect } from '../fields/unit-select.tsx'
import { paths } from '../frame/addresses.ts'
import { useClient } from '../frame/client-context.ts'
import type { Column } from '../frame/data-table.tsx'
import { Page } from '../frame/page.tsx'
import { PagedTable } from '../frame/paged-table.tsx'
import { usePlace } from '../frame/place.ts'
import { useAddress } from '../frame/use-address.ts'
import { useChosenUnit } from '../frame/use-chosen-unit.ts'
import { usePages } from '../frame/use-pages.ts'
import { CodeForm } from './code-form.tsx'
import { PayListStateTag } from './pay-list-state-tag.tsx'
import { PrintForm } from './print-form.tsx'

/** Lists for signing: print one, find one by the code on its pages, and see which have come back. */
export function PayListsScreen() {
  const place = usePlace()
  return (
    <Page title="Danh sách ký nhận">
      <section aria-labelledby="doi-chieu">
        <h2 id="doi-chieu">Đối chiếu bản đã ký</h2>
        <CodeForm />
      </section>
      {place.can('pay-list.print') ? (
        <section aria-labelledby="in-moi">
          <h2 id="in-moi">In danh sách mới</h2>
          <PrintForm />
        </section>
      ) : null}
      <PrintedLists />
    </Page>
  )
}

function PrintedLists() {
  const place = usePlace()
  const client = useClient()
  const address = useAddress()
  const { unit, choose } = useChosenUnit(paths.payLists)
  const programme = place.programme.id
  const lists = usePages(['pay-lists', programme, unit], (from, signal) =>
    client.call('payLists', { query: { unit, programme, ...from } }, signal),
  )
  return (
    <section aria-labelledby="da-in">
      <div className="heading-line">
        <h2 id="da-in">Danh sách đã in</h2>
        <UnitSelect value={unit} onChange={choose} />
      </div>
      <PagedTable
        query={lists}
        caption="Danh sách ký nhận đã in, mới nhất trước"
        columns={columns((code) => address(`${paths.payLists}/${code}`))}
        rowKey={({ code }) => code}
        emptyWords="Chưa in danh sách ký nhận nào."
      />
    </section>
  )
}

/** A list that has come back is not yet paid. */
const Standing = ({ list }: { readonly list: PayListSummary }) => (
  <>
    <PayListStateTag list={list} />{' '}
    {list.state === 'reconciled' ? (
      <span className="small">{list.batch ? `Đợt ghi chi trả: ${list.batch.stateName}` : 'Chưa ghi chi trả'}</span>
    ) : null}
  </>
)

const columns = (addressOf: (code: string) => string): readonly Column<PayListSummary>[] => [
  {
    key: 'code',
    header: 'Mã',
    isRowName: true,
    cell: ({ code }) => <Link href={addressOf(code)}>{code}</Link>,
  },
  {
    key: 'what',
    header: 'Danh sách',
    cell: ({ unitName, what }) => (
      <>
        {unitName} <span className="small">{what}</span>
      </>
    ),
  },
  {
    key: 'people',
    header: 'Số người',
    numeric: true,
    cell: ({ sums }) => (sums ? groupThousands(sums.people) : '–'),
  },
  { key: 'amount', header: 'Số tiền', numeric: true, cell: ({ sums }) => (sums ? formatDong(sums.amount) : '–') },
  { key: 'state', header: 'Trạng thái', cell: (list) => <Standing list={list} /> },
  {
    key: 'when',
    header: 'In lúc · người in',
    cell: ({ orderedAt, orderedBy }) => `${formatInstant(orderedAt)} · ${orderedBy.officeName}`,
  },
]
