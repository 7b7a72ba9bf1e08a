import { Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { AskBackRequest } from '../../../lambdas/contract/support-commands.ts'
import { parseDayInput } from '../../shared/formats/day-input.ts'
import { formatDong, groupThousands } from '../../shared/formats/figures.ts'
import { parseAmountInput } from '../fields/parse-amount-input.ts'
import { useClient } from '../frame/client-context.ts'
import { usePlace } from '../frame/place.ts'
import { CommandForm, type CommandFormProps } from './command-form.tsx'
import { DecisionFields, decisionMistakes, newDecision } from './decision-fields.tsx'
import { doneWords } from './done-words.ts'
import { usePersonCommand } from './use-person-command.ts'

/** Money that was paid and is not due is asked back by a decision. */
export function AskBackForm({ detail, onDone, onOvertaken, onCancel }: CommandFormProps) {
  const { entitlement } = detail
  const paid = entitlement.paid
  const { today } = usePlace().session
  const client = useClient()
  const [draft, setDraft] = useState(newDecision)
  const [amountText, setAmountText] = useState(() => groupThousands(paid))
  const [asked, setAsked] = useState(false)
  const mistakes = decisionMistakes(draft, entitlement, today)
  const shown = asked ? mistakes : {}
  const amount = parseAmountInput(amountText)
  const wrongAmount =
    amount === null || amount > paid ? `Nhập số tiền từ 1 đồng đến ${formatDong(paid)}, là số đã chi.` : null
  const command = usePersonCommand({
    kind: 'ask-back',
    entitlement,
    onOvertaken,
    send: (body: AskBackRequest, idempotencyKey) =>
      client.call('askBack', { params: { entitlementId: entitlement.id }, body, idempotencyKey }),
    onDone: ({ entitlement: changed, replayed }) => onDone(changed, doneWords('ask-back', changed, replayed)),
  })
  const submit = (): boolean => {
    setAsked(true)
    const day = parseDayInput(draft.day)
    if (day === null || amount === null || wrongAmount || Object.keys(mistakes).length > 0) return false
    const decision = { number: draft.number.trim(), day }
    command.mutate({ version: entitlement.version, decision, amount, reason: draft.reason.trim() })
    return true
  }
  return (
    <CommandForm
      title="Lập thu hồi khoản chi sai"
      submitWords="Lập thu hồi"
      busy={command.isPending}
      error={command.error}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <p>Việc đã chi giữ nguyên trong sổ. Tiền nộp lại được ghi từng lần cho đến khi đủ.</p>
      <DecisionFields draft={draft} mistakes={shown} onChange={(part) => setDraft({ ...draft, ...part })} />
      <TextInput
        label="Số tiền phải thu hồi (đồng)"
        description={entitlement.household ? `Hộ ${entitlement.household}` : undefined}
        inputMode="numeric"
        value={amountText}
        error={asked ? wrongAmount : null}
        autoComplete="off"
        onChange={({ target }) => setAmountText(target.value)}
      />
      <Textarea
        label="Lý do thu hồi"
        value={draft.reason}
        error={shown.reason}
        maxLength={500}
        rows={2}
        onChange={({ target }) => setDraft({ ...draft, reason: target.value })}
      />
    </CommandForm>
  )
}
