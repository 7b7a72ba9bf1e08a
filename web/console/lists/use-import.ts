import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { CreateListRequest } from '../../../lambdas/contract/lists.ts'
import { CommandKey } from '../../shared/idempotency-key.ts'
import { useClient } from '../frame/client-context.ts'
import { uploadWorkbook } from './upload-workbook.ts'

export type ImportState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'opening' }
  | { readonly kind: 'sending'; readonly share: number }
  | { readonly kind: 'failed'; readonly error: unknown }

/** Opens a list, then sends its file. The same form sent again after a lost line opens the same list, not a second one. */
export function useImport(onSent: (listId: string) => void) {
  const client = useClient()
  const queries = useQueryClient()
  const [key] = useState(() => new CommandKey())
  const [state, setState] = useState<ImportState>({ kind: 'idle' })
  const stopper = useRef<AbortController | null>(null)
  const busy = state.kind === 'opening' || state.kind === 'sending'

  useEffect(() => {
    if (!busy) return
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [busy])
  useEffect(() => () => stopper.current?.abort(), [])

  const send = async (request: CreateListRequest, file: File): Promise<void> => {
    const stop = new AbortController()
    stopper.current = stop
    setState({ kind: 'opening' })
    try {
      const body = { ...request }
      const idempotencyKey = key.for([body, file.lastModified])
      const { list, upload } = await client.call('createList', { body, idempotencyKey }, stop.signal)
      // Sent again after a lost answer: the file may have arrived the first time.
      if (list.state === 'awaiting-upload') {
        setState({ kind: 'sending', share: 0 })
        await uploadWorkbook(upload, file, (share) => setState({ kind: 'sending', share }), stop.signal)
      }
      key.settle()
      queries.setQueryData(['list', list.id], list)
      void queries.invalidateQueries({ queryKey: ['lists'] })
      onSent(list.id)
    } catch (error) {
      setState({ kind: 'failed', error })
    }
  }
  return { state, busy, send, stop: () => stopper.current?.abort() }
}
