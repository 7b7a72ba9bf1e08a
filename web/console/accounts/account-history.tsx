import { AskedHistory } from '../frame/asked-history.tsx'
import { useClient } from '../frame/client-context.ts'

/** Who issued, locked, unlocked the account or gave it a new password, and when. */
export function AccountHistory({ username }: { readonly username: string }) {
  const client = useClient()
  return (
    <AskedHistory
      of={`của ${username}`}
      queryKey={['accounts', username]}
      read={async (query, signal) => {
        const { items, cursor } = await client.call('accountHistory', { params: { username }, query }, signal)
        return { items: items.map(({ sentence }) => sentence).toReversed(), cursor }
      }}
    />
  )
}
