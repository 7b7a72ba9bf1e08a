import { Button } from '@mantine/core'
import { useState } from 'react'
import type { CasesResponse } from '../../../lambdas/contract/cases.ts'
import { formatInstant } from '../../../lambdas/domain/time/local-day.ts'
import { groupThousands } from '../../shared/formats/figures.ts'
import { ComparedCases } from './compared-cases.tsx'

type Comparison = NonNullable<CasesResponse['comparison']>

/** When everybody was last compared with everybody, and what that changed here. */
export function LastComparison({ comparison }: { readonly comparison: Comparison }) {
  const { version, fromVersion, begunAt, endedAt, people, diff } = comparison
  const [isOpen, setOpen] = useState(false)
  const weights = fromVersion === null ? `bộ trọng số ${version}` : `bộ trọng số ${version} (trước đó: ${fromVersion})`
  return (
    <section aria-labelledby="doi-chieu-lai">
      <h2 id="doi-chieu-lai">Đối chiếu lại toàn bộ</h2>
      <p>
        {endedAt === null || diff === null
          ? `Đang đối chiếu lại theo ${weights}, bắt đầu ${formatInstant(begunAt)}: đã xong ${groupThousands(people)} khoản hỗ trợ. Việc này chạy ban đêm.`
          : `Lần cuối xong ${formatInstant(endedAt)}, theo ${weights}: ${groupThousands(people)} khoản hỗ trợ, ${diffWords(diff)}. Vụ đã kết luận giữ nguyên; vụ hết căn cứ vẫn còn trong sổ, ghi “Không còn căn cứ trùng”.`}
      </p>
      {isOpen ? (
        <ComparedCases />
      ) : (
        <Button variant="default" onClick={() => setOpen(true)}>
          Xem từng vụ thay đổi
        </Button>
      )}
    </section>
  )
}

function diffWords({ opened, ended, changed, verdicts, same }: NonNullable<Comparison['diff']>): string {
  if (opened + ended + changed === 0) return 'không vụ nào thay đổi'
  return [
    `${groupThousands(opened)} vụ mới`,
    `${groupThousands(ended)} vụ hết căn cứ`,
    `${groupThousands(changed)} vụ có thay đổi (${groupThousands(verdicts)} vụ đổi mức chắc chắn)`,
    ...(same === null ? [] : [`${groupThousands(same)} vụ như cũ`]),
  ].join(', ')
}
