import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ReverseCaseRequest } from '../../../lambdas/contract/cases.ts'
import { FormFrame } from '../fields/form-frame.tsx'
import { reasonMistake } from '../fields/reason-mistake.ts'
import { WordsField } from '../fields/words-field.tsx'
import { useClient } from '../frame/client-context.ts'
import { type CaseFormProps, useCaseCommand } from './case-form.ts'

/** The way back: the records are as they were, and the history keeps both. What two have agreed to, two take back. */
export function ReverseForm(props: CaseFormProps) {
  const { detail } = props
  const client = useClient()
  const needsSecond = detail.reversalNeedsSecond
  const [open, setOpen] = useState(false)
  const [note, setNote] = useState('')
  const [asked, setAsked] = useState(false)
  const noNote = reasonMistake(note, 'Ghi lý do huỷ kết luận')
  const command = useCaseCommand(
    props,
    (body: ReverseCaseRequest, idempotencyKey) =>
      client.call('reverseCase', { params: { caseId: detail.summary.id }, body, idempotencyKey }),
    ({ summary }) =>
      summary.state === 'awaiting-reversal'
        ? 'Đã đề nghị huỷ kết luận: chờ một tài khoản khác cùng quyền, hoặc cấp trên, đồng ý.'
        : 'Đã huỷ kết luận. Các hồ sơ trở lại như trước, vụ chờ kết luận.',
  )
  if (!open)
    return (
      <div className="buttons buttons-apart">
        <Button variant="default" onClick={() => setOpen(true)}>
          Hoàn tác kết luận{needsSecond ? ' (cần hai người)' : ''}
        </Button>
      </div>
    )
  const submit = (): boolean => {
    setAsked(true)
    if (noNote) return false
    command.mutate({ version: detail.version, note: note.trim() })
    return true
  }
  return (
    <FormFrame
      title="Hoàn tác kết luận"
      submitWords={needsSecond ? 'Đề nghị huỷ kết luận' : 'Huỷ kết luận, mở lại vụ'}
      busy={command.isPending}
      error={command.error}
      onSubmit={submit}
      onCancel={() => setOpen(false)}
      takesFocus
    >
      <WordsField label="Lý do" value={note} error={asked ? noNote : null} onChange={setNote} />
    </FormFrame>
  )
}
