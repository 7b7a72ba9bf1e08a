import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { paths } from '../frame/addresses.ts'
import { useClient } from '../frame/client-context.ts'
import { usePlace } from '../frame/place.ts'
import { useAddress } from '../frame/use-address.ts'

/** That only the people of one uploaded list are shown, and the way back to everybody. */
export function ListFilter({ listId, onClear }: { readonly listId: string; readonly onClear: () => void }) {
  const client = useClient()
  const address = useAddress()
  const list = useQuery({
    queryKey: ['list', listId],
    queryFn: ({ signal }) => client.call('list', { params: { listId } }, signal),
    enabled: usePlace().can('list.read'),
  })
  return (
    <p className="filter-list">
      Chỉ người của danh sách{' '}
      {list.data ? <Link href={address(`${paths.lists}/${listId}`)}>{list.data.fileName}</Link> : 'đã nhập'}{' '}
      <Button size="compact-sm" variant="default" onClick={onClear}>
        Xem tất cả
      </Button>
    </p>
  )
}
