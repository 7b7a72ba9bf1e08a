import type { ReactNode } from 'react'
import { MoreButton } from './more-button.tsx'
import { Empty, Failure, Waiting } from './notices.tsx'

export interface Pages<Row> {
  readonly data?: { readonly pages: readonly { readonly items: readonly Row[] }[] } | undefined
  readonly error: unknown
  readonly isPending: boolean
  readonly hasNextPage: boolean
  readonly isFetchingNextPage: boolean
  readonly isFetchNextPageError: boolean
  readonly fetchNextPage: () => Promise<unknown>
  readonly refetch: () => Promise<unknown>
}

interface PagedProps<Row> {
  readonly query: Pages<Row>
  readonly emptyWords: ReactNode
  /** How many grey lines stand for it while it comes. */
  readonly waitingLines?: number
  /** Draws what has come, which is never nothing. */
  readonly children: (rows: readonly Row[]) => ReactNode
}

/** What comes by pages: while it comes, when it is empty, when it fails, and what is left of it. What has come stays when the next page fails. */
export function Paged<Row>({ query, emptyWords, waitingLines = 3, children }: PagedProps<Row>) {
  const rows = query.data?.pages.flatMap((page) => page.items) ?? []
  const again = (): void => void (query.isFetchNextPageError ? query.fetchNextPage() : query.refetch())
  return (
    <>
      {query.isPending ? <Waiting lines={waitingLines} /> : null}
      {query.data && rows.length === 0 && !query.hasNextPage && !query.error ? <Empty>{emptyWords}</Empty> : null}
      {rows.length > 0 ? children(rows) : null}
      {query.error ? <Failure error={query.error} onRetry={again} takesFocus={query.isFetchNextPageError} /> : null}
      {query.error ? null : (
        <MoreButton
          isNew={query.isPending}
          hasMore={query.hasNextPage}
          loading={query.isFetchingNextPage}
          onMore={() => void query.fetchNextPage()}
        />
      )}
    </>
  )
}
