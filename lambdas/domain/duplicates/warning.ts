import { nameKey } from '../names/name-key.ts'
import type { DuplicateWarning, Entitlement } from '../payments/entitlement.ts'
import { standBeside } from './exclusion.ts'

/** One entitlement that carries an ID number, as the number's claim remembers it. */
export interface Holder {
  readonly entitlementId: string
  readonly programme: string
  readonly policy: string
  readonly commune: string
}

/**
 * The warnings that one entitlement deserves: one for everybody else who carries one of its numbers, each once, in a fixed order
 * whatever came first. What one person may well have beside it warns of nothing; the same number under another name always does.
 * @param recordOf a holder's record; undefined where it is not there any more
 */
export function warningsFor(
  entitlement: Entitlement,
  holders: readonly Holder[],
  recordOf: (entitlementId: string) => Entitlement | undefined,
): DuplicateWarning[] {
  const own = nameKey(entitlement.person.fullName)
  const others = new Map(holders.map((other) => [other.entitlementId, other]))
  others.delete(entitlement.id)
  return [...others.values()]
    .flatMap(({ entitlementId, programme, policy, commune }) => {
      const record = recordOf(entitlementId)
      const sameName = record !== undefined && nameKey(record.person.fullName) === own
      if (sameName && standBeside(entitlement, record)) return []
      return [{ entitlementId, programme, policy, commune, sameName }]
    })
    .sort((a, b) => (a.entitlementId < b.entitlementId ? -1 : 1))
}
