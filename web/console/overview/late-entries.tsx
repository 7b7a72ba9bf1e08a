import type { StatisticsResponse } from '../../../lambdas/contract/statistics.ts'
import { formatDong, groupThousands } from '../../shared/formats/figures.ts'
import { DataTable } from '../frame/data-table.tsx'

/** The rule is the day of payment itself: which offices enter later, and how much. */
export function LateEntries({ late }: { readonly late: StatisticsResponse['late'] }) {
  if (late.length === 0) return null
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
            cell: ({ tally }) => groupThousands(tally.people),
          },
          { key: 'amount', header: 'Số tiền', numeric: true, cell: ({ tally }) => formatDong(tally.amount) },
        ]}
        rows={late}
        rowKey={({ role, unit }) => `${role}-${unit}`}
      />
    </section>
  )
}
