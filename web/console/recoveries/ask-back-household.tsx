import { Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import { leftToAsk } from '../../../lambdas/domain/payments/recovery.ts'
import { ApiProblem } from '../../shared/api-problem.ts'
import { parseDayInput } from '../../shared/formats/day-input.ts'
import { formatDong, groupThousands } from '../../shared/formats/figures.ts'
import { FormFrame } from '../fields/form-frame.tsx'
import { parseAmountInput } from '../fields/parse-amount-input.ts'
import { useKept } from '../fields/use-kept.ts'
import { WordsField } from '../fields/words-field.tsx'
import { useClient } from '../frame/client-context.ts'
import { usePlace } from '../frame/place.ts'
import { DecisionFields, decisionMistakes, newDecision } from '../register/decision-fields.tsx'
import { type HouseholdFormProps, seenOf, useHouseholdForm } from './household-form.ts'

/** One decision asks several supports of a household back; each whole unless the officer says less; of what is asked back already only what he ticks. */
export function AskBackHousehold({ entitlementId, supports, draftName, ...rest }: HouseholdFormProps) {
  const client = useClient()
  const { today } = usePlace().session
  const { draft, setDraft, isRestored } = useKept(draftName, () => ({
    ...newDecision,
    amounts: askedAtFirst(supports),
  }))
  const { amounts } = draft
  const [lessConfirmed, setLessConfirmed] = useState(false)
  const setAmount = (id: string, text: string | null): void => {
    setDraft({ ...draft, amounts: { ...amounts, [id]: text } })
    // The answer was for these sums.
    setLessConfirmed(false)
  }
  const chosen = supports.filter(({ id }) => typeof amounts[id] === 'string')
  const latest = chosen.map(({ decision }) => decision).sort((a, b) => (a.day < b.day ? 1 : -1))[0]
  const mistakes = decisionMistakes(draft, { decision: latest ?? { number: '', day: '' } }, today)
  const amountOf = (id: string, most: number): number | null => {
    const amount = parseAmountInput(amounts[id] ?? '')
    return amount === null || amount > most ? null : amount
  }
  const wanted = chosen.flatMap((one) => {
    const amount = amountOf(one.id, leftToAsk(one))
    return amount === null ? [] : seenOf([one]).map((seen) => ({ ...seen, amount }))
  })
  const day = parseDayInput(draft.day)
  const isSaid = Object.keys(mistakes).length === 0 && wanted.length > 0 && wanted.length === chosen.length
  const { asked, frame } = useHouseholdForm({
    ...rest,
    isRestored,
    said:
      day !== null && isSaid
        ? {
            decision: { number: draft.number.trim(), day },
            reason: draft.reason.trim(),
            lessConfirmed,
            supports: wanted,
          }
        : null,
    send: (body, idempotencyKey) =>
      client.call('askBackHousehold', { params: { entitlementId }, body, idempotencyKey }),
    doneWords: 'Đã lập thu hồi các khoản của hộ.',
  })
  const shown = asked ? mistakes : {}
  const isQuestion = frame.error instanceof ApiProblem && frame.error.code === 'less-than-stopped'
  return (
    <FormFrame {...frame} title="Lập thu hồi các khoản của hộ" submitWords="Lập thu hồi">
      <p>Việc đã chi giữ nguyên trong sổ. Bỏ chọn khoản nào không phải thu hồi.</p>
      <DecisionFields draft={draft} mistakes={shown} onChange={(part) => setDraft({ ...draft, ...part })} />
      <fieldset className="choices-group">
        <legend>Các khoản phải thu hồi</legend>
        {supports.map((one) => {
          const { id, fullName, policyName, paid, recovery } = one
          const most = leftToAsk(one)
          const before = recovery ? `, đã lập thu hồi ${formatDong(recovery.amount)}` : ''
          return (
            <div key={id} className="ask-back-line">
              <Checkbox
                label={`${fullName}, ${policyName}, đã chi ${formatDong(paid)}${before}`}
                checked={typeof amounts[id] === 'string'}
                error={asked && chosen.length === 0 ? 'Chọn ít nhất một khoản.' : null}
                onChange={({ target }) => setAmount(id, target.checked ? groupThousands(most) : null)}
              />
              {typeof amounts[id] === 'string' ? (
                <TextInput
                  aria-label={`Số tiền phải thu hồi của ${fullName} (đồng)`}
                  inputMode="numeric"
                  value={amounts[id] ?? ''}
                  error={
                    asked && amountOf(id, most) === null ? `Nhập số tiền từ 1 đồng đến ${formatDong(most)}.` : null
                  }
                  autoComplete="off"
                  onChange={({ target }) => setAmount(id, target.value)}
                />
              ) : null}
            </div>
          )
        })}
      </fieldset>
      {isQuestion || lessConfirmed ? (
        <Checkbox
          label="Tôi đã xem: vẫn chỉ thu hồi một phần"
          checked={lessConfirmed}
          onChange={({ target }) => setLessConfirmed(target.checked)}
        />
      ) : null}
      <WordsField
        label="Lý do thu hồi"
        value={draft.reason}
        error={shown.reason}
        onChange={(reason) => setDraft({ ...draft, reason })}
      />
    </FormFrame>
  )
}

/** The whole sum of each support, as it is typed; null of one that is not asked for. */
const askedAtFirst = (supports: HouseholdFormProps['supports']): Readonly<Record<string, string | null>> =>
  Object.fromEntries(supports.map((one) => [one.id, one.recovery ? null : groupThousands(leftToAsk(one))]))
