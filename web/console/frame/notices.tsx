import { Button } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'
import { isAskedBack } from '../../../lambdas/domain/result.ts'
import { ApiProblem, wordsOf } from '../../shared/api-problem.ts'

interface NoticeProps {
  readonly tone: 'good' | 'info' | 'warn' | 'question' | 'error'
  readonly children: ReactNode
  /** Moves the focus here when it appears: for the answer to what was just pressed. */
  readonly takesFocus?: boolean
}

export function Notice({ tone, children, takesFocus = false }: NoticeProps) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (takesFocus) box.current?.focus()
  }, [takesFocus])
  return (
    <div
      ref={box}
      className={`notice notice-${tone}`}
      role={tone === 'error' || tone === 'question' ? 'alert' : 'status'}
      tabIndex={-1}
    >
      {children}
    </div>
  )
}

interface FailureProps {
  readonly error: unknown
  readonly onRetry?: () => void
  readonly takesFocus?: boolean
}

/** What went wrong, in the server's words, and the number by which the office can find it; or what it asks back. */
export function Failure({ error, onRetry, takesFocus = false }: FailureProps) {
  // A tick in the form answers it, and nothing has failed that an office could look up.
  const isQuestion = error instanceof ApiProblem && isAskedBack(error)
  const correlationId = error instanceof ApiProblem && !isQuestion ? error.correlationId : null
  const fields = error instanceof ApiProblem ? error.errors : []
  return (
    <Notice tone={isQuestion ? 'question' : 'error'} takesFocus={takesFocus}>
      <p>{wordsOf(error)}</p>
      {fields.length > 0 ? (
        <ul>
          {fields.map(({ path, message }) => (
            <li key={`${path} ${message}`}>{message}</li>
          ))}
        </ul>
      ) : null}
      {correlationId ? <p className="small">Mã để tra cứu khi báo lỗi: {correlationId}</p> : null}
      {onRetry ? (
        <Button variant="default" size="sm" onClick={onRetry}>
          Thử lại
        </Button>
      ) : null}
    </Notice>
  )
}

/** Grey bars that appear only when the answer takes longer than 300 ms (the delay is in the style sheet). */
export function Waiting({ lines = 3 }: { readonly lines?: number }) {
  return (
    <div className="waiting" role="status">
      <span className="only-heard">Đang tải…</span>
      {Array.from({ length: lines }, (_, line) => line).map((line) => (
        <div key={line} className="waiting-line" />
      ))}
    </div>
  )
}

export function Empty({ children }: { readonly children: ReactNode }) {
  return <p className="empty">{children}</p>
}
