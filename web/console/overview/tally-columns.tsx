import type { StatisticsCell } from '../../../lambdas/contract/statistics.ts'
import { formatDong, formatPeople } from '../../shared/formats/figures.ts'
import type { Column } from '../frame/data-table.tsx'
import { PaidShare } from '../frame/paid-share.tsx'

export interface TallyRow {
  readonly name: string
  readonly cell: StatisticsCell
}

const parts = [
  { key: 'planned', header: 'Kế hoạch' },
  { key: 'approved', header: 'Phê duyệt' },
  { key: 'paid', header: 'Đã chi trả' },
  { key: 'left', header: 'Còn lại' },
] as const

/** Planned, approved, paid, left, each with people above and đồng below, then the paid share. */
export function tallyColumns<Row extends TallyRow>(): readonly Column<Row>[] {
  return [
    ...parts.map(({ key, header }) => ({
      key,
      header,
      numeric: true,
      cell: (row: Row) => (
        <span className="tally">
          <span>{formatPeople(row.cell[key].people)}</span>
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
