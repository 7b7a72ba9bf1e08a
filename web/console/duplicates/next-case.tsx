import { Link } from 'wouter'
import { paths } from '../frame/addresses.ts'
import { Icon } from '../frame/icons.tsx'
import { usePlace } from '../frame/place.ts'
import { useAddress } from '../frame/use-address.ts'
import { type CaseFilter, filtersOfCases } from './case-filter.ts'
import { useCases } from './use-cases.ts'

/** Shown only after a decision: the next one of the same queue, so that a pile is worked off without going back to the list. */
export function NextCase({ filter, after }: { readonly filter: CaseFilter; readonly after: string }) {
  const place = usePlace()
  const address = useAddress()
  const own = place.session.unit.code
  const cases = useCases(place.programme.id, { ...filter, half: 'open', figure: null, owner: null })
  const waiting = cases.data?.pages.flatMap((page) => page.items) ?? []
  const next = waiting.find(({ id, state }) => id !== after && state === 'open')
  if (!next) return null
  return (
    <p>
      <Link className="next-link" href={address(`${paths.duplicates}/${next.id}`, filtersOfCases(filter, own))}>
        <span>Vụ tiếp theo</span>
        <Icon name="next" />
      </Link>
    </p>
  )
}
