import { useLocation, useSearch } from 'wouter'
import { filterNames } from './addresses.ts'
import { usePlace } from './place.ts'
import { useAddress } from './use-address.ts'

/** The unit that a screen looks at: it stands in the address, and where none does it is the officer's own. */
export function useChosenUnit(path: string): { readonly unit: string; readonly choose: (unit: string) => void } {
  const address = useAddress()
  const [, navigate] = useLocation()
  const own = usePlace().session.unit.code
  const unit = new URLSearchParams(useSearch()).get(filterNames.unit) ?? own
  const choose = (code: string): void =>
    navigate(address(path, { unit: code === own ? null : code }), { replace: true })
  return { unit, choose }
}
