import type { Entitlement } from '../../domain/payments/entitlement.ts'
import type { Register } from '../table/table.ts'
import { searchCommune } from './entitlement-store.ts'
import { everybody } from './register-filter.ts'

/** As many as one page of the index holds. */
const peopleAtOnce = 500

/** All supports of a commune in the order of its paper lists: 5,000 people, some 500 half reads. May lag by milliseconds. */
export async function wholeCommune(
  register: Register,
  place: { readonly programme: string; readonly commune: string },
): Promise<Entitlement[]> {
  const all: Entitlement[] = []
  for (let position: Record<string, unknown> | null = null, isBegun = false; position || !isBegun; isBegun = true) {
    const page: Awaited<ReturnType<typeof searchCommune>> = await searchCommune(register, place, everybody, {
      position,
      limit: peopleAtOnce,
    })
    all.push(...page.entitlements)
    position = page.position
  }
  return all
}
