import { NativeSelect } from '@mantine/core'
import { Link, useLocation, useSearch } from 'wouter'
import type { StatisticsCell, StatisticsResponse } from '../../../lambdas/contract/statistics.ts'
import { countNames, supportsName } from '../../../lambdas/domain/statistics/count-names.ts'
import { filterNames, paths } from '../frame/addresses.ts'
import { type Column, DataTable } from '../frame/data-table.tsx'
import { useAddress } from '../frame/use-address.ts'
import { Wide } from '../frame/wide.tsx'
import { type TallyRow, tallyColumns } from './tally-columns.tsx'

interface UnitTableProps {
  readonly units: StatisticsResponse['units']
  readonly policies: StatisticsResponse['policies']
  /** Only this policy's figures; null for all. */
  readonly policy: string | null
}

interface UnitRow extends TallyRow {
  readonly unit: string
}

const nothing = { people: 0, amount: 0 }
const emptyCell: StatisticsCell = {
  planned: nothing,
  approved: nothing,
  paid: nothing,
  notPayable: nothing,
  suspended: nothing,
  left: nothing,
}

/** The units below, each leading to its own overview. */
export function UnitTable({ units, policies, policy }: UnitTableProps) {
  const address = useAddress()
  const [, navigate] = useLocation()
  const here = new URLSearchParams(useSearch()).get(filterNames.unit)
  const chosen = policies.find((row) => row.policy === policy)
  const counted = chosen ? countNames[chosen.unit] : supportsName
  const rows = units.map((row) => ({
    unit: row.unit,
    name: row.unitName,
    counted,
    cell: policy === null ? row.cell : (row.policies.find((found) => found.policy === policy)?.cell ?? emptyCell),
  }))
  const columns: readonly Column<UnitRow>[] = [
    {
      key: 'unit',
      header: 'Địa bàn',
      isRowName: true,
      cell: (row) => <Link href={address(paths.overview, { unit: row.unit, policy })}>{row.name}</Link>,
    },
    ...tallyColumns<UnitRow>(
      rows.map(({ cell }) => cell),
      ({ unit }, group) => address(paths.people, { unit, policy, group }),
    ),
  ]
  return (
    <section aria-labelledby="theo-dia-ban">
      <div className="heading-line">
        <h2 id="theo-dia-ban">Theo địa bàn</h2>
        <NativeSelect
          label="Số liệu của"
          value={policy ?? ''}
          data={[
            { value: '', label: 'Tất cả chính sách' },
            ...policies.map((row) => ({ value: row.policy, label: `${row.policy} · ${row.policyName}` })),
          ]}
          onChange={(event) =>
            navigate(address(paths.overview, { unit: here, policy: event.target.value }), { replace: true })
          }
        />
      </div>
      <Wide name="Số liệu theo địa bàn">
        <DataTable
          caption="Số liệu theo địa bàn"
          captionHidden
          columns={columns}
          rows={rows}
          rowKey={(row) => row.unit}
        />
      </Wide>
    </section>
  )
}
