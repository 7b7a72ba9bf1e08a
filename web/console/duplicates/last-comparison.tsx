import type { CasesResponse } from '../../../lambdas/contract/cases.ts'
import { formatInstant } from '../../../lambdas/domain/time/local-day.ts'
import { groupThousands } from '../../shared/formats/figures.ts'

type Comparison = NonNullable<CasesResponse['comparison']>

/** When everybody was last compared with everybody, and what that changed here. */
export function LastComparison({ comparison }: { readonly comparison: Comparison }) {
  const { version, begunAt, endedAt, people, diff } = comparison
  return (
    <section aria-labelledby="doi-chieu-lai">
      <h2 id="doi-chieu-lai">Đối chiếu lại toàn bộ</h2>
      <p>
        {endedAt === null || diff === null
          ? `Đang đối chiếu lại theo bộ trọng số ${version}, bắt đầu ${formatInstant(begunAt)}: đã xong ${groupThousands(people)} khoản hỗ trợ. Việc này chạy ban đêm.`
          : `Lần cuối xong ${formatInstant(endedAt)}, theo bộ trọng số ${version}: ${groupThousands(people)} khoản hỗ trợ, ${diffWords(diff)}. Vụ đã kết luận giữ nguyên.`}
      </p>
    </section>
  )
}

function diffWords({ opened, ended, changed }: NonNullable<Comparison['diff']>): string {
  if (opened + ended + changed === 0) return 'không vụ nào thay đổi'
  return [
    `${groupThousands(opened)} vụ mới`,
    `${groupThousands(ended)} vụ hết căn cứ`,
    `${groupThousands(changed)} vụ có thay đổi`,
  ].join(', ')
}
