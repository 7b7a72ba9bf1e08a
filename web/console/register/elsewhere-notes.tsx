import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { wordsOf } from '../../shared/api-problem.ts'
import { paths } from '../frame/addresses.ts'
import { useClient } from '../frame/client-context.ts'
import { Icon } from '../frame/icons.tsx'
import { Notice } from '../frame/notices.tsx'
import { useAddress } from '../frame/use-address.ts'

/** Asked beside the record and never before it: whom one programme supports may have a right to the other one's support too. */
export function ElsewhereNotes({ id }: { readonly id: string }) {
  const client = useClient()
  const address = useAddress()
  const elsewhere = useQuery({
    queryKey: ['elsewhere', id],
    queryFn: ({ signal }) => client.call('entitlementElsewhere', { params: { entitlementId: id } }, signal),
  })
  if (elsewhere.error)
    return (
      <Notice tone="info">
        <p>Chưa xem được khoản của chương trình khác: {wordsOf(elsewhere.error)}</p>
        <Button variant="default" size="sm" onClick={() => void elsewhere.refetch()}>
          Thử lại
        </Button>
      </Notice>
    )
  if (!elsewhere.data || elsewhere.data.items.length === 0) return null
  return (
    <section className="notice notice-info" aria-labelledby="chuong-trinh-khac">
      <h3 id="chuong-trinh-khac">
        <Icon name="question" /> Chương trình khác
      </h3>
      <ul>
        {elsewhere.data.items.map((one, index) => (
          <li key={one.entitlementId ?? index}>
            {one.message} ({one.programmeName}){' '}
            {one.entitlementId ? (
              <Link href={address(`${paths.people}/${one.entitlementId}`, { programme: one.programme })}>
                Xem hồ sơ {one.policy} tại {one.communeName}
              </Link>
            ) : null}
          </li>
        ))}
      </ul>
      <p className="small">
        Hai chương trình không loại trừ nhau: không vì thế mà dừng chi. Thấy lạ thì đối chiếu giấy tờ khi chi.
      </p>
    </section>
  )
}
