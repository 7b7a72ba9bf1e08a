import type { EntitlementView } from '../../../lambdas/contract/entitlements.ts'
import { mostLetters } from '../../../lambdas/contract/most-letters.ts'
import { formatDay } from '../../../lambdas/domain/time/local-day.ts'
import { parseDayInput } from '../../shared/formats/day-input.ts'
import { DayField } from '../fields/day-field.tsx'
import { reasonMistake } from '../fields/reason-mistake.ts'
import { TextField } from '../fields/text-field.tsx'

/** A decision about one support, and the reason, as typed. */
export interface DecisionDraft {
  readonly number: string
  readonly day: string
  readonly reason: string
}

type DecisionMistakes = Partial<Record<keyof DecisionDraft, string>>

export const newDecision: DecisionDraft = { number: '', day: '', reason: '' }

/** The server's own rules: later than the decision that granted it, and not after today. */
export function decisionMistakes(
  draft: DecisionDraft,
  { decision }: Pick<EntitlementView, 'decision'>,
  today: string,
): DecisionMistakes {
  const mistakes: DecisionMistakes = {}
  const day = parseDayInput(draft.day)
  if (draft.number.trim() === '') mistakes.number = 'Nhập số quyết định.'
  if (day === null) mistakes.day = 'Ngày quyết định chưa đúng. Nhập như 29/05/2020.'
  else if (day > today) mistakes.day = 'Ngày quyết định không được sau hôm nay.'
  else if (day < decision.day)
    mistakes.day = `Ngày quyết định không được trước quyết định phê duyệt (${formatDay(decision.day)}).`
  const noReason = reasonMistake(draft.reason)
  if (noReason) mistakes.reason = noReason
  return mistakes
}

interface DecisionFieldsProps {
  readonly draft: DecisionDraft
  readonly mistakes: DecisionMistakes
  readonly onChange: (part: Partial<DecisionDraft>) => void
}

export function DecisionFields({ draft, mistakes, onChange }: DecisionFieldsProps) {
  return (
    <>
      <TextField
        label="Số quyết định"
        description="Ví dụ: 2345/QĐ-UBND"
        value={draft.number}
        error={mistakes.number}
        most={mostLetters.decisionNumber}
        onChange={(text) => onChange({ number: text })}
      />
      <DayField label="Ngày quyết định" value={draft.day} error={mistakes.day} onChange={(day) => onChange({ day })} />
    </>
  )
}
