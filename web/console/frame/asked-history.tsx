import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useId, useRef, useState } from 'react'
import { MoreButton } from './more-button.tsx'
import { Failure, Waiting } from './notices.tsx'
import { earlierWords } from './use-earlier.tsx'

interface AskedHistoryProps {
  /** Whose: said behind the button's word to whoever only hears it. */
  readonly of: string
  /** Where the screen has more than one. */
  readonly words?: string
  readonly queryKey: readonly unknown[]
  /** A page of sentences, oldest first, and where those before it begin. */
  readonly read: (from: { readonly cursor?: string }, signal: AbortSignal) => Promise<HistoryPage>
  /** Who has come for it sees it at once. */
  readonly isAskedFor?: boolean
}

interface HistoryPage {
  readonly items: readonly string[]
  readonly cursor: string | null
}

/** So many of the newest are shown at once. */
const mostAtOnce = 20

/** Who has changed what and when, below whatever it was done to. Read only when somebody asks. */
export function AskedHistory({ of, words = 'Nhật ký', queryKey, read, isAskedFor = false }: AskedHistoryProps) {
  const [isOpen, setOpen] = useState(isAskedFor)
  const [isWhole, setWhole] = useState(false)
  const id = useId()
  const history = useInfiniteQuery({
    queryKey: ['history', ...queryKey],
    queryFn: ({ pageParam, signal }) => read(pageParam ? { cursor: pageParam } : {}, signal),
    initialPageParam: '',
    getNextPageParam: (last: HistoryPage) => last.cursor,
    enabled: isOpen,
    staleTime: 0,
  })
  const element = useRef<HTMLDivElement>(null)
  const isThere = isAskedFor && history.data !== undefined
  useEffect(() => {
    if (isThere) element.current?.scrollIntoView({ block: 'center' })
  }, [isThere])
  const sentences = history.data?.pages.toReversed().flatMap(({ items }) => items)
  const hidden = isWhole ? 0 : Math.max(0, (sentences?.length ?? 0) - mostAtOnce)
  return (
    <div className="asked-history" ref={element}>
      <Button
        variant="default"
        size="xs"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        {words}
        <span className="only-heard"> {of}</span>
      </Button>
      {isOpen ? (
        <div id={id}>
          {history.isPending ? <Waiting lines={2} /> : null}
          {history.error ? (
            <Failure
              error={history.error}
              onRetry={() => void (history.isFetchNextPageError ? history.fetchNextPage() : history.refetch())}
              takesFocus={history.isFetchNextPageError}
            />
          ) : null}
          {sentences?.length === 0 ? <p>Chưa có gì được ghi.</p> : null}
          {hidden > 0 ? (
            <Button variant="default" size="xs" onClick={() => setWhole(true)}>
              Xem {hidden} dòng trước đó
            </Button>
          ) : history.error ? null : (
            <MoreButton
              words={earlierWords}
              isNew={history.isPending}
              hasMore={history.hasNextPage}
              loading={history.isFetchingNextPage}
              onMore={() => void history.fetchNextPage()}
            />
          )}
          {sentences && sentences.length > 0 ? (
            <ol className="history">
              {[...sentences.entries()].slice(hidden).map(([place, sentence]) => (
                <li key={place}>{sentence}</li>
              ))}
            </ol>
          ) : null}
        </div>
      ) : null}
    </div>
  )
}
