import { Button } from '@mantine/core'
import { type FormEvent, type ReactNode, useEffect, useRef } from 'react'
import type { CaseDetail, CaseResponse } from '../../../lambdas/contract/cases.ts'
import { focusFirstMistake } from '../fields/focus-first-mistake.ts'
import { useCommand } from '../fields/use-command.ts'
import { Failure } from '../frame/notices.tsx'

/** What every form of a case is given. */
export interface CaseFormProps {
  readonly detail: CaseDetail
  readonly onDone: (detail: CaseDetail, words: string) => void
  /** The case is no longer what is shown. */
  readonly onOvertaken: () => void
}

const overtakenCodes: readonly string[] = ['conflict', 'wrong-state', 'not-found']

/** A command to a case: pressed again after a lost answer it is the same command. */
export function useCaseCommand<Body>(
  { onDone, onOvertaken }: CaseFormProps,
  send: (body: Body, idempotencyKey: string) => Promise<CaseResponse>,
  words: (detail: CaseDetail) => string,
) {
  return useCommand({
    send,
    onDone: ({ detail }: CaseResponse) => onDone(detail, words(detail)),
    onRefused: ({ code }) => {
      if (overtakenCodes.includes(code)) onOvertaken()
    },
  })
}

interface FrameProps {
  readonly title: string
  readonly submitWords: string
  readonly busy: boolean
  readonly error: unknown
  readonly children: ReactNode
  /** @returns false when a field has to be mended first; the first such field is focused. */
  readonly onSubmit: () => boolean
  readonly onCancel?: () => void
  readonly takesFocus?: boolean
}

export function CaseForm(props: FrameProps) {
  const { title, submitWords, busy, error, children, onSubmit, onCancel, takesFocus = false } = props
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (takesFocus) heading.current?.focus()
  }, [takesFocus])
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const form = event.currentTarget
    if (busy || onSubmit()) return
    focusFirstMistake(form)
  }
  return (
    <form className="panel form" onSubmit={submit} noValidate aria-label={title}>
      <h3 ref={heading} tabIndex={-1}>
        {title}
      </h3>
      {children}
      {error ? <Failure error={error} takesFocus /> : null}
      <div className="buttons">
        <Button type="submit" loading={busy}>
          {submitWords}
        </Button>
        {onCancel ? (
          <Button variant="default" disabled={busy} onClick={onCancel}>
            Thôi
          </Button>
        ) : null}
      </div>
    </form>
  )
}
