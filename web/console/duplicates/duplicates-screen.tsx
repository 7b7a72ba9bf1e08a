import { useLocation, useSearch } from 'wouter'
import { formatDong, groupThousands } from '../../shared/formats/figures.ts'
import { paths } from '../frame/addresses.ts'
import { Page } from '../frame/page.tsx'
import { Paged } from '../frame/paged.tsx'
import { usePlace } from '../frame/place.ts'
import { useAddress } from '../frame/use-address.ts'
import { type CaseFilter, filtersOfCases, readCaseFilter } from './case-filter.ts'
import { CaseFilters } from './case-filters.tsx'
import { CaseQueue } from './case-queue.tsx'
import { CaseSettings } from './case-settings.tsx'
import { EvidencePrecision } from './evidence-precision.tsx'
import { ForeignGroup } from './foreign-group.tsx'
import { LastComparison } from './last-comparison.tsx'
import { OverdueOffices } from './overdue-offices.tsx'
import { useCases } from './use-cases.ts'
import './duplicates.css'

/** The duplicate desk: what is left, most urgent first, and how often each kind of evidence was right. */
export function DuplicatesScreen() {
  const place = usePlace()
  const address = useAddress()
  const [, navigate] = useLocation()
  const own = place.session.unit.code
  const filter = readCaseFilter(useSearch(), own)
  const cases = useCases(place.programme.id, filter)
  const tally = cases.data?.pages.at(-1)?.tally
  const comparison = cases.data?.pages.at(-1)?.comparison
  // The figure counts what this unit and those below it conclude; the list has whatever touches their records.
  const shown = cases.data?.pages.reduce((sum, { items }) => sum + items.length, 0) ?? 0
  const hasOthers = filter.half === 'open' && tally !== undefined && shown > tally.open
  const change = (next: CaseFilter): void =>
    navigate(address(paths.duplicates, filtersOfCases(next, own)), { replace: true })
  return (
    <Page title="Rà soát trùng lặp">
      {tally ? (
        <p className="summary" role="status">
          <strong className="left-of-all">
            Còn {groupThousands(tally.open)} / {groupThousands(tally.total)}
          </strong>{' '}
          vụ chờ kết luận, <strong>{formatDong(tally.risk)}</strong> có nguy cơ chi trùng.
          {tally.recovery > 0 ? ` Đã đề nghị thu hồi ${formatDong(tally.recovery)}.` : ''}
          {hasOthers ? ` ${tally.open === 0 ? 'Các vụ dưới đây' : 'Bảng dưới đây có cả vụ'} do cấp trên kết luận.` : ''}
        </p>
      ) : null}
      <OverdueOffices overdue={cases.data?.pages.at(-1)?.overdue ?? []} />
      <CaseFilters filter={filter} onChange={change} />
      <ForeignGroup unit={filter.unit} half={filter.half} />
      <Paged query={cases} waitingLines={6} emptyWords={emptyWords(filter)}>
        {(found) => (
          <CaseQueue
            cases={found}
            half={filter.half}
            addressOf={(id) => address(`${paths.duplicates}/${id}`, filtersOfCases(filter, own))}
          />
        )}
      </Paged>
      {tally ? <EvidencePrecision byKind={tally.byKind} /> : null}
      {comparison ? <LastComparison comparison={comparison} /> : null}
      {place.can('case.set') ? <CaseSettings /> : null}
    </Page>
  )
}

const emptyWords = ({ half, kind }: CaseFilter): string =>
  [
    half === 'open' ? 'Không còn vụ nào chờ kết luận.' : 'Chưa có vụ nào được kết luận.',
    ...(kind ? ['Bỏ bớt điều kiện lọc để xem các vụ khác.'] : []),
  ].join(' ')
