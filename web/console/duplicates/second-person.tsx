import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { ConfirmCaseRequest } from '../../../lambdas/contract/cases.ts'
import { useClient } from '../frame/client-context.ts'
import { CaseForm, type CaseFormProps, useCaseCommand } from './case-form.tsx'

/** The second person agrees or gives it back; the first one can take it back. */
export function SecondPerson(props: CaseFormProps) {
  const { detail } = props
  const client = useClient()
  const [note, setNote] = useState('')
  const mayConfirm = detail.commands.includes('confirm')
  const command = useCaseCommand(
    props,
    (body: ConfirmCaseRequest, idempotencyKey) =>
      client.call('confirmCase', { params: { caseId: detail.summary.id }, body, idempotencyKey }),
    ({ summary }) =>
      summary.state === 'closed' ? `Đã xác nhận: ${summary.endingName}.` : 'Đã trả lại, vụ chờ kết luận.',
  )
  const send = (accept: boolean): boolean => {
    command.mutate({ version: detail.version, accept, note: note.trim() || null })
    return true
  }
  return (
    <CaseForm
      title={mayConfirm ? 'Xác nhận của người thứ hai' : 'Chờ người thứ hai'}
      submitWords={mayConfirm ? 'Đồng ý kết luận' : 'Rút lại đề nghị'}
      busy={command.isPending}
      error={command.error}
      onSubmit={() => send(mayConfirm)}
    >
      <Textarea
        label="Ghi chú"
        value={note}
        maxLength={500}
        rows={2}
        onChange={({ target }) => setNote(target.value)}
      />
      {mayConfirm ? (
        <div className="buttons">
          <Button variant="default" disabled={command.isPending} onClick={() => send(false)}>
            Không đồng ý, trả lại
          </Button>
        </div>
      ) : null}
    </CaseForm>
  )
}
