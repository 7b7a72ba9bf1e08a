import { Button } from '@mantine/core'
import { Link } from 'wouter'
import { Icon } from '../frame/icons.tsx'

export interface NextPersonProps {
  /** The next in the list as it is filtered who can be paid; null when none of those on the screen can. */
  readonly person: { readonly fullName: string; readonly address: string } | null
  /** The list goes on behind what is on the screen. */
  readonly onMore: (() => void) | null
  readonly isLoading: boolean
  /** Back to the name or number that the list was looked for by; null where it was not. */
  readonly onSearch: (() => void) | null
}

/** From one person at the counter to the next, without going back to the list: there may be forty in the queue. */
export function NextPerson(props: NextPersonProps) {
  const { onSearch } = props
  return (
    <>
      <NextInList {...props} />
      {onSearch ? (
        <p className="next-person">
          <Button variant="default" onClick={onSearch}>
            Tìm người khác
          </Button>
        </p>
      ) : null}
    </>
  )
}

function NextInList({ person, onMore, isLoading }: NextPersonProps) {
  if (person)
    return (
      <p className="next-person">
        <Link href={person.address} className="next-link">
          <span>
            Người tiếp theo: <strong>{person.fullName}</strong>
          </span>
          <Icon name="next" />
        </Link>
      </p>
    )
  if (onMore)
    return (
      <p className="next-person">
        <Button variant="default" aria-disabled={isLoading} onClick={() => isLoading || onMore()}>
          {isLoading ? 'Đang tải…' : 'Tìm người tiếp theo'}
        </Button>
      </p>
    )
  return (
    <p className="next-person" role="status">
      Không còn ai chưa chi trong danh sách đang hiện.
    </p>
  )
}
