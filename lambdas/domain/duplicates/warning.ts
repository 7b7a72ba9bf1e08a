import type { DuplicateWarning } from '../payments/entitlement.ts'

/** One entitlement that carries an ID number, as the number's claim remembers it. */
export interface Holder {
  readonly entitlementId: string
  readonly programme: string
  readonly policy: string
  readonly commune: string
}

/**
 * The warnings that one entitlement deserves: one for everybody else who carries one of its numbers, each once, in a fixed order
 * whatever came first.
 * @param nameKeyOf the folded name on a holder's record
 * @param isOtherMonth whether two records are other months of one policy, which warn of nothing
 */
export function warningsFor(
  entitlementId: string,
  holders: readonly Holder[],
  nameKeyOf: (entitlementId: string) => string | undefined,
  isOtherMonth: (one: string, other: string) => boolean = () => false,
): DuplicateWarning[] {
  const own = nameKeyOf(entitlementId)
  const others = new Map(
    holders
      .filter((other) => other.entitlementId !== entitlementId && !isOtherMonth(entitlementId, other.entitlementId))
      .map((other) => [other.entitlementId, other]),
  )
  return [...others.values()]
    .map((other) => ({
      entitlementId: other.entitlementId,
      programme: other.programme,
      policy: other.policy,
      commune: other.commune,
      sameName: nameKeyOf(other.entitlementId) === own,
    }))
    .sort((a, b) => (a.entitlementId < b.entitlementId ? -1 : 1))
}
