import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useClient } from '../frame/client-context.ts'
import { Failure, Waiting } from '../frame/notices.tsx'

/** Who issued, locked, unlocked the account or gave it a new password, and when. Read only when somebody asks. */
export function AccountHistory({ username }: { readonly username: string }) {
  const client = useClient()
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  const history = useQuery({
    queryKey: ['accounts', 'history', username],
    queryFn: ({ signal }) => client.call('accountHistory', { params: { username } }, signal),
    enabled: isOpen,
  })
  return (
    <div className="account-history">
      <Button
        variant="default"
        size="xs"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        Nhật ký<span className="only-heard"> của {username}</span>
      </Button>
      {isOpen ? (
        <div id={id}>
          {history.isPending ? <Waiting lines={2} /> : null}
          {history.error ? <Failure error={history.error} onRetry={() => void history.refetch()} /> : null}
          {history.data?.items.length === 0 ? <p>Chưa có gì được ghi.</p> : null}
          {history.data && history.data.items.length > 0 ? (
            <ol className="history">
              {history.data.items.map(({ at, type, sentence }) => (
                <li key={`${at}${type}`}>{sentence}</li>
              ))}
            </ol>
          ) : null}
        </div>
      ) : null}
    </div>
  )
}
