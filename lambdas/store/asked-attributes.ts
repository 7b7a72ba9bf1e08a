import type { Entitlement, Payment } from '../domain/payments/entitlement.ts'
import { paymentsOf } from '../domain/payments/instalments.ts'
import { officeKey } from '../domain/permissions/office-name.ts'
import { householdStanding } from '../domain/register/household-standing.ts'

/**
 * What a filter of the register asks for and cannot look for in the record itself: the offices of all payments, those of payments that
 * were entered late, and whether it stands for a household.
 */
export function askedAttributes(entitlement: Entitlement): Record<string, unknown> {
  const payments = paymentsOf(entitlement)
  const [paidBy, lateBy] = [officesOf(payments), officesOf(payments.filter(({ late }) => late))]
  const standing = householdStanding(entitlement)
  return {
    ...(paidBy.length > 0 ? { paidBy } : {}),
    ...(lateBy.length > 0 ? { lateBy } : {}),
    ...(standing ? { ofHousehold: standing === 'head' ? 'household' : standing } : {}),
  }
}

const officesOf = (payments: readonly Payment[]): string[] => [
  ...new Set(payments.map(({ payer }) => officeKey(payer))),
]
