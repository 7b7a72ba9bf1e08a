import { type ReactNode, useState } from 'react'
import type { PaymentResponse } from '../../../lambdas/contract/entitlements.ts'
import { ApiProblem } from '../../shared/api-problem.ts'
import { parseDayInput } from '../../shared/formats/day-input.ts'
import { FormFrame } from '../fields/form-frame.tsx'
import { useKept } from '../fields/use-kept.ts'
import { WordsField } from '../fields/words-field.tsx'
import { usePlace } from '../frame/place.ts'
import { type CommandFormProps, draftName } from './command-form.ts'
import { DecisionFields, decisionMistakes, newDecision } from './decision-fields.tsx'
import { doneWords } from './done-words.ts'
import { usePersonCommand } from './use-person-command.ts'

/** What every command by a decision says. */
interface DecisionBody {
  readonly version: number
  readonly decision: { readonly number: string; readonly day: string }
  readonly reason: string
}

interface DecisionFormProps<More> extends CommandFormProps {
  readonly kind: 'amend' | 'ask-back' | 'cancel'
  readonly title: string
  readonly submitWords: string
  readonly hint: string
  readonly reasonLabel: string
  /** Fields besides; their mistakes are shown once the officer has asked. `question`: the code by which the server has asked back. */
  readonly fields?: (asked: boolean, question: string | null) => ReactNode
  /** What those fields say; null while one of them is wrong. */
  readonly more: More | null
  /** Of those fields. */
  readonly isRestored?: boolean
  readonly send: (body: DecisionBody & More, idempotencyKey: string) => Promise<PaymentResponse>
}

/** A command that a later decision gives. */
export function DecisionForm<More>(props: DecisionFormProps<More>) {
  const { detail, kind, title, submitWords, hint, reasonLabel, fields, more, send, onDone, onOvertaken, onCancel } =
    props
  const { entitlement } = detail
  const { today } = usePlace().session
  const { draft, setDraft, isRestored } = useKept(draftName(entitlement, kind), () => newDecision)
  const [asked, setAsked] = useState(false)
  const mistakes = decisionMistakes(draft, entitlement, today)
  const shown = asked ? mistakes : {}
  const command = usePersonCommand({
    kind,
    entitlement,
    onOvertaken,
    send,
    onDone: ({ entitlement: changed, replayed }) => onDone(changed, doneWords(kind, changed, replayed)),
  })
  const submit = (): boolean => {
    setAsked(true)
    const day = parseDayInput(draft.day)
    if (day === null || more === null || Object.keys(mistakes).length > 0) return false
    const decision = { number: draft.number.trim(), day }
    command.mutate({ version: entitlement.version, decision, reason: draft.reason.trim(), ...more })
    return true
  }
  return (
    <FormFrame
      takesFocus
      isRestored={isRestored || props.isRestored === true}
      title={title}
      submitWords={submitWords}
      busy={command.isPending}
      error={command.error}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <p>{hint}</p>
      <DecisionFields draft={draft} mistakes={shown} onChange={(part) => setDraft({ ...draft, ...part })} />
      {fields?.(asked, command.error instanceof ApiProblem ? command.error.code : null)}
      <WordsField
        label={reasonLabel}
        value={draft.reason}
        error={shown.reason}
        onChange={(reason) => setDraft({ ...draft, reason })}
      />
    </FormFrame>
  )
}
