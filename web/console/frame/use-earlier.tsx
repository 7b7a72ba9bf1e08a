import { useInfiniteQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { MoreButton } from './more-button.tsx'
import { Failure } from './notices.tsx'

interface EarlierPage<Line> {
  readonly items: readonly Line[]
  readonly cursor: string | null
}

interface Earlier<Line> {
  /** Those that were asked for, oldest first. */
  readonly lines: readonly Line[]
  /** Stands above the lines. */
  readonly button: ReactNode
}

/** The lines of a history before those that came with its thing. Read only when somebody asks. @param cursor null where those are all */
export function useEarlier<Line>(
  queryKey: readonly unknown[],
  cursor: string | null,
  read: (cursor: string, signal: AbortSignal) => Promise<EarlierPage<Line>>,
): Earlier<Line> {
  const [isAsked, setAsked] = useState(false)
  const found = useInfiniteQuery({
    queryKey: ['history', ...queryKey, cursor],
    queryFn: ({ pageParam, signal }) => read(pageParam, signal),
    initialPageParam: cursor ?? '',
    getNextPageParam: (last: EarlierPage<Line>) => last.cursor,
    enabled: isAsked && cursor !== null,
  })
  const isFirst = found.data === undefined
  const more = (): void => {
    setAsked(true)
    if (!isFirst || found.error) void (isFirst ? found.refetch() : found.fetchNextPage())
  }
  return {
    lines: found.data?.pages.toReversed().flatMap(({ items }) => items) ?? [],
    button: found.error ? (
      <Failure error={found.error} onRetry={more} takesFocus />
    ) : (
      <MoreButton
        words={earlierWords}
        isNew={false}
        hasMore={isFirst ? cursor !== null : found.hasNextPage}
        loading={found.isFetching && (isFirst || found.isFetchingNextPage)}
        onMore={more}
      />
    ),
  }
}

/** On the button above lines that stand oldest first. */
export const earlierWords = 'Xem các dòng trước đó'
