import { Button } from '@mantine/core'

interface MoreButtonProps {
  readonly loading: boolean
  readonly onMore: () => void
}

/** "Xem thêm" at the end of a list. It is never disabled while it loads: a disabled button would throw the focus back to the top of the page. */
export function MoreButton({ loading, onMore }: MoreButtonProps) {
  return (
    <Button variant="default" aria-disabled={loading} onClick={() => loading || onMore()}>
      {loading ? 'Đang tải…' : 'Xem thêm'}
    </Button>
  )
}
