import { useState } from 'react'
import type { EntitlementView } from '../../../lambdas/contract/entitlements.ts'
import type { TakeBackRequest } from '../../../lambdas/contract/support-commands.ts'
import { FormFrame } from '../fields/form-frame.tsx'
import { reasonMistake } from '../fields/reason-mistake.ts'
import { useKept } from '../fields/use-kept.ts'
import { WordsField } from '../fields/words-field.tsx'
import { useClient } from '../frame/client-context.ts'
import { type CommandFormProps, draftName } from './command-form.ts'
import { doneWords } from './done-words.ts'
import { usePersonCommand } from './use-person-command.ts'

const kinds = {
  'undo-payment': {
    route: 'undoPayment',
    title: ({ statusName }: EntitlementView) => `Huỷ cập nhật “${statusName}”`,
    submit: 'Huỷ cập nhật',
    hint: 'Chỉ cập nhật cuối cùng bị huỷ, khoản này trở về trạng thái ngay trước đó. Lý do được ghi vào nhật ký.',
    label: 'Lý do huỷ',
  },
  'take-back': {
    route: 'takeBack',
    title: () => 'Lấy lại từ bưu điện',
    submit: 'Lấy lại',
    hint: 'Khoản này trở về “Chưa chi trả”. Nhận lại tiền của khoản này từ bưu điện trước khi chi tại xã.',
    label: 'Lý do lấy lại',
  },
  'record-no-return': {
    route: 'recordNoReturn',
    title: () => 'Không trả lại tiền',
    submit: 'Ghi không trả lại',
    hint: 'Ghi theo biên bản làm việc với hộ. Sau này có nộp lại thì vẫn ghi được.',
    label: 'Lý do, biên bản',
  },
} as const

type ReasonKind = keyof typeof kinds

/** A command that needs nothing but a reason. */
function ReasonForm({ kind, detail, onDone, onOvertaken, onCancel }: CommandFormProps & { readonly kind: ReasonKind }) {
  const { entitlement } = detail
  const { route, title, submit: submitWords, hint, label } = kinds[kind]
  const client = useClient()
  const { draft: reason, setDraft: setReason, isRestored } = useKept(draftName(entitlement, kind), () => '')
  const [asked, setAsked] = useState(false)
  const tooShort = reasonMistake(reason)

  const command = usePersonCommand({
    kind,
    entitlement,
    onOvertaken,
    send: (body: TakeBackRequest, idempotencyKey) =>
      client.call(route, { params: { entitlementId: entitlement.id }, body, idempotencyKey }),
    onDone: ({ entitlement: changed, replayed }) => onDone(changed, doneWords(kind, changed, replayed)),
  })
  const submit = (): boolean => {
    setAsked(true)
    if (tooShort) return false
    command.mutate({ version: entitlement.version, reason: reason.trim() })
    return true
  }
  return (
    <FormFrame
      takesFocus
      isRestored={isRestored}
      title={title(entitlement)}
      submitWords={submitWords}
      busy={command.isPending}
      error={command.error}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <p>{hint}</p>
      <WordsField label={label} value={reason} error={asked ? tooShort : null} onChange={setReason} />
    </FormFrame>
  )
}

export const UndoForm = (props: CommandFormProps) => <ReasonForm kind="undo-payment" {...props} />
export const TakeBackForm = (props: CommandFormProps) => <ReasonForm kind="take-back" {...props} />
export const NoReturnForm = (props: CommandFormProps) => <ReasonForm kind="record-no-return" {...props} />
