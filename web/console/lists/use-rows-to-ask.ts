import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { ListSummary } from '../../../lambdas/contract/lists.ts'
import { useClient } from '../frame/client-context.ts'
import { nextPageOf, type ReadRows, rowsToAskOf } from './list-questions.ts'

/** What the check asks, as far as it has been read. */
interface RowsToAsk {
  readonly rows: ReadRows | null
  /** Nobody knows yet whether there are more questions. */
  readonly isReading: boolean
  /** Of a page that could not be read; what was read before stays. */
  readonly error: Error | null
  /** Shown already while it goes on: an officer has seen what was read before a page failed. */
  readonly wasShown: boolean
  readonly onRetry: () => void
}

/** Reads on for what the check asks: a kind of suggestion may begin far down the file, below thousands of rows with remarks. */
export function useRowsToAsk({ id: listId, since }: Pick<ListSummary, 'id' | 'since'>): RowsToAsk {
  const client = useClient()
  const query = useInfiniteQuery({
    // A list that was checked anew asks anew.
    queryKey: ['list-rows', listId, 'questions', since],
    queryFn: async ({ pageParam, signal }) => {
      const asked = { only: 'problems' as const, ...(pageParam && { cursor: pageParam }) }
      return rowsToAskOf(await client.call('listRows', { params: { listId }, query: asked }, signal))
    },
    initialPageParam: '',
    getNextPageParam: nextPageOf,
  })
  const { data, error, hasNextPage, isFetching, isFetchNextPageError, fetchNextPage, refetch } = query
  const readsOn = hasNextPage && !isFetching && !error
  useEffect(() => {
    if (readsOn) void fetchNextPage()
  }, [readsOn, fetchNextPage])
  const isWhole = data !== undefined && !hasNextPage
  return {
    rows: data ? { items: data.pages.flatMap(({ items }) => items), cursor: data.pages.at(-1)?.cursor ?? null } : null,
    isReading: !isWhole && (!error || isFetching),
    error,
    wasShown: query.errorUpdateCount > 0,
    onRetry: () => void (isFetchNextPageError ? fetchNextPage() : refetch()),
  }
}
