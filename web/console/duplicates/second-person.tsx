import { Button } from '@mantine/core'
import { useState } from 'react'
import type { CaseSummary, ConfirmCaseRequest } from '../../../lambdas/contract/cases.ts'
import { FormFrame } from '../fields/form-frame.tsx'
import { WordsField } from '../fields/words-field.tsx'
import { useClient } from '../frame/client-context.ts'
import { type CaseFormProps, useCaseCommand } from './case-form.ts'

/** The second person agrees to a conclusion, or to its reversal, or gives it back; the first one can take it back. */
export function SecondPerson(props: CaseFormProps) {
  const { detail } = props
  const client = useClient()
  const [note, setNote] = useState('')
  const isReversal = detail.reversal !== null
  const mayConfirm = detail.commands.includes('confirm')
  const command = useCaseCommand(
    props,
    (body: ConfirmCaseRequest, idempotencyKey) =>
      client.call('confirmCase', { params: { caseId: detail.summary.id }, body, idempotencyKey }),
    ({ summary }) => (mayConfirm ? told(isReversal, summary) : takenBack(summary)),
  )
  const send = (accept: boolean): boolean => {
    command.mutate({ version: detail.version, accept, note: note.trim() || null })
    return true
  }
  return (
    <FormFrame
      title={mayConfirm ? 'Xác nhận của người thứ hai' : 'Chờ người thứ hai'}
      submitWords={mayConfirm ? (isReversal ? 'Đồng ý huỷ kết luận' : 'Đồng ý kết luận') : 'Rút lại đề nghị'}
      busy={command.isPending}
      error={command.error}
      onSubmit={() => send(mayConfirm)}
    >
      <WordsField label="Ghi chú" value={note} error={null} onChange={setNote} />
      {mayConfirm ? (
        <div className="buttons">
          <Button variant="default" disabled={command.isPending} onClick={() => send(false)}>
            Không đồng ý, trả lại
          </Button>
        </div>
      ) : null}
    </FormFrame>
  )
}

/** By the one who has proposed it. */
const takenBack = ({ state, endingName }: CaseSummary): string =>
  state === 'closed'
    ? `Đã rút lại đề nghị. Kết luận giữ nguyên: ${endingName}.`
    : 'Đã rút lại đề nghị, vụ chờ kết luận.'

/** A reversal that was given back leaves the conclusion as it was. */
function told(isReversal: boolean, { state, endingName }: CaseSummary): string {
  if (state === 'closed')
    return isReversal ? `Đã trả lại. Kết luận giữ nguyên: ${endingName}.` : `Đã xác nhận: ${endingName}.`
  return isReversal ? 'Đã huỷ kết luận. Các hồ sơ trở lại như trước, vụ chờ kết luận.' : 'Đã trả lại, vụ chờ kết luận.'
}
