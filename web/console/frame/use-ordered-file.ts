import { useQuery } from '@tanstack/react-query'
import type { ExportSummary } from '../../../lambdas/contract/exports.ts'
import { useClient } from './client-context.ts'

const whileWaiting = 1500
/** The address of the file ends after five minutes. */
const beforeItEnds = 4 * 60_000

/** A file that was ordered: asked for until it is written, then anew before its address ends. */
export function useOrderedFile(order: ExportSummary | null) {
  const client = useClient()
  const file = useQuery({
    queryKey: ['export', order?.id],
    queryFn: ({ signal }) => client.call('exportedFile', { params: { exportId: order?.id ?? '' } }, signal),
    enabled: order !== null,
    refetchInterval: ({ state }) => (state.data?.state === 'waiting' || !state.data ? whileWaiting : beforeItEnds),
  })
  return { file, known: file.data ?? order }
}
