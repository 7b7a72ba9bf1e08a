import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { formatDong, groupThousands } from '../../shared/formats/figures.ts'
import { focusLater } from '../fields/focus-later.ts'
import { keptDraft } from '../fields/kept-drafts.ts'
import { useKept } from '../fields/use-kept.ts'
import { paths } from '../frame/addresses.ts'
import { MoreButton } from '../frame/more-button.tsx'
import { Empty, Failure, Waiting } from '../frame/notices.tsx'
import { Page } from '../frame/page.tsx'
import { type Place, usePlace } from '../frame/place.ts'
import { useAddress } from '../frame/use-address.ts'
import { Later, laterCode } from '../later.tsx'
import { nextUnpaid } from './next-unpaid.ts'
import { filtersOf, numbersOf, type PeopleFilter, readFilter } from './people-filter.ts'
import { PeopleFilters, searchId } from './people-filters.tsx'
import { PeopleTable } from './people-table.tsx'
import { usePeople } from './use-people.ts'

/** Needed once people are found, and by then it is there. */
const exportPeople = laterCode(async () => (await import('./export-people.tsx')).ExportPeople)
/** Seldom needed, and a third of the screen. */
const batchForm = laterCode(async () => (await import('../batches/batch-form.tsx')).BatchForm)

/** Needed once somebody is chosen; it is fetched while the officer looks for him. */
const personPanel = laterCode(async () => (await import('./person-panel.tsx')).PersonPanel)

const batchButton = 'ghi-ca-danh-sach'

const nobodyFits = 'Không có ai phù hợp. Bỏ bớt điều kiện lọc, hoặc viết tên ngắn hơn.'
const nobodyWithNumber =
  'Không có ai mang số này ở đây. Danh sách có thể chưa ghi hoặc ghi sai số giấy tờ: tìm theo họ tên.'

