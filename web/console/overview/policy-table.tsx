import { Link } from 'wouter'
import type { StatisticsCell, StatisticsResponse } from '../../../lambdas/contract/statistics.ts'
import { countNames, supportsName } from '../../../lambdas/domain/statistics/count-names.ts'
import { paths } from '../frame/addresses.ts'
import { type Column, DataTable } from '../frame/data-table.tsx'
import { usePlace } from '../frame/place.ts'
import { useAddress } from '../frame/use-address.ts'
import { Wide } from '../frame/wide.tsx'
import { type TallyRow, tallyColumns } from './tally-columns.tsx'

interface PolicyTableProps {
  readonly unit: string
  readonly policies: StatisticsResponse['policies']
  readonly total: StatisticsCell
}

interface PolicyRow extends TallyRow {
  readonly policy: string | null
}

export function PolicyTable({ unit, policies, total }: PolicyTableProps) {
  const place = usePlace()
  const address = useAddress()
  const of = unit === place.session.unit.code ? null : unit
  const columns: readonly Column<PolicyRow>[] = [
    {
      key: 'policy',
      header: 'Chính sách',
      isRowName: true,
      cell: (row) =>
        row.policy === null ? (
          row.name
        ) : (
          <Link href={address(paths.people, { unit: of, policy: row.policy })}>
            {row.policy} · {row.name}
          </Link>
        ),
    },
    ...tallyColumns<PolicyRow>([total], ({ policy }, group) => address(paths.people, { unit: of, policy, group })),
  ]
  const hasFigures = ({ cell }: (typeof policies)[number]): boolean => cell.planned.people + cell.approved.people > 0
  const silent = policies.filter((row) => !hasFigures(row))
  return (
    <section aria-labelledby="theo-chinh-sach">
      <h2 id="theo-chinh-sach">Theo chính sách</h2>
      <Wide name="Số liệu theo chính sách">
        <DataTable
          caption="Số liệu theo chính sách"
          captionHidden
          columns={columns}
          rows={policies.filter(hasFigures).map((row) => ({
            policy: row.policy,
            name: row.policyName,
            counted: countNames[row.unit],
            cell: row.cell,
          }))}
          rowKey={(row) => row.policy ?? ''}
          total={{ policy: null, name: 'Tổng cộng', counted: supportsName, cell: total }}
        />
      </Wide>
      {silent.length > 0 ? (
        <p className="small">Chưa có số liệu: {silent.map((row) => `${row.policy} · ${row.policyName}`).join('; ')}.</p>
      ) : null}
    </section>
  )
}
