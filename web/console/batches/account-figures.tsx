import type { BatchSummary } from '../../../lambdas/contract/batches.ts'
import { formatDong, groupThousands } from '../../shared/formats/figures.ts'
import { Fact } from '../frame/fact.tsx'
import { Notice } from '../frame/notices.tsx'

const parts = [
  ['given', 'Đã giao'],
  ['paid', 'Đã chi'],
  ['returned', 'Không chi được, trả lại'],
  ['held', 'Còn giữ'],
  ['heldNotPayable', 'Trong đó phải nộp lại'],
] as const

/** What a post office was given, and what has become of it. */
export function AccountFigures({ account }: { readonly account: NonNullable<BatchSummary['account']> }) {
  const { given, paid, returned, held, unbalanced } = account
  const isBalanced = unbalanced.supports === 0 && given.amount === paid.amount + returned.amount + held.amount
  return (
    <>
      <dl className="facts">
        {parts.map(([part, words]) => (
          <Fact key={part} words={words}>
            {groupThousands(account[part].supports)} khoản, {formatDong(account[part].amount)}
          </Fact>
        ))}
      </dl>
      <Notice tone={isBalanced ? 'good' : 'error'}>
        {isBalanced
          ? 'Đã giao = đã chi + trả lại + còn giữ: khớp.'
          : `Không khớp ở ${groupThousands(unbalanced.supports)} khoản, chênh ${formatDong(unbalanced.amount)}: đối chiếu giấy giao nhận của hai bên.`}
      </Notice>
    </>
  )
}
