import { Link } from 'wouter'
import type { CaseDetail } from '../../../lambdas/contract/cases.ts'
import { mostRecords } from '../../../lambdas/domain/cases/duplicate-case.ts'
import { paths } from '../frame/addresses.ts'
import { Notice } from '../frame/notices.tsx'
import { useAddress } from '../frame/use-address.ts'

/** A crowd of records is looked at in several cases: where the others are, so that nobody takes this one for all of it. */
export function RelatedCases({ detail: { related } }: { readonly detail: CaseDetail }) {
  const address = useAddress()
  if (related.length === 0) return null
  return (
    <Notice tone="info">
      Một vụ có nhiều nhất {mostRecords} hồ sơ. Hồ sơ của vụ này còn nằm trong {related.length} vụ khác chưa kết luận:{' '}
      {related.map((caseId, index) => (
        <span key={caseId}>
          {index > 0 ? ', ' : ''}
          <Link href={address(`${paths.duplicates}/${caseId}`)}>vụ {index + 1}</Link>
        </span>
      ))}
      . Kết luận ở vụ này được tính ngay trong các vụ đó.
    </Notice>
  )
}
