import type { Entitlement } from '../payments/entitlement.ts'
import { findPolicy, findProgramme } from '../programmes/programmes.ts'

/** A household's own support where households are paid; where each member is, its head's, another member's, or nobody knows whose. */
export type HouseholdStanding = 'household' | 'head' | 'member' | 'unknown'

/** Null where the policy is about persons. */
export function householdStanding({ programme, policy, person }: Entitlement): HouseholdStanding | null {
  const known = findProgramme(programme)
  const unit = known && findPolicy(known, policy)?.unit
  if (unit === 'household') return 'household'
  if (unit !== 'member') return null
  return person.isHead === null ? 'unknown' : person.isHead ? 'head' : 'member'
}
