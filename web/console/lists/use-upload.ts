import { useEffect, useRef, useState } from 'react'
import type { UploadForm } from '../../../lambdas/contract/shapes.ts'
import { CommandKey } from '../../shared/idempotency-key.ts'
import { uploadWorkbook } from './upload-workbook.ts'

export type UploadState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'opening' }
  | { readonly kind: 'sending'; readonly share: number }
  | { readonly kind: 'failed'; readonly error: unknown }

interface UploadOptions<Request, Opened> {
  /** Says that a file will come, and learns where it is to be put. */
  readonly open: (request: Request, idempotencyKey: string, signal: AbortSignal) => Promise<Opened>
  /** Null where the file has arrived before: sent again after a lost answer. */
  readonly formOf: (opened: Opened) => UploadForm | null
  readonly onSent: (opened: Opened) => void
}

/** Opens what a file belongs to, then sends the file. The same form sent again after a lost line opens the same one, not a second. */
export function useUpload<Request, Opened>({ open, formOf, onSent }: UploadOptions<Request, Opened>) {
  const [key] = useState(() => new CommandKey())
  const [state, setState] = useState<UploadState>({ kind: 'idle' })
  const stopper = useRef<AbortController | null>(null)
  const busy = state.kind === 'opening' || state.kind === 'sending'

  useEffect(() => {
    if (!busy) return
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [busy])
  useEffect(() => () => stopper.current?.abort(), [])

  const send = async (request: Request, file: File): Promise<void> => {
    const stop = new AbortController()
    stopper.current = stop
    setState({ kind: 'opening' })
    try {
      const opened = await open(request, key.for([request, file.lastModified]), stop.signal)
      const form = formOf(opened)
      if (form) {
        setState({ kind: 'sending', share: 0 })
        await uploadWorkbook(form, file, (share) => setState({ kind: 'sending', share }), stop.signal)
      }
      key.settle()
      setState({ kind: 'idle' })
      onSent(opened)
    } catch (error) {
      setState({ kind: 'failed', error })
    }
  }
  return { state, busy, send, stop: () => stopper.current?.abort() }
}
