import { useState } from 'react'
import type { RecordReturnRequest } from '../../../lambdas/contract/support-commands.ts'
import { formatDong } from '../../shared/formats/figures.ts'
import { FormFrame } from '../fields/form-frame.tsx'
import { useClient } from '../frame/client-context.ts'
import { type CommandFormProps, draftName } from './command-form.ts'
import { doneWords } from './done-words.ts'
import { useReturnFields } from './return-fields.tsx'
import { usePersonCommand } from './use-person-command.ts'

/** One time that money came back. */
export function ReturnForm({ detail, onDone, onOvertaken, onCancel }: CommandFormProps) {
  const { entitlement } = detail
  const left = entitlement.recovery?.outstanding ?? 0
  const client = useClient()
  const { said, fields, isRestored } = useReturnFields({
    name: draftName(entitlement, 'record-return'),
    left,
    paidOn: entitlement.payment?.paidOn ?? '',
  })
  const [asked, setAsked] = useState(false)
  const command = usePersonCommand({
    kind: 'record-return',
    entitlement,
    onOvertaken,
    send: (body: RecordReturnRequest, idempotencyKey) =>
      client.call('recordReturn', { params: { entitlementId: entitlement.id }, body, idempotencyKey }),
    onDone: ({ entitlement: changed, replayed }) => onDone(changed, doneWords('record-return', changed, replayed)),
  })
  const submit = (): boolean => {
    setAsked(true)
    if (!said) return false
    command.mutate({ version: entitlement.version, ...said })
    return true
  }
  return (
    <FormFrame
      takesFocus
      isRestored={isRestored}
      title={`Ghi tiền nộp lại, còn phải thu ${formatDong(left)}`}
      submitWords="Ghi đã nộp"
      busy={command.isPending}
      error={command.error}
      onSubmit={submit}
      onCancel={onCancel}
    >
      {fields(asked)}
    </FormFrame>
  )
}
