import { type Column, DataTable } from './data-table.tsx'
import { MoreButton } from './more-button.tsx'
import { Empty, Failure, Waiting } from './notices.tsx'
import { useSkipEmptyPages } from './use-skip-empty-pages.ts'

interface Pages<Row> {
  readonly data?: { readonly pages: readonly { readonly items: readonly Row[] }[] } | undefined
  readonly error: unknown
  readonly isPending: boolean
  readonly hasNextPage: boolean
  readonly isFetchingNextPage: boolean
  readonly isFetchNextPageError: boolean
  readonly fetchNextPage: () => Promise<unknown>
  readonly refetch: () => Promise<unknown>
}

interface PagedTableProps<Row> {
  readonly query: Pages<Row>
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly rowKey: (row: Row) => string
  readonly emptyWords: string
}

/** A list that comes by pages: while it comes, when it is empty, when it fails, and what is left of it. */
export function PagedTable<Row>({ query, caption, columns, rowKey, emptyWords }: PagedTableProps<Row>) {
  useSkipEmptyPages(query)
  const rows = query.data?.pages.flatMap((page) => page.items) ?? []
  const again = (): void => void (query.isFetchNextPageError ? query.fetchNextPage() : query.refetch())
  return (
    <>
      {query.isPending ? <Waiting /> : null}
      {query.data && rows.length === 0 && !query.hasNextPage ? <Empty>{emptyWords}</Empty> : null}
      {rows.length > 0 ? (
        <DataTable caption={caption} captionHidden columns={columns} rows={rows} rowKey={rowKey} />
      ) : null}
      {query.error ? <Failure error={query.error} onRetry={again} /> : null}
      {query.hasNextPage && !query.error ? (
        <MoreButton loading={query.isFetchingNextPage} onMore={() => void query.fetchNextPage()} />
      ) : null}
    </>
  )
}
