import { useState } from 'react'
import type { ResumeRequest } from '../../../lambdas/contract/support-commands.ts'
import { FormFrame } from '../fields/form-frame.tsx'
import { NotKept } from '../fields/not-kept.tsx'
import { reasonMistake } from '../fields/reason-mistake.ts'
import { useKept } from '../fields/use-kept.ts'
import { WordsField } from '../fields/words-field.tsx'
import { useClient } from '../frame/client-context.ts'
import { type CommandFormProps, draftName } from './command-form.ts'
import { doneWords } from './done-words.ts'
import { usePersonCommand } from './use-person-command.ts'

/** Whoever refused, was told dead or was suspended is to be paid after all. */
export function ResumeForm({ detail, onDone, onOvertaken, onCancel }: CommandFormProps) {
  const { entitlement } = detail
  const client = useClient()
  const { draft, setDraft, isRestored } = useKept(
    draftName(entitlement, 'resume'),
    () => ({ reason: '', paper: '' }),
    (begun) => ({ ...begun, paper: '' }),
  )
  const { reason, paper } = draft
  const [asked, setAsked] = useState(false)
  const mistakes = {
    reason: reasonMistake(reason),
    paper: reasonMistake(paper, 'Ghi giấy tờ làm căn cứ (loại giấy, ngày, nơi lưu)'),
  }
  const command = usePersonCommand({
    kind: 'resume',
    entitlement,
    onOvertaken,
    send: (body: ResumeRequest, idempotencyKey) =>
      client.call('resumeSupport', { params: { entitlementId: entitlement.id }, body, idempotencyKey }),
    onDone: ({ entitlement: changed, replayed }) => onDone(changed, doneWords('resume', changed, replayed)),
  })
  const submit = (): boolean => {
    setAsked(true)
    if (mistakes.reason || mistakes.paper) return false
    command.mutate({ version: entitlement.version, reason: reason.trim(), paper: paper.trim() })
    return true
  }
  return (
    <FormFrame
      takesFocus
      isRestored={isRestored}
      title="Cho chi lại"
      submitWords="Cho chi lại"
      busy={command.isPending}
      error={command.error}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <p>
        Khoản này trở lại chờ chi. Dùng khi người từ chối xin nhận lại, người thừa kế được nhận thay, hoặc việc tạm dừng
        đã giải quyết xong. Nếu chỉ là nhập nhầm thì huỷ cập nhật.
      </p>
      <WordsField
        label="Lý do"
        value={reason}
        error={asked ? mistakes.reason : null}
        onChange={(words) => setDraft({ ...draft, reason: words })}
      />
      {isRestored ? <NotKept what="Giấy tờ" /> : null}
      <WordsField
        label="Giấy tờ làm căn cứ (đơn, văn bản trả lời; ngày và nơi lưu)"
        value={paper}
        error={asked ? mistakes.paper : null}
        onChange={(words) => setDraft({ ...draft, paper: words })}
      />
    </FormFrame>
  )
}
