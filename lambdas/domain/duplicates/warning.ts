import type { DuplicateWarning } from '../payments/entitlement.ts'

/** One entitlement that carries an ID number, as the number's claim remembers it. */
export interface Holder {
  readonly entitlementId: string
  readonly programme: string
  readonly policy: string
  readonly commune: string
  /** Opaque key of the name: equal keys mean equal folded names. */
  readonly nameMark: string
}

/** The warnings that one holder of a number deserves: one for every other holder, in a fixed order whatever came first. */
export function warningsFor(holder: Holder, holders: readonly Holder[]): DuplicateWarning[] {
  return holders
    .filter((other) => other.entitlementId !== holder.entitlementId)
    .map((other) => ({
      entitlementId: other.entitlementId,
      programme: other.programme,
      policy: other.policy,
      commune: other.commune,
      sameName: other.nameMark === holder.nameMark,
    }))
    .sort((a, b) => (a.entitlementId < b.entitlementId ? -1 : 1))
}
