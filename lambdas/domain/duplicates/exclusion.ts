import type { Entitlement } from '../payments/entitlement.ts'
import { areOtherMonths } from '../payments/instalments.ts'
import { isSupplement, type Policy, type Programme } from '../programmes/programme.ts'
import { programmeOfRecord } from '../programmes/programmes.ts'

type Claimed = Pick<Entitlement, 'policy' | 'instalments'>

/**
 * Whether one person may not be paid both supports of the programme. The same policy twice is the same support entered twice, unless it
 * is a supplement counted per child or day, or another month of a policy that is granted by the month.
 */
export const excludes = (programme: Programme, one: Claimed, other: Claimed): boolean =>
  !areOtherMonths(one, other) && !isSupplement(programme, one.policy) && !isSupplement(programme, other.policy)

/** Whether two supports are worth a question: of one programme, which pays one person not both. Others may both be somebody's right. */
export function areRivals(
  one: Claimed & { readonly programme: string },
  other: Claimed & { readonly programme: string },
): boolean {
  return one.programme === other.programme && excludes(programmeOfRecord(one), one, other)
}

/** Whether it is usual that one person has both: a supplement beside another support, or April by one list and May by another. */
export function standBeside(
  one: Claimed & { readonly programme: string },
  other: Claimed & { readonly programme: string },
): boolean {
  if (one.programme !== other.programme) return false
  const programme = programmeOfRecord(one)
  const hasSupplement = isSupplement(programme, one.policy) || isSupplement(programme, other.policy)
  return (hasSupplement && one.policy !== other.policy) || areOtherMonths(one, other)
}

/** What a row of a list is to others of the same person: beside them all, one of several months of a policy, or the only one that is due. */
export type InOneList =
  | { readonly kind: 'beside' }
  | { readonly kind: 'months'; readonly policy: string; readonly months: readonly string[] }
  | { readonly kind: 'alone' }

/**
 * @param policy null where nobody knows it
 * @param months that the row names, else the title above it, as `2020-04`
 */
export function inOneList(programme: Programme, policy: Policy | null, months: readonly string[]): InOneList {
  if (policy === null) return { kind: 'alone' }
  if (isSupplement(programme, policy.code)) return { kind: 'beside' }
  return policy.schedule === 'monthly' && months.length > 0
    ? { kind: 'months', policy: policy.code, months }
    : { kind: 'alone' }
}