/** The register: who is on it, and beside the list the one who is chosen. */
export function PeopleScreen({ selected }: { readonly selected: string | null }) {
  const place = usePlace()
  const address = useAddress()
  const [, navigate] = useLocation()
  const queries = useQueryClient()
  const search = useSearch()
  const [name, setName] = useState('')
  const own = place.session.unit.code
  const filter = readFilter(search, own, name)
  const numbers = place.can('entitlement.read-id-number') ? numbersOf(filter) : []
  const isByNumber = numbers.length > 0
  const people = usePeople(place.programme.id, filter, numbers)
  const found = people.data?.pages.flatMap((page) => page.items) ?? []
  // Pages of units where nobody fits come empty, one after the other: until somebody is found there is no sum to be shown.
  const isLooking = people.isPending || (found.length === 0 && people.hasNextPage && !people.error)
  const list = useRef<HTMLDivElement>(null)
  const next = nextUnpaid(found, selected)
  const batch = useBatchOf(place, filter)
  const { except, setExcept } = batch

  useEffect(() => {
    // Whoever has no connection now is told when he chooses somebody.
    personPanel.load().catch(() => undefined)
  }, [])
  const addressFor = (id: string | null, next: PeopleFilter = filter): string =>
    address(id ? `${paths.people}/${id}` : paths.people, filtersOf(next, own))
  const change = (next: PeopleFilter): void => {
    setName(next.name)
    // Of one number there is nothing to mark at once.
    if (except) setExcept(numbersOf(next).length === 0 ? new Set() : null)
    navigate(addressFor(selected, next), { replace: true })
  }
  const before = useRef(selected)
  const searches = useRef(false)
  useEffect(() => {
    // By the button or by the browser's way back: once the list has been drawn again, on the line one came from.
    if (before.current && !selected) focusLater(searches.current ? searchId : `nguoi-${before.current}`)
    before.current = selected
    searches.current = false
  }, [selected])
  const searchAnew = (): void => {
    searches.current = true
    navigate(addressFor(null))
  }
  /** The list keeps whom the officer has dealt with, the server's numbers leave them out: by a number somebody else would be paid. */
  const enterBatch = (): void => {
    setExcept(new Set())
    void queries.invalidateQueries({ queryKey: ['people'] })
  }
  const leaveBatch = (): void => {
    setExcept(null)
    focusLater(batchButton)
  }
  return (
    <Page title="Đối tượng">
      <div className={selected ? 'people people-open' : 'people'}>
        <div className="people-list" ref={list}>
          <PeopleFilters filter={filter} onChange={change} />
          {isLooking ? <Waiting lines={8} /> : null}
          {people.data && (found.length > 0 || !people.hasNextPage) ? (
            <Summary
              count={found.length}
              amount={found.reduce((sum, person) => sum + person.amount, 0)}
              more={people.hasNextPage}
              byNumber={isByNumber}
            />
          ) : null}
          {found.length > 0 && !isByNumber ? (
            <>
              <Later of={exportPeople} waiting={null}>
                {(ExportPeople) => (
                  <ExportPeople key={JSON.stringify(filter)} programme={place.programme.id} filter={filter} />
                )}
              </Later>
              {place.can('payment.record') && !except ? (
                <div className="buttons above-table">
                  <Button id={batchButton} variant="default" onClick={enterBatch}>
                    Ghi chi trả cả danh sách
                  </Button>
                </div>
              ) : null}
            </>
          ) : null}
          {except ? (
            <Later of={batchForm} waiting={<Waiting lines={4} />}>
              {(BatchForm) => <BatchForm {...batch.form} filter={filter} except={except} onCancel={leaveBatch} />}
            </Later>
          ) : null}
          {people.data && found.length === 0 && !people.hasNextPage ? (
            <Empty>{isByNumber ? nobodyWithNumber : nobodyFits}</Empty>
          ) : null}
          {found.length > 0 ? (
            <PeopleTable
              people={found}
              complete={!people.hasNextPage}
              selected={selected}
              showsCommune={place.session.unit.level !== 'commune'}
              addressOf={(id) => addressFor(id)}
              batch={except && { except, onToggle: (id) => setExcept(toggled(except, id)) }}
            />
          ) : null}
          {people.error ? (
            <Failure
              error={people.error}
              onRetry={() => void (people.isFetchNextPageError ? people.fetchNextPage() : people.refetch())}
              takesFocus={people.isFetchNextPageError}
            />
          ) : (
            <MoreButton
              isNew={isLooking}
              hasMore={people.hasNextPage && !isLooking}
              loading={people.isFetchingNextPage}
              onMore={() => void people.fetchNextPage()}
            />
          )}
        </div>
        {selected ? (
          <Later of={personPanel} waiting={<Waiting lines={8} />}>
            {(PersonPanel) => (
              <PersonPanel
                key={selected}
                id={selected}
                next={{
                  person: next ? { fullName: next.fullName, address: addressFor(next.id) } : null,
                  onMore: people.hasNextPage ? () => void people.fetchNextPage() : null,
                  isLoading: people.isFetchingNextPage,
                  onSearch: filter.name === '' ? null : searchAnew,
                }}
                isNumbered={except !== null}
                onClose={() => navigate(addressFor(null))}
              />
            )}
          </Later>
        ) : null}
      </div>
    </Page>
  )
}

/**
 * Who is left out of a batch; null while none is being chosen. Begun before the page was loaded again it is open again, about the same
 * people: a name that was looked for stood in no address, so nothing is kept of a batch under one.
 */
function useBatchOf({ session: { username, unit }, programme }: Place, filter: PeopleFilter) {
  const name = `batch/${programme.id}/${JSON.stringify(filtersOf(filter, unit.code))}`
  const isKept = filter.name === ''
  const leftOut = useKept<readonly string[]>(
    `${name}/left-out`,
    () => [],
    (ids) => (isKept ? ids : []),
  )
  const draftName = `${name}/form`
  const [isOpen, setOpen] = useState(() => leftOut.isRestored || keptDraft(username, draftName) !== undefined)
  return {
    except: isOpen ? new Set(leftOut.draft) : null,
    setExcept: (except: ReadonlySet<string> | null): void => {
      leftOut.setDraft([...(except ?? [])])
      setOpen(except !== null)
    },
    form: { draftName, isKept, isRestored: leftOut.isRestored },
  }
}

function toggled(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(set)
  if (!next.delete(id)) next.add(id)
  return next
}

interface SummaryProps {
  readonly count: number
  readonly amount: number
  readonly more: boolean
  readonly byNumber: boolean
}

function Summary({ count, amount, more, byNumber }: SummaryProps) {
  const end = byNumber ? 'Tìm theo số giấy tờ thì các điều kiện lọc khác không tính.' : 'Đã hết danh sách.'
  return (
    <p className="summary" role="status">
      Đang hiện <strong>{groupThousands(count)} khoản</strong>, tổng <strong>{formatDong(amount)}</strong>.{' '}
      {more ? 'Còn nữa, bấm “Xem thêm” ở cuối danh sách.' : end}
    </p>
  )
}
