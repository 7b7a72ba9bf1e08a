import { Button } from '@mantine/core'
import type { QueryKey } from '@tanstack/react-query'
import { type ReactNode, useId, useState } from 'react'
import type { ApiProblem } from '../../shared/api-problem.ts'
import { focusLater } from './focus-later.ts'
import { FormFrame } from './form-frame.tsx'
import { reasonMistake } from './reason-mistake.ts'
import { useCommand } from './use-command.ts'
import { useKept } from './use-kept.ts'
import { WordsField } from './words-field.tsx'

interface ReasonCommandProps<Answer> {
  /** Under which a reason that is half written is kept. */
  readonly draftName: string
  /** On the button, above the form, and on what sends it. */
  readonly words: string
  /** Where the button that opens the form, or the one that sends it, says more than that. */
  readonly openWords?: string
  readonly submitWords?: string
  readonly label: string
  /** What to do about a reason that is too short, without a stop. */
  readonly askWords?: string
  readonly send: (reason: string, idempotencyKey: string) => Promise<Answer>
  readonly onDone?: (answer: Answer) => void
  readonly onOvertaken?: (problem: ApiProblem) => void
  readonly outdates?: readonly QueryKey[]
  /** What it does, and what it does not. */
  readonly children?: ReactNode
}

/** Takes something back, for a reason: a button that opens a form with one field. */
export function ReasonCommand<Answer>(props: ReasonCommandProps<Answer>) {
  const { words, openWords = words, submitWords = words, label, askWords, children, send, onDone, onOvertaken } = props
  const { draft: reason, setDraft: setReason, isRestored } = useKept(props.draftName, () => '')
  const [isOpen, setOpen] = useState(isRestored)
  const [asked, setAsked] = useState(false)
  const button = useId()
  const mistake = reasonMistake(reason, askWords)
  const close = (): void => {
    setOpen(false)
    setReason('')
  }
  const sent = useCommand<string, Answer>({
    send,
    onDone: (answer) => {
      close()
      onDone?.(answer)
    },
    ...(onOvertaken ? { onOvertaken } : {}),
    ...(props.outdates ? { outdates: props.outdates } : {}),
  })
  if (!isOpen)
    return (
      <div className="buttons buttons-apart">
        <Button id={button} variant="default" onClick={() => setOpen(true)}>
          {openWords}
        </Button>
      </div>
    )
  const submit = (): boolean => {
    setAsked(true)
    if (mistake) return false
    sent.mutate(reason.trim())
    return true
  }
  return (
    <FormFrame
      takesFocus
      isRestored={isRestored}
      title={words}
      submitWords={submitWords}
      busy={sent.isPending}
      error={sent.error}
      onSubmit={submit}
      onCancel={() => {
        close()
        focusLater(button)
      }}
    >
      {children}
      <WordsField label={label} value={reason} error={asked ? mistake : null} onChange={setReason} />
    </FormFrame>
  )
}
