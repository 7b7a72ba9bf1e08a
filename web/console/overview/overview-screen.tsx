import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from 'wouter'
import { formatInstant } from '../../../lambdas/domain/time/local-day.ts'
import { filterNames, paths } from '../frame/addresses.ts'
import { useClient } from '../frame/client-context.ts'
import { Empty, Failure, Waiting } from '../frame/notices.tsx'
import { Page } from '../frame/page.tsx'
import { usePlace } from '../frame/place.ts'
import { useAddress } from '../frame/use-address.ts'
import { BeyondPlan } from './beyond-plan.tsx'
import { BulkRefusals } from './bulk-refusals.tsx'
import { Figures } from './figures.tsx'
import { LateEntries } from './late-entries.tsx'
import { PartsTable } from './parts-table.tsx'
import { PlanHistory } from './plan-history.tsx'
import { PolicyTable } from './policy-table.tsx'
import { RecountLine } from './recount-line.tsx'
import { ToDo } from './to-do.tsx'
import { UnitTable } from './unit-table.tsx'

export function OverviewScreen() {
  const place = usePlace()
  const search = new URLSearchParams(useSearch())
  const unit = search.get(filterNames.unit) ?? place.session.unit.code
  return (
    <UnitOverview
      key={unit}
      unit={unit}
      policy={search.get(filterNames.policy)}
      asksForPlan={search.get(filterNames.plan) === 'co'}
    />
  )
}

interface UnitOverviewProps {
  readonly unit: string
  readonly policy: string | null
  /** Somebody wants to know where the planned figures come from. */
  readonly asksForPlan: boolean
}

function UnitOverview({ unit, policy, asksForPlan }: UnitOverviewProps) {
  const place = usePlace()
  const client = useClient()
  const programme = place.programme.id
  const statistics = useQuery({
    queryKey: ['statistics', programme, unit],
    queryFn: ({ signal }) => client.call('statistics', { query: { programme, unit } }, signal),
  })
  const name = place.unit(unit)?.name
  const { data } = statistics
  return (
    <Page title={name ? `Tổng quan: ${name}` : 'Tổng quan'} lead={<UnitPath unit={unit} at={data?.at} />}>
      {statistics.isPending ? <Waiting lines={8} /> : null}
      {statistics.error ? <Failure error={statistics.error} onRetry={() => void statistics.refetch()} /> : null}
      {data ? (
        <>
          <RecountLine recount={data.recount} />
          <BulkRefusals refusals={data.refusals} />
          <BeyondPlan policies={data.policies} />
          <ToDo unit={unit} total={data.total} overdue={data.overdue} />
          <Figures unit={unit} name={data.unitName} total={data.total} />
          {data.total.approved.people + data.total.planned.people === 0 ? (
            <Empty>
              Chưa có ai được phê duyệt trong chương trình này.{' '}
              {place.can('list.create') ? 'Số liệu sẽ có ngay sau khi nhập danh sách.' : ''}
            </Empty>
          ) : (
            <>
              <PartsTable unit={unit} total={data.total} parts={data.parts} />
              <LateEntries unit={unit} late={data.late} />
              <PolicyTable unit={unit} policies={data.policies} total={data.total} />
              {place.children(unit).length > 0 ? (
                <UnitTable units={data.units} policies={data.policies} policy={policy} />
              ) : null}
            </>
          )}
          {data.total.planned.people > 0 ? (
            <PlanHistory
              unit={unit}
              unitName={data.unitName}
              policy={asksForPlan ? policy : null}
              isOpen={asksForPlan}
            />
          ) : null}
        </>
      ) : null}
    </Page>
  )
}

function UnitPath({ unit, at }: { readonly unit: string; readonly at: number | undefined }) {
  const place = usePlace()
  const address = useAddress()
  const path = place.path(unit)
  return (
    <>
      {path.length > 1 ? (
        <nav aria-label="Địa bàn cấp trên">
          <ol className="unit-path">
            {path.slice(0, -1).map(({ code, name }) => (
              <li key={code}>
                <Link href={address(paths.overview, { unit: code })}>{name}</Link>
              </li>
            ))}
            <li>{path.at(-1)?.name}</li>
          </ol>
        </nav>
      ) : null}
      {at === undefined ? null : <p className="small">Số liệu lúc {formatInstant(at)}</p>}
    </>
  )
}
