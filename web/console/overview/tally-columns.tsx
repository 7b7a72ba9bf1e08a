import { Link } from 'wouter'
import type { StatisticsCell } from '../../../lambdas/contract/statistics.ts'
import type { RegisterGroup } from '../../../lambdas/domain/register/register-groups.ts'
import { formatDong, groupThousands } from '../../shared/formats/figures.ts'
import type { Column } from '../frame/data-table.tsx'
import { PaidShare } from '../frame/paid-share.tsx'

export interface TallyRow {
  readonly name: string
  /** What the row's numbers count: `khẩu`, or `lượt hỗ trợ` over several policies. */
  readonly counted: string
  readonly cell: StatisticsCell
}

const parts = [
  { key: 'planned', header: 'Kế hoạch', group: null },
  { key: 'approved', header: 'Phê duyệt', group: 'granted' },
  { key: 'paid', header: 'Đã chi trả', group: 'paid' },
  { key: 'notPayable', header: 'Chưa chi được', group: 'not-payable' },
  { key: 'suspended', header: 'Tạm dừng', group: 'suspended' },
  { key: 'left', header: 'Còn lại', group: 'left' },
] as const satisfies readonly { key: keyof StatisticsCell; header: string; group: RegisterGroup | null }[]

/** Parts that most tables have nobody in: a column of noughts would take the others' room. */
const rare: readonly (keyof StatisticsCell)[] = ['notPayable', 'suspended']

/** Where there is no room beside the number, what it counts stands below it, whole. */
const Count = ({ people, counted }: { readonly people: number; readonly counted: string }) => (
  <>
    {groupThousands(people)} <span className="tally-unit">{counted}</span>
  </>
)

/**
 * Planned, approved and the four parts that approved is the sum of, each with the count above and đồng below, then the paid share.
 * @param cells of every row that the table shows
 * @param addressOf the list of those whom a row's figure counts
 */
export function tallyColumns<Row extends TallyRow>(
  cells: readonly StatisticsCell[],
  addressOf: (row: Row, group: RegisterGroup) => string,
): readonly Column<Row>[] {
  const shown = parts.filter(
    ({ key }) => !rare.includes(key) || cells.some((cell) => cell[key].people > 0 || cell[key].amount > 0),
  )
  return [
    ...shown.map(({ key, header, group }) => ({
      key,
      header,
      numeric: true,
      cell: (row: Row) => (
        <span className="tally">
          <span>
            {group && row.cell[key].people > 0 ? (
              <Link href={addressOf(row, group)}>
                <Count people={row.cell[key].people} counted={row.counted} />
              </Link>
            ) : (
              <Count people={row.cell[key].people} counted={row.counted} />
            )}
          </span>
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
          numberAlone={shown.length === parts.length}
        />
      ),
    },
  ]
}
