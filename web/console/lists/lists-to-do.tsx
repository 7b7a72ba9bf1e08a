import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { ListSummary } from '../../../lambdas/contract/lists.ts'
import { groupThousands } from '../../shared/formats/figures.ts'
import { paths } from '../frame/addresses.ts'
import { useClient } from '../frame/client-context.ts'
import { usePlace } from '../frame/place.ts'
import { useAddress } from '../frame/use-address.ts'

/** Lists that wait for an officer's word, and rows that wait to be mended; no line where there are none. */
export function ListsToDo({ unit }: { readonly unit: string }) {
  const place = usePlace()
  const client = useClient()
  const address = useAddress()
  const programme = place.programme.id
  const { data } = useQuery({
    queryKey: ['lists', programme, unit, 'waiting'],
    queryFn: ({ signal }) => client.call('lists', { query: { unit, programme, only: 'waiting' } }, signal),
  })
  const words = data && waitingWords(data.items)
  if (!words) return null
  const of = unit === place.session.unit.code ? null : unit
  return (
    <li>
      <Link href={address(paths.lists, { unit: of, waiting: 'co' })}>Danh sách chờ cán bộ</Link>
      {` – ${data.cursor === null ? '' : 'ít nhất '}${words}`}
    </li>
  )
}

function waitingWords(lists: readonly ListSummary[]): string {
  const checked = lists.filter(({ state }) => state === 'checked').length
  const leaving = lists.filter(({ openRows }) => openRows > 0)
  const rows = leaving.reduce((sum, { openRows }) => sum + openRows, 0)
  return [
    ...(checked > 0 ? [`${groupThousands(checked)} danh sách chờ xác nhận nhập`] : []),
    ...(rows > 0
      ? [`${groupThousands(rows)} dòng chưa nhập được của ${groupThousands(leaving.length)} danh sách`]
      : []),
  ].join('; ')
}
