import { Button } from '@mantine/core'
import { type FormEvent, type ReactNode, useEffect, useRef } from 'react'
import type { EntitlementDetail, EntitlementView } from '../../../lambdas/contract/entitlements.ts'
import { focusFirstMistake } from '../fields/focus-first-mistake.ts'
import { Failure } from '../frame/notices.tsx'

/** What every command's form is given. */
export interface CommandFormProps {
  readonly detail: EntitlementDetail
  readonly onDone: (changed: EntitlementView, words: string) => void
  /** The record is no longer what is shown. */
  readonly onOvertaken: (problem: unknown) => void
  readonly onCancel: () => void
}

interface FrameProps {
  readonly title: string
  readonly submitWords: string
  readonly busy: boolean
  readonly error: unknown
  readonly children: ReactNode
  /** @returns false when a field has to be mended first; the first such field is focused. */
  readonly onSubmit: () => boolean
  readonly onCancel: () => void
}

export function CommandForm({ title, submitWords, busy, error, children, onSubmit, onCancel }: FrameProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const form = event.currentTarget
    if (busy || onSubmit()) return
    focusFirstMistake(form)
  }
  return (
    <form className="panel form" onSubmit={submit} noValidate aria-labelledby="viec-dang-lam">
      <h3 id="viec-dang-lam" ref={heading} tabIndex={-1}>
        {title}
      </h3>
      {children}
      {error ? <Failure error={error} takesFocus /> : null}
      <div className="buttons">
        <Button type="submit" loading={busy}>
          {submitWords}
        </Button>
        <Button variant="default" disabled={busy} onClick={onCancel}>
          Thôi
        </Button>
      </div>
      {busy ? (
        <p className="slow" role="status">
          Đường truyền chậm, đang chờ máy chủ trả lời. Đừng đóng trang.
        </p>
      ) : null}
    </form>
  )
}
