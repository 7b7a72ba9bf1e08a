import { useQueryClient } from '@tanstack/react-query'
import type { CreateListRequest, CreateListResponse } from '../../../lambdas/contract/lists.ts'
import { useClient } from '../frame/client-context.ts'
import { useUpload } from './use-upload.ts'

/** Opens a list, then sends its file. */
export function useImport(onSent: (listId: string) => void) {
  const client = useClient()
  const queries = useQueryClient()
  return useUpload({
    open: (body: CreateListRequest, idempotencyKey, signal) =>
      client.call('createList', { body, idempotencyKey }, signal),
    formOf: ({ list, upload }: CreateListResponse) => (list.state === 'awaiting-upload' ? upload : null),
    onSent: ({ list }) => {
      queries.setQueryData(['list', list.id], list)
      void queries.invalidateQueries({ queryKey: ['lists'] })
      onSent(list.id)
    },
  })
}
