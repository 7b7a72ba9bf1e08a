import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { BatchSummary, LinesShown } from '../../../lambdas/contract/batches.ts'
import { isBusy } from '../../../lambdas/domain/batches/batch.ts'
import { useClient } from '../frame/client-context.ts'
import { usePages } from '../frame/use-pages.ts'

const isMoving = ({ state }: BatchSummary): boolean => isBusy(state) || state === 'awaiting-file'

/** Small ones are done within a second; a district's takes half a minute. Milliseconds. */
const pauseAfter = (answers: number): number => Math.min(1000, 250 * 1.3 ** answers)

/** A batch, asked for again and again while it moves; what it has written is out of date on the other screens then. */
export function useBatch(batchId: string) {
  const client = useClient()
  const queries = useQueryClient()
  const batch = useQuery({
    queryKey: ['batch', batchId],
    queryFn: ({ signal }) => client.call('batch', { params: { batchId } }, signal),
    refetchInterval: ({ state }) => (state.data && isMoving(state.data) ? pauseAfter(state.dataUpdateCount) : false),
  })
  const state = batch.data?.state
  const before = useRef(state)
  useEffect(() => {
    if (before.current !== undefined && before.current !== state)
      for (const key of ['people', 'statistics', 'batches', 'batch-lines', 'entitlement', 'pay-list', 'pay-lists'])
        void queries.invalidateQueries({ queryKey: [key] })
    before.current = state
  }, [state, queries])
  return batch
}

export function useBatches(programme: string) {
  const client = useClient()
  return usePages(['batches', programme], (from, signal) =>
    client.call('batches', { query: { programme, ...from } }, signal),
  )
}

export function useBatchLines(batchId: string, only: LinesShown) {
  const client = useClient()
  return usePages(['batch-lines', batchId, only], (from, signal) =>
    client.call('batchLines', { params: { batchId }, query: { only, ...from } }, signal),
  )
}
