import { Link } from 'wouter'
import type { StatisticsResponse } from '../../../lambdas/contract/statistics.ts'
import { officeKey } from '../../../lambdas/domain/permissions/office-name.ts'
import { formatDong, groupThousands } from '../../shared/formats/figures.ts'
import { paths } from '../frame/addresses.ts'
import { DataTable } from '../frame/data-table.tsx'
import { usePlace } from '../frame/place.ts'
import { useAddress } from '../frame/use-address.ts'

/** The rule is the day of payment itself: which offices enter later, and how much. */
export function LateEntries({ unit, late }: { readonly unit: string; readonly late: StatisticsResponse['late'] }) {
  const place = usePlace()
  const address = useAddress()
  if (late.length === 0) return null
  const listOf = ({ role, unit: own }: StatisticsResponse['late'][number]): string =>
    address(paths.people, {
      unit: unit === place.session.unit.code ? null : unit,
      payer: officeKey({ role, unit: own }),
      late: 'co',
    })
  return (
    <section aria-labelledby="nhap-muon">
      <h2 id="nhap-muon">Nhập sau ngày chi trả</h2>
      <DataTable
        caption="Số lượt nhập sau ngày chi trả, theo đơn vị nhập"
        captionHidden
        columns={[
          { key: 'office', header: 'Đơn vị nhập', isRowName: true, cell: ({ officeName }) => officeName },
          {
            key: 'people',
            header: 'Số lượt chi trả',
            numeric: true,
            cell: (row) => <Link href={listOf(row)}>{groupThousands(row.tally.people)}</Link>,
          },
          { key: 'amount', header: 'Số tiền', numeric: true, cell: ({ tally }) => formatDong(tally.amount) },
        ]}
        rows={late}
        rowKey={officeKey}
      />
    </section>
  )
}
