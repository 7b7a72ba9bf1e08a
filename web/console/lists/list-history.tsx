import { Checkbox } from '@mantine/core'
import { Link, useLocation, useSearch } from 'wouter'
import type { ListSummary } from '../../../lambdas/contract/lists.ts'
import { formatInstant } from '../../../lambdas/domain/time/local-day.ts'
import { formatDong, groupThousands } from '../../shared/formats/figures.ts'
import { UnitSelect } from '../fields/unit-select.tsx'
import { filterNames, paths } from '../frame/addresses.ts'
import { useClient } from '../frame/client-context.ts'
import type { Column } from '../frame/data-table.tsx'
import { PagedTable } from '../frame/paged-table.tsx'
import { usePlace } from '../frame/place.ts'
import { useAddress } from '../frame/use-address.ts'
import { useChosenUnit } from '../frame/use-chosen-unit.ts'
import { usePages } from '../frame/use-pages.ts'
import { listStanding } from './list-standing.ts'
import { ListStateTag } from './list-state-tag.tsx'

/** Lists of the unit, newest first, with what became of each. */
export function ListHistory() {
  const place = usePlace()
  const client = useClient()
  const address = useAddress()
  const [, navigate] = useLocation()
  const { unit } = useChosenUnit(paths.lists)
  const isWaiting = new URLSearchParams(useSearch()).has(filterNames.waiting)
  const show = (wish: { readonly unit: string; readonly isWaiting: boolean }): void => {
    const of = wish.unit === place.session.unit.code ? null : wish.unit
    navigate(address(paths.lists, { unit: of, waiting: wish.isWaiting ? 'co' : null }), { replace: true })
  }
  const programme = place.programme.id
  const lists = usePages(
    ['lists', programme, unit, isWaiting],
    (from, signal) => {
      const query = { unit, programme, ...from, ...(isWaiting ? { only: 'waiting' as const } : {}) }
      return client.call('lists', { query }, signal)
    },
    (pages) => (pages.some(({ items }) => items.some(({ next }) => next === 'reader')) ? 4000 : false),
  )
  return (
    <section aria-labelledby="da-nhap">
      <div className="heading-line">
        <h2 id="da-nhap">Danh sách đã nhập</h2>
        <Checkbox
          label="Chỉ danh sách chờ cán bộ"
          checked={isWaiting}
          onChange={({ target }) => show({ unit, isWaiting: target.checked })}
        />
        <UnitSelect value={unit} onChange={(code) => show({ unit: code, isWaiting })} />
      </div>
      <PagedTable
        query={lists}
        caption="Danh sách đã nhập, mới nhất trước"
        columns={columns(place.session.unit.level !== 'commune', (list) => address(`${paths.lists}/${list.id}`))}
        rowKey={(list) => list.id}
        emptyWords={
          isWaiting
            ? 'Không có danh sách nào chờ cán bộ. Bỏ chọn ô lọc để xem tất cả.'
            : 'Chưa có danh sách nào được nhập.'
        }
      />
    </section>
  )
}

/** @param showsCommune an office of many communes must see whose list it is; one commune's are all its own */
const columns = (showsCommune: boolean, addressOf: (list: ListSummary) => string): readonly Column<ListSummary>[] => [
  {
    key: 'file',
    header: 'Tệp',
    isRowName: true,
    cell: (list) => <Link href={addressOf(list)}>{list.fileName}</Link>,
  },
  ...(showsCommune ? [{ key: 'commune', header: 'Địa bàn', cell: (list: ListSummary) => list.communeName }] : []),
  {
    key: 'state',
    header: 'Trạng thái',
    cell: (list) => (
      <>
        <ListStateTag state={list.state} /> <span className="small">{listStanding(list, Date.now())}</span>
      </>
    ),
  },
  {
    key: 'when',
    header: 'Nhập lúc',
    cell: (list) => (
      <>
        {formatInstant(list.createdAt)} <span className="small">{list.createdBy}</span>
      </>
    ),
  },
  {
    key: 'added',
    header: 'Thêm mới',
    numeric: true,
    cell: (list) => broughtIn(list, groupThousands(list.counts.added)),
  },
  { key: 'refused', header: 'Bị từ chối', numeric: true, cell: (list) => groupThousands(list.counts.refused) },
  { key: 'amount', header: 'Kinh phí', numeric: true, cell: (list) => broughtIn(list, formatDong(list.counts.amount)) },
]

/** What stands in the register, not what a list that waits or was withdrawn would bring. */
const broughtIn = ({ state }: ListSummary, figure: string): string =>
  state === 'finished' || state === 'refused' ? figure : '–'
