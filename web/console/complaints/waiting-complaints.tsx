import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { groupThousands } from '../../shared/formats/figures.ts'
import { paths } from '../frame/addresses.ts'
import { useClient } from '../frame/client-context.ts'
import { type SessionProgramme, usePlace } from '../frame/place.ts'
import { useAddress } from '../frame/use-address.ts'

interface Asked {
  readonly unit: string
  readonly programme: SessionProgramme
}

function useTally({ unit, programme: { id: programme } }: Asked) {
  const client = useClient()
  return useQuery({
    queryKey: ['complaints', programme, unit, 'count'],
    queryFn: ({ signal }) => client.call('complaints', { query: { programme, unit } }, signal),
  }).data?.tally
}

/** How many people wait for an answer in the chosen programme; without a word while that is not known. */
export function ComplaintsToDo({ unit }: { readonly unit: string }) {
  const place = usePlace()
  const address = useAddress()
  const tally = useTally({ unit, programme: place.programme })
  const overdue = tally && tally.overdue > 0 ? `, ${groupThousands(tally.overdue)} quá hạn` : ''
  return (
    <li>
      <Link href={address(paths.complaints, { unit: unit === place.session.unit.code ? null : unit })}>
        Phản ánh chờ trả lời
      </Link>
      {tally ? ` – ${groupThousands(tally.open)} phản ánh${overdue}` : ''}
      <ComplaintsElsewhere unit={unit} />
    </li>
  )
}

/** Who waits in another programme than the chosen one: nobody would look for him there. */
export function ComplaintsElsewhere({ unit }: { readonly unit: string }) {
  const { session, programme } = usePlace()
  return session.programmes
    .filter(({ id }) => id !== programme.id)
    .map((other) => <WaitingIn key={other.id} unit={unit} programme={other} />)
}

function WaitingIn(asked: Asked) {
  const { session } = usePlace()
  const address = useAddress()
  const tally = useTally(asked)
  const { unit, programme } = asked
  if (!tally || tally.open === 0) return null
  const filters = { programme: programme.id, unit: unit === session.unit.code ? null : unit }
  return (
    <>
      {'; '}
      <Link href={address(paths.complaints, filters)}>
        {programme.shortName}: {groupThousands(tally.open)} phản ánh chờ trả lời
      </Link>
    </>
  )
}
