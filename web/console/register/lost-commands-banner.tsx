import { useEffect } from 'react'
import { Link } from 'wouter'
import { keepOnlyDrafts } from '../fields/kept-drafts.ts'
import { paths } from '../frame/addresses.ts'
import { usePlace } from '../frame/place.ts'
import { useAddress } from '../frame/use-address.ts'
import { keepOnly, useLostCommands } from './sent-commands.ts'

/** On every screen, until each is settled: what was sent and whether it arrived is not known. */
export function LostCommandsBanner() {
  const { username } = usePlace().session
  const lost = useLostCommands(username)
  useEffect(() => {
    keepOnly(username)
    keepOnlyDrafts(username)
  }, [username])
  const address = useAddress()
  if (lost.length === 0) return <div role="status" className="only-heard" />
  return (
    <div role="status" className="lost">
      Chưa rõ máy chủ đã ghi hay chưa, mở để gửi lại:{' '}
      {lost.map(({ entitlementId, fullName }, index) => (
        <span key={entitlementId}>
          {index > 0 ? ', ' : null}
          <Link href={address(`${paths.people}/${entitlementId}`)}>{fullName}</Link>
        </span>
      ))}
    </div>
  )
}
