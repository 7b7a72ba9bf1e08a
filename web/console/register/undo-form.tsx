import { Textarea } from '@mantine/core'
import { useState } from 'react'
import type { UndoPaymentRequest } from '../../../lambdas/contract/entitlements.ts'
import { useClient } from '../frame/client-context.ts'
import { CommandForm, type CommandFormProps } from './command-form.tsx'
import { doneWords } from './done-words.ts'
import { usePersonCommand } from './use-person-command.ts'

export function UndoForm({ detail, onDone, onOvertaken, onCancel }: CommandFormProps) {
  const { entitlement } = detail
  const client = useClient()
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const tooShort = reason.trim().length < 3 ? 'Ghi lý do huỷ, ít nhất 3 ký tự.' : null

  const command = usePersonCommand({
    kind: 'undo-payment',
    entitlement,
    onOvertaken,
    send: (body: UndoPaymentRequest, idempotencyKey) =>
      client.call('undoPayment', { params: { entitlementId: entitlement.id }, body, idempotencyKey }),
    onDone: ({ entitlement: changed, replayed }) => onDone(changed, doneWords('undo-payment', changed, replayed)),
  })
  const submit = (): boolean => {
    setAsked(true)
    if (tooShort) return false
    command.mutate({ version: entitlement.version, reason: reason.trim() })
    return true
  }
  return (
    <CommandForm
      title={`Huỷ cập nhật “${entitlement.statusName}”`}
      submitWords="Huỷ cập nhật"
      busy={command.isPending}
      error={command.error}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <p>Khoản này trở về “Chưa chi trả”. Lý do được ghi vào nhật ký.</p>
      <Textarea
        label="Lý do huỷ"
        value={reason}
        error={asked ? tooShort : null}
        maxLength={500}
        rows={2}
        onChange={({ target }) => setReason(target.value)}
      />
    </CommandForm>
  )
}
