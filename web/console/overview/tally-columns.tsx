import type { StatisticsCell } from '../../../lambdas/contract/statistics.ts'
import { formatCount, formatDong } from '../../shared/formats/figures.ts'
import type { Column } from '../frame/data-table.tsx'
import { PaidShare } from '../frame/paid-share.tsx'

export interface TallyRow {
  readonly name: string
  /** What the row's numbers count: `khẩu`, or `lượt hỗ trợ` over several policies. */
  readonly counted: string
  readonly cell: StatisticsCell
}

const parts = [
  { key: 'planned', header: 'Kế hoạch' },
  { key: 'approved', header: 'Phê duyệt' },
  { key: 'paid', header: 'Đã chi trả' },
  { key: 'left', header: 'Còn lại' },
] as const

/** Planned, approved, paid, left, each with the count above and đồng below, then the paid share. */
export function tallyColumns<Row extends TallyRow>(): readonly Column<Row>[] {
  return [
    ...parts.map(({ key, header }) => ({
      key,
      header,
      numeric: true,
      cell: (row: Row) => (
        <span className="tally">
          <span>{formatCount(row.cell[key].people, row.counted)}</span>
          <span className="tally-money">{formatDong(row.cell[key].amount)}</span>
        </span>
      ),
    })),
    {
      key: 'share',
      header: 'Tỷ lệ chi trả',
      cell: (row: Row) => (
        <PaidShare
          of={row.name}
          paid={row.cell.paid.amount}
          lost={row.cell.notPayable.amount}
          approved={row.cell.approved.amount}
        />
      ),
    },
  ]
}
