import { useEffect, useRef, useState } from 'react'
import { saveFile } from '../save-file.ts'
import type { CheckAnswer, CheckOrder, CheckSummary } from './check-messages.ts'

export type CheckState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'checking'; readonly rows: number }
  | { readonly kind: 'checked'; readonly summary: CheckSummary; readonly isWriting: boolean }
  | Extract<CheckAnswer, { kind: 'refused' }>
  /** The browser could not; the cloud checks the same way. */
  | { readonly kind: 'failed' }

type Order = Extract<CheckOrder, { kind: 'check' }>
type Place = Pick<Order, 'programme' | 'cmndSeries' | 'today'>

/** What is checked, as the form has it. */
interface Chosen extends Pick<Order, 'file' | 'communeName'> {
  /** For the whole file; empty where its rows say their own. */
  readonly policy: string
}

/** Checks a chosen file beside the page. Another file ends the check of the one before. */
export function useCheck({ programme, cmndSeries, today }: Place) {
  const [state, setState] = useState<CheckState>({ kind: 'idle' })
  const worker = useRef<Worker | null>(null)
  useEffect(() => () => worker.current?.terminate(), [])

  const start = ({ file, communeName, policy }: Chosen): void => {
    worker.current?.terminate()
    setState({ kind: 'checking', rows: 0 })
    const fresh = new Worker(new URL('./check-worker.ts', import.meta.url), { type: 'module' })
    worker.current = fresh
    fresh.addEventListener('error', () => setState({ kind: 'failed' }))
    fresh.addEventListener('message', ({ data }: MessageEvent<CheckAnswer>) => {
      if (worker.current !== fresh) return
      if (data.kind === 'annotated') saveFile(data.workbook, backName(file.name, data.extension))
      setState((before) => next(before, data))
    })
    const chosen = { file, programme, policy: policy || null, communeName }
    fresh.postMessage({ kind: 'check', ...chosen, cmndSeries, today } satisfies CheckOrder)
  }
  /** What was found is of a file that is no longer the chosen one. */
  const clear = (): void => {
    worker.current?.terminate()
    worker.current = null
    setState({ kind: 'idle' })
  }
  const fetchBack = (): void => {
    setState((before) => (before.kind === 'checked' ? { ...before, isWriting: true } : before))
    worker.current?.postMessage({ kind: 'annotate' } satisfies CheckOrder)
  }
  return { state, start, clear, fetchBack }
}

function next(before: CheckState, answer: CheckAnswer): CheckState {
  switch (answer.kind) {
    case 'progress':
      return { kind: 'checking', rows: answer.rows }
    case 'checked':
      return { kind: 'checked', summary: answer.summary, isWriting: false }
    case 'annotated':
      return before.kind === 'checked' ? { ...before, isWriting: false } : before
    case 'refused':
      return answer
    default:
      return { kind: 'failed' }
  }
}

/** Of the officer's own workbook with what is wrong in it. */
export const backName = (name: string, extension: string): string =>
  `${name
    .normalize('NFC')
    .replace(/\.[^.]*$/, '')
    .replace(/(?: - lỗi)+$/, '')} - lỗi.${extension}`
