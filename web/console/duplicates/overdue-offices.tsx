import type { OverdueOffice } from '../../../lambdas/contract/statistics.ts'
import { groupThousands } from '../../shared/formats/figures.ts'
import { Notice } from '../frame/notices.tsx'

/** Who is late with cases, here and below: said at the head of the desk, since a person waits behind each. */
export function OverdueOffices({ overdue }: { readonly overdue: readonly OverdueOffice[] }) {
  if (overdue.length === 0) return null
  return (
    <Notice tone="warn">
      <p>Quá hạn:</p>
      <ul>
        {overdue.map(({ unit, officeName, conclude, report }) => (
          <li key={unit}>
            {officeName}:{' '}
            {[
              ...(conclude > 0 ? [`${groupThousands(conclude)} vụ chưa kết luận`] : []),
              ...(report > 0 ? [`${groupThousands(report)} vụ chưa báo kết quả xác minh`] : []),
            ].join(', ')}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
