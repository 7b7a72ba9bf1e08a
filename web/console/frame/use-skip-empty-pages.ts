import { useEffect } from 'react'

interface Pages {
  readonly data?: { readonly pages: readonly { readonly items: readonly unknown[] }[] } | undefined
  readonly hasNextPage: boolean
  readonly isFetchingNextPage: boolean
  readonly isFetchNextPageError: boolean
  readonly fetchNextPage: () => Promise<unknown>
}

/** The server may answer an empty page with a cursor, where a rare filter runs over many units: then the next is asked for at once. */
export function useSkipEmptyPages(query: Pages): void {
  const { data, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = query
  const lastIsEmpty = data?.pages.at(-1)?.items.length === 0
  useEffect(() => {
    if (lastIsEmpty && hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage()
  }, [lastIsEmpty, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage])
}
