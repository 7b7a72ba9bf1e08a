import { Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { AmendRequest } from '../../../lambdas/contract/support-commands.ts'
import { parseDayInput } from '../../shared/formats/day-input.ts'
import { formatDong, groupThousands } from '../../shared/formats/figures.ts'
import { parseAmountInput } from '../fields/parse-amount-input.ts'
import { parseMonthsInput } from '../fields/parse-months-input.ts'
import { useClient } from '../frame/client-context.ts'
import { usePlace } from '../frame/place.ts'
import { CommandForm, type CommandFormProps } from './command-form.tsx'
import { DecisionFields, decisionMistakes, newDecision } from './decision-fields.tsx'
import { doneWords } from './done-words.ts'
import { usePersonCommand } from './use-person-command.ts'

/** A later decision changes what is left. */
export function AmendForm({ detail, onDone, onOvertaken, onCancel }: CommandFormProps) {
  const { entitlement } = detail
  const { instalments, paid } = entitlement
  const isMonthly = instalments.length > 0
  const { today } = usePlace().session
  const client = useClient()
  const [draft, setDraft] = useState(newDecision)
  const [amountText, setAmountText] = useState(() => groupThousands(entitlement.amount + entitlement.offset))
  const [monthsText, setMonthsText] = useState(() => namesOf(instalments.map(({ month }) => month)))
  const [asked, setAsked] = useState(false)
  const mistakes = decisionMistakes(draft, entitlement, today)
  const shown = asked ? mistakes : {}
  const amount = parseAmountInput(amountText)
  const months = isMonthly ? parseMonthsInput(monthsText) : []
  const wrongAmount =
    amount === null || amount < paid ? `Nhập số tiền, không dưới số đã chi (${formatDong(paid)}).` : null
  const wrongMonths = months === null ? 'Ghi các tháng như 4/2020, 5/2020; chưa rõ tháng nào thì để trống.' : null
  const command = usePersonCommand({
    kind: 'amend',
    entitlement,
    onOvertaken,
    send: (body: AmendRequest, idempotencyKey) =>
      client.call('amendSupport', { params: { entitlementId: entitlement.id }, body, idempotencyKey }),
    onDone: ({ entitlement: changed, replayed }) => onDone(changed, doneWords('amend', changed, replayed)),
  })
  const submit = (): boolean => {
    setAsked(true)
    const day = parseDayInput(draft.day)
    if (day === null || amount === null || months === null || wrongAmount || Object.keys(mistakes).length > 0)
      return false
    const decision = { number: draft.number.trim(), day }
    command.mutate({ version: entitlement.version, decision, amount, months, reason: draft.reason.trim() })
    return true
  }
  return (
    <CommandForm
      title="Điều chỉnh theo quyết định"
      submitWords="Điều chỉnh"
      busy={command.isPending}
      error={command.error}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <p>Chỉ phần chưa chi thay đổi; những lần đã chi giữ nguyên. Đã chi {formatDong(paid)}.</p>
      <DecisionFields draft={draft} mistakes={shown} onChange={(part) => setDraft({ ...draft, ...part })} />
      <TextInput
        label="Tổng mức hỗ trợ mới (đồng)"
        inputMode="numeric"
        value={amountText}
        error={asked ? wrongAmount : null}
        autoComplete="off"
        onChange={({ target }) => setAmountText(target.value)}
      />
      {isMonthly ? (
        <TextInput
          label="Các tháng được hỗ trợ"
          description="Ví dụ: 4/2020, 5/2020. Phải gồm các tháng đã chi."
          value={monthsText}
          error={asked ? wrongMonths : null}
          autoComplete="off"
          onChange={({ target }) => setMonthsText(target.value)}
        />
      ) : null}
      <Textarea
        label="Lý do điều chỉnh"
        value={draft.reason}
        error={shown.reason}
        maxLength={500}
        rows={2}
        onChange={({ target }) => setDraft({ ...draft, reason: target.value })}
      />
    </CommandForm>
  )
}

const namesOf = (months: readonly string[]): string =>
  months
    .filter((month) => month.includes('-'))
    .map((month) => `${Number(month.slice(5))}/${month.slice(0, 4)}`)
    .join(', ')
