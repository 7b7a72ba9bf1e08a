import { useEffect, useRef, useState } from 'react'
import { BusyButton } from './busy-button.tsx'

interface MoreButtonProps {
  /** Another list is on its way, whose end nobody has asked for. */
  readonly isNew: boolean
  readonly hasMore: boolean
  readonly loading: boolean
  readonly onMore: () => void
  /** Where what comes does not stand below what is shown. */
  readonly words?: string
}

/** "Xem thêm" at the end of what is shown. Where it has brought the last page it leaves a word in its place, for the focus that it takes with it. */
export function MoreButton({ isNew, hasMore, loading, onMore, words = 'Xem thêm' }: MoreButtonProps) {
  const [isAsked, setAsked] = useState(false)
  const end = useRef<HTMLParagraphElement>(null)
  const isEnd = isAsked && !hasMore && !isNew
  useEffect(() => {
    if (isNew) setAsked(false)
  }, [isNew])
  useEffect(() => {
    if (isEnd && document.activeElement === document.body) end.current?.focus()
  }, [isEnd])
  if (isEnd)
    return (
      <p ref={end} tabIndex={-1} className="small">
        Đã hiện hết.
      </p>
    )
  if (!hasMore) return null
  return (
    <BusyButton
      variant="default"
      busy={loading}
      onClick={() => {
        setAsked(true)
        onMore()
      }}
    >
      {loading ? 'Đang tải…' : words}
    </BusyButton>
  )
}
