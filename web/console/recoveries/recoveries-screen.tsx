import { Link } from 'wouter'
import type { OwingHousehold, RecoveriesResponse } from '../../../lambdas/contract/recoveries.ts'
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
import { debtorName } from './debtor-name.ts'

/** Money that was paid wrongly, by household: what is asked back, has come back in parts, and will not come. */
export function RecoveriesScreen() {
  const place = usePlace()
  const client = useClient()
  const address = useAddress()
  const { unit, choose } = useChosenUnit(paths.recoveries)
  const programme = place.programme.id
  const recoveries = usePages(['recoveries', programme, unit], (from, signal) =>
    client.call('recoveries', { query: { unit, programme, ...from } }, signal),
  )
  const total = recoveries.data?.pages[0]?.total
  return (
    <Page title="Thu hồi">
      <section aria-labelledby="theo-ho">
        <div className="heading-line">
          <h2 id="theo-ho">Theo hộ</h2>
          <UnitSelect value={unit} onChange={choose} />
        </div>
        {total ? <Total total={total} /> : null}
        <PagedTable
          query={recoveries}
          caption="Các hộ có thu hồi"
          columns={columns((id) => address(`${paths.recoveries}/${id}`))}
          rowKey={({ supports }) => supports[0]?.id ?? ''}
          emptyWords="Không có khoản nào phải thu hồi. Lập thu hồi từ khoản đã chi của người đó, ở màn hình Đối tượng."
        />
      </section>
    </Page>
  )
}

/** The register's own counters, which the rows below add up to. */
function Total({ total }: { readonly total: RecoveriesResponse['total'] }) {
  const figures = [
    ['Phải thu hồi', formatDong(total.asked)],
    ['Đã thu', formatDong(total.returned)],
    ['Còn phải thu', formatDong(total.left)],
    ['Số khoản', groupThousands(total.supports)],
    ['Khoản không trả lại', groupThousands(total.refusals)],
  ] as const
  return (
    <dl className="figures figures-of-sums" aria-label="Tổng cộng của địa bàn">
      {figures.map(([words, figure]) => (
        <div key={words} className="figure">
          <dt>{words}</dt>
          <dd className="figure-main">{figure}</dd>
        </div>
      ))}
    </dl>
  )
}

const columns = (addressOf: (id: string) => string): readonly Column<OwingHousehold>[] => [
  {
    key: 'who',
    header: 'Hộ',
    isRowName: true,
    cell: (one) => <Link href={addressOf(one.supports[0]?.id ?? '')}>{debtorName(one)}</Link>,
  },
  {
    key: 'where',
    header: 'Nơi ở',
    cell: ({ hamlet, communeName }) => (
      <>
        {communeName} <span className="small">{hamlet}</span>
      </>
    ),
  },
  { key: 'supports', header: 'Số khoản', numeric: true, cell: ({ sums }) => groupThousands(sums.supports) },
  { key: 'asked', header: 'Phải thu hồi', numeric: true, cell: ({ sums }) => formatDong(sums.asked) },
  { key: 'returned', header: 'Đã thu', numeric: true, cell: ({ sums }) => formatDong(sums.returned) },
  { key: 'left', header: 'Còn phải thu', numeric: true, cell: ({ sums }) => formatDong(sums.left) },
  {
    key: 'refused',
    header: 'Không trả lại',
    numeric: true,
    cell: ({ sums }) => (sums.refused > 0 ? formatDong(sums.refused) : '–'),
  },
]
