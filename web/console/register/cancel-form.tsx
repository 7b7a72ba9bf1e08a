import { Textarea } from '@mantine/core'
import { useState } from 'react'
import type { CancelRequest } from '../../../lambdas/contract/support-commands.ts'
import { parseDayInput } from '../../shared/formats/day-input.ts'
import { useClient } from '../frame/client-context.ts'
import { usePlace } from '../frame/place.ts'
import { CommandForm, type CommandFormProps } from './command-form.tsx'
import { DecisionFields, decisionMistakes, newDecision } from './decision-fields.tsx'
import { doneWords } from './done-words.ts'
import { usePersonCommand } from './use-person-command.ts'

/** A decision takes away what is not paid yet. */
export function CancelForm({ detail, onDone, onOvertaken, onCancel }: CommandFormProps) {
  const { entitlement } = detail
  const { today } = usePlace().session
  const client = useClient()
  const [draft, setDraft] = useState(newDecision)
  const [asked, setAsked] = useState(false)
  const mistakes = decisionMistakes(draft, entitlement, today)
  const shown = asked ? mistakes : {}
  const command = usePersonCommand({
    kind: 'cancel',
    entitlement,
    onOvertaken,
    send: (body: CancelRequest, idempotencyKey) =>
      client.call('cancelSupport', { params: { entitlementId: entitlement.id }, body, idempotencyKey }),
    onDone: ({ entitlement: changed, replayed }) => onDone(changed, doneWords('cancel', changed, replayed)),
  })
  const submit = (): boolean => {
    setAsked(true)
    const day = parseDayInput(draft.day)
    if (day === null || Object.keys(mistakes).length > 0) return false
    const decision = { number: draft.number.trim(), day }
    command.mutate({ version: entitlement.version, decision, reason: draft.reason.trim() })
    return true
  }
  return (
    <CommandForm
      title="Huỷ khoản hỗ trợ theo quyết định"
      submitWords="Huỷ khoản hỗ trợ"
      busy={command.isPending}
      error={command.error}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <p>Khoản này không còn trong số được phê duyệt. Danh sách tải lên lại không đưa vào lại được.</p>
      <DecisionFields draft={draft} mistakes={shown} onChange={(part) => setDraft({ ...draft, ...part })} />
      <Textarea
        label="Lý do huỷ"
        value={draft.reason}
        error={shown.reason}
        maxLength={500}
        rows={2}
        onChange={({ target }) => setDraft({ ...draft, reason: target.value })}
      />
    </CommandForm>
  )
}
