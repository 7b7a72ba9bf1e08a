import { type QueryKey, useInfiniteQuery } from '@tanstack/react-query'
import { useEffect } from 'react'

interface AnswerPage {
  readonly items: readonly unknown[]
  /** Where the next page begins; null behind the last. */
  readonly cursor: string | null
}

/** Nothing for the first page. */
interface From {
  readonly cursor?: string
}

/**
 * What comes by pages. The server may answer an empty page with a cursor, where a rare filter runs over many units: then the next is asked
 * for at once.
 * @param askAgainAfter milliseconds; false where nothing of it moves
 */
export function usePages<Answer extends AnswerPage>(
  queryKey: QueryKey,
  read: (from: From, signal: AbortSignal) => Promise<Answer>,
  askAgainAfter: (pages: readonly Answer[]) => number | false = () => false,
) {
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => read(pageParam ? { cursor: pageParam } : {}, signal),
    initialPageParam: '',
    getNextPageParam: (last) => last.cursor,
    refetchInterval: ({ state }) => askAgainAfter(state.data?.pages ?? []),
  })
  const { data, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = query
  const count = data?.pages.length
  const lastIsEmpty = data?.pages.at(-1)?.items.length === 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: each page is looked at; one that comes before the screen has been drawn leaves all else as it was.
  useEffect(() => {
    if (lastIsEmpty && hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage()
  }, [count, lastIsEmpty, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage])
  return query
}
