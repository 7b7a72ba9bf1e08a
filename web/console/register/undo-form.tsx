import { Textarea } from '@mantine/core'
import { useState } from 'react'
import type { UndoPaymentRequest } from '../../../lambdas/contract/entitlements.ts'
import { useCommand } from '../fields/use-command.ts'
import { useClient } from '../frame/client-context.ts'
import { CommandForm, type CommandFormProps, isOvertaken } from './command-form.tsx'

export function UndoForm({ detail, onDone, onOvertaken, onCancel }: CommandFormProps) {
  const { entitlement } = detail
  const client = useClient()
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const tooShort = reason.trim().length < 3 ? 'Ghi lý do huỷ, ít nhất 3 ký tự.' : null

  const command = useCommand({
    send: (body: UndoPaymentRequest, idempotencyKey) =>
      client.call('undoPayment', { params: { entitlementId: entitlement.id }, body, idempotencyKey }),
    onDone: ({ entitlement: changed }) =>
      onDone(changed, `Đã huỷ cập nhật. Trạng thái bây giờ: ${changed.statusName}.`),
    onRefused: (problem) => {
      if (isOvertaken(problem.code)) onOvertaken(problem)
    },
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
