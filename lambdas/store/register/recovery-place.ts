import type { Entitlement } from '../../domain/payments/entitlement.ts'
import { householdParts } from '../../domain/payments/household-recovery.ts'
import type { Marks } from '../table/id-mark.ts'
import { keys } from '../table/keys.ts'

/**
 * One partition for all of a programme: money is asked back of some hundred people, not of some hundred thousand. In it the supports of
 * one household stand side by side, under a keyed hash of whose they are.
 */
export const recoveriesKey = (programme: string): string => `RECOVERIES#${programme}`

const orderOf = (record: Entitlement, marks: Marks): string =>
  `${record.commune}#${marks.id('debtor', ...householdParts(record))}#${record.id}`

/** Its place among what is asked back; one that is asked back no more leaves the index and stays as a trace. */
export function recoveryPlaces(
  before: Entitlement | null,
  after: Entitlement,
  marks: Marks,
): Record<string, unknown>[] {
  const had = before?.recovery ? orderOf(before, marks) : null
  const has = after.recovery ? orderOf(after, marks) : null
  if (had === has) return []
  const place = has === null ? {} : { communeKey: recoveriesKey(after.programme), communeOrder: has }
  return [{ ...keys.recoveryPlace(after.id), entitlementId: after.id, ...place }]
}
