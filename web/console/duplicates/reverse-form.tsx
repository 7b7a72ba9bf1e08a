import type { CaseDetail } from '../../../lambdas/contract/cases.ts'
import { ReasonCommand } from '../fields/reason-command.tsx'
import { useClient } from '../frame/client-context.ts'
import { type CaseFormProps, caseAnswers } from './case-form.ts'

/** The way back: the records are as they were, and the history keeps both. What two have agreed to, two take back. */
export function ReverseForm(props: CaseFormProps & { readonly draftName: string }) {
  const { summary, version, reversalNeedsSecond } = props.detail
  const client = useClient()
  return (
    <ReasonCommand
      draftName={props.draftName}
      words="Hoàn tác kết luận"
      openWords={`Hoàn tác kết luận${reversalNeedsSecond ? ' (cần hai người)' : ''}`}
      submitWords={reversalNeedsSecond ? 'Đề nghị huỷ kết luận' : 'Huỷ kết luận, mở lại vụ'}
      label="Lý do"
      askWords="Ghi lý do huỷ kết luận"
      send={(note, idempotencyKey) =>
        client.call('reverseCase', { params: { caseId: summary.id }, body: { version, note }, idempotencyKey })
      }
      {...caseAnswers(props, doneWords)}
    />
  )
}

const doneWords = ({ summary }: CaseDetail): string =>
  summary.state === 'awaiting-reversal'
    ? 'Đã đề nghị huỷ kết luận: chờ một tài khoản khác cùng quyền, hoặc cấp trên, đồng ý.'
    : 'Đã huỷ kết luận. Các hồ sơ trở lại như trước, vụ chờ kết luận.'
