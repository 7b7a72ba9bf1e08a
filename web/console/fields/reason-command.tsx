import { Button } from '@mantine/core'
import type { QueryKey } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { FormFrame } from './form-frame.tsx'
import { reasonMistake } from './reason-mistake.ts'
import { useCommand } from './use-command.ts'
import { WordsField } from './words-field.tsx'

interface ReasonCommandProps<Answer> {
  /** On the button, above the form, and on what sends it. */
  readonly words: string
  readonly label: string
  readonly send: (reason: string, idempotencyKey: string) => Promise<Answer>
  readonly onDone?: (answer: Answer) => void
  readonly outdates: readonly QueryKey[]
  /** What it does, and what it does not. */
  readonly children: ReactNode
}

/** Takes something back, for a reason: a button that opens a form with one field. */
export function ReasonCommand<Answer>({ words, label, children, ...command }: ReasonCommandProps<Answer>) {
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const mistake = reasonMistake(reason)
  const sent = useCommand(command)
  if (!isOpen)
    return (
      <div className="buttons">
        <Button variant="default" onClick={() => setOpen(true)}>
          {words}
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
      title={words}
      submitWords={words}
      busy={sent.isPending}
      error={sent.error}
      onSubmit={submit}
      onCancel={() => setOpen(false)}
    >
      {children}
      <WordsField label={label} value={reason} error={asked ? mistake : null} onChange={setReason} />
    </FormFrame>
  )
}
