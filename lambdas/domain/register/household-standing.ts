import type { Entitlement } from '../payments/entitlement.ts'
import type { Policy } from '../programmes/programme.ts'
import { findPolicy, findProgramme, programmes } from '../programmes/programmes.ts'

/** A household's own support where households are paid; where each member is, its head's, another member's, or nobody knows whose. */
export type HouseholdStanding = 'household' | 'head' | 'member' | 'unknown'

const isOfHouseholds = ({ unit }: Policy): boolean => unit === 'household' || unit === 'member'

/** By their codes, of all programmes: whoever stands under another policy stands for no household. */
export const policiesOfHouseholds: readonly string[] = [
  ...new Set(programmes.flatMap(({ policies }) => policies.filter(isOfHouseholds).map(({ code }) => code))),
]

/** Null where the policy is about persons. */
export function householdStanding({ programme, policy, person }: Entitlement): HouseholdStanding | null {
  const known = findProgramme(programme)
  const unit = known && findPolicy(known, policy)?.unit
  if (unit === 'household') return 'household'
  if (unit !== 'member') return null
  return person.isHead === null ? 'unknown' : person.isHead ? 'head' : 'member'
}
