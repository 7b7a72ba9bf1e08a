import { nameKey } from '../names/name-key.ts'
import type { Entitlement } from './entitlement.ts'
import type { PaymentStatus } from './payment-status.ts'

/** What is cancelled nobody gets, and what has come back whole nobody has had. */
export const isGone = (status: PaymentStatus): boolean => status === 'cancelled' || status === 'recovered'

/** Of supports under one of a person's numbers those that count with this one against what its policy gives: under his name, by the policy. */
export function grantedBeside(one: Entitlement, beside: readonly Entitlement[]): Entitlement[] {
  const own = nameKey(one.person.fullName)
  return beside.filter(
    ({ policy, status, person }) => policy === one.policy && !isGone(status) && nameKey(person.fullName) === own,
  )
}
