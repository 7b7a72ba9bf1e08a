import { Link } from 'wouter'
import type { EntitlementDetail } from '../../../lambdas/contract/entitlements.ts'
import { paths } from '../frame/addresses.ts'
import { Icon } from '../frame/icons.tsx'
import { Notice } from '../frame/notices.tsx'
import { useAddress } from '../frame/use-address.ts'

type Warnings = EntitlementDetail['entitlement']['warnings']

export function DuplicateWarnings({ warnings }: { readonly warnings: Warnings }) {
  const address = useAddress()
  if (warnings.length === 0) return null
  const isDone = warnings.every(({ isConcluded }) => isConcluded)
  return (
    <section className={`notice notice-${isDone ? 'info' : 'warn'}`} aria-labelledby="canh-bao-trung">
      <h3 id="canh-bao-trung">
        <Icon name={isDone ? 'check' : 'warning'} /> {isDone ? 'Trùng số giấy tờ, đã kết luận' : 'Cảnh báo trùng'}
      </h3>
      <ul>
        {warnings.map((warning, index) => (
          <li key={warning.entitlementId ?? index}>
            {warning.message}{' '}
            {warning.entitlementId ? (
              <Link href={address(`${paths.people}/${warning.entitlementId}`)}>
                Xem hồ sơ {warning.policy} tại {warning.communeName}
              </Link>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What a duplicate case means for the record: whether to pay, and whom to call. */
export function ReviewNote({ review }: { readonly review: EntitlementDetail['entitlement']['review'] }) {
  const address = useAddress()
  if (!review) return null
  return (
    <Notice tone={review.isHeld ? 'error' : 'warn'}>
      {review.message}{' '}
      {review.caseId ? <Link href={address(`${paths.duplicates}/${review.caseId}`)}>Xem vụ nghi trùng</Link> : null}
    </Notice>
  )
}
