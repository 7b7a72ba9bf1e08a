import type { CaseDetail } from '../../../lambdas/contract/cases.ts'
import { formatDong } from '../../../lambdas/domain/money/dong.ts'
import { formatDay, formatInstant } from '../../../lambdas/domain/time/local-day.ts'
import { Notice } from '../frame/notices.tsx'

/** What a commune was asked, and what it has found; what a second person is asked to agree to. */
export function CaseVerification({
  detail: { verification, waiting, reversal, proposal },
}: {
  readonly detail: CaseDetail
}) {
  return (
    <>
      {verification ? (
        <Notice tone={verification.report ? 'info' : 'warn'}>
          <p>
            {verification.officeName} ({verification.by}) giao {verification.communeName} xác minh, hạn{' '}
            {formatDay(verification.until)}
            {verification.note ? `: ${verification.note}` : '.'}
          </p>
          {verification.report ? (
            <p>
              <strong>{verification.report.findingName}.</strong> {verification.report.note} (
              {verification.report.officeName}, {verification.report.by}, {formatInstant(verification.report.at)})
            </p>
          ) : null}
        </Notice>
      ) : null}
      {reversal ? (
        <Notice tone="warn">
          {reversal.officeName} ({reversal.by}) đề nghị lúc {formatInstant(reversal.at)} huỷ kết luận{' '}
          <strong>{reversal.endingName}</strong>. Lý do: {reversal.note}. Kết luận vẫn có hiệu lực đến khi một tài khoản
          khác cùng quyền, hoặc cấp trên, đồng ý huỷ.
        </Notice>
      ) : null}
      {waiting ? (
        <Notice tone="warn">
          {waiting.officeName} ({waiting.by}) đề nghị lúc {formatInstant(waiting.at)}:{' '}
          <strong>
            {waiting.outcomeName}
            {waiting.outcome === 'recover' && proposal ? `, ${formatDong(proposal.excess)}` : null}
          </strong>
          . {waiting.reason}. Cần một tài khoản khác cùng quyền, hoặc cấp trên, xác nhận.
        </Notice>
      ) : null}
    </>
  )
}
