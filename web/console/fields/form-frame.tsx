import { Button } from '@mantine/core'
import { type FormEvent, type ReactNode, useEffect, useId, useRef } from 'react'
import { BusyButton } from '../frame/busy-button.tsx'
import { Failure } from '../frame/notices.tsx'
import { focusFirstMistake } from './focus-first-mistake.ts'
import { Restored } from './restored.tsx'
import { hasTooLong } from './too-long.ts'

interface FormFrameProps {
  readonly title: string
  readonly submitWords: string
  readonly busy: boolean
  readonly error: unknown
  readonly children: ReactNode
  /** @returns false when a field has to be mended first; the first such field is focused. */
  readonly onSubmit: () => boolean
  readonly onCancel?: () => void
  /** Where the officer has asked for the form: its title is where he goes on. */
  readonly takesFocus?: boolean
  /** It was filled in before the page was loaded again. */
  readonly isRestored?: boolean
}

/** The frame of a command that is filled in beside what it is about. */
export function FormFrame(props: FormFrameProps) {
  const {
    title,
    submitWords,
    busy,
    error,
    children,
    onSubmit,
    onCancel,
    takesFocus = false,
    isRestored = false,
  } = props
  const titleId = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (takesFocus) heading.current?.focus()
  }, [takesFocus])
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const form = event.currentTarget
    if (busy) return
    // What is too long is said beside it at once, see TextField and WordsField.
    if (!hasTooLong(form) && onSubmit()) return
    focusFirstMistake(form)
  }
  return (
    <form className="panel form" onSubmit={submit} noValidate aria-labelledby={titleId}>
      <h3 id={titleId} ref={heading} tabIndex={-1}>
        {title}
      </h3>
      {isRestored ? <Restored /> : null}
      {children}
      {error ? <Failure error={error} takesFocus /> : null}
      <div className="buttons">
        <BusyButton type="submit" busy={busy}>
          {submitWords}
        </BusyButton>
        {onCancel ? (
          <Button variant="default" disabled={busy} onClick={onCancel}>
            Thôi
          </Button>
        ) : null}
      </div>
      {busy ? (
        <p className="slow" role="status">
          Đường truyền chậm, đang chờ máy chủ trả lời. Đừng đóng trang.
        </p>
      ) : null}
    </form>
  )
}
