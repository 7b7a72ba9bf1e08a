import { type Holder, warningsFor } from '../domain/duplicates/warning.ts'
import type { AuditEvent } from '../domain/ledger/audit-event.ts'
import type { DuplicateWarning } from '../domain/payments/entitlement.ts'
import { fromClaimItem } from './claim-item.ts'
import { toEntitlementItem } from './entitlement-item.ts'
import { batchGet, getEntitlement } from './entitlement-store.ts'
import { toEventItem } from './event-item.ts'
import type { Marks } from './id-mark.ts'
import { keys } from './keys.ts'
import type { Register } from './table.ts'
import { ConditionsFailed, transact } from './transaction.ts'

export interface Warner {
  readonly actor: AuditEvent['actor']
  readonly commandId: string
  readonly now: number
}

/**
 * Reads the claims of the numbers consistently, after the caller has written its own holders, and puts a warning on every
 * entitlement that shares a number, each with its event. Safe to repeat: an entitlement that already says it is left alone.
 * @param idMarks distinct, at most 100
 * @returns the ids that carry a warning now
 */
export async function warnOfSharedNumbers(
  register: Register,
  marks: Marks,
  idMarks: readonly string[],
  warner: Warner,
): Promise<Set<string>> {
  const warned = new Set<string>()
  if (idMarks.length === 0) return warned
  const claims = (await batchGet(register, idMarks.map(keys.claim))).map(fromClaimItem)
  for (const { holders } of claims) {
    if (holders.length < 2) continue
    for (const holder of holders) {
      await warn(register, marks, holder, holders, warner)
      warned.add(holder.entitlementId)
    }
  }
  return warned
}

async function warn(
  register: Register,
  marks: Marks,
  holder: Holder,
  holders: readonly Holder[],
  warner: Warner,
): Promise<void> {
  for (;;) {
    const entitlement = await getEntitlement(register, holder.entitlementId)
    if (!entitlement) return
    const warnings = warningsFor(holder, holders)
    const isKnown = (warning: DuplicateWarning): boolean =>
      entitlement.warnings.some(
        (known) => known.entitlementId === warning.entitlementId && known.sameName === warning.sameName,
      )
    const fresh = warnings.filter((warning) => !isKnown(warning))
    if (fresh.length === 0) return
    const next = { ...entitlement, warnings, version: entitlement.version + 1, updatedAt: warner.now }
    const event: AuditEvent = {
      type: 'duplicate.warned',
      at: warner.now,
      actor: warner.actor,
      commandId: warner.commandId,
      reason: null,
      changes: { duplicates: [null, fresh.map(({ policy, commune }) => `${policy} (${commune})`).join(', ')] },
    }
    try {
      await transact(register, [
        {
          Put: {
            TableName: register.table,
            Item: toEntitlementItem(next, marks),
            ConditionExpression: 'version = :version',
            ExpressionAttributeValues: { ':version': entitlement.version },
          },
        },
        {
          Put: {
            TableName: register.table,
            Item: toEventItem(next.id, next.version, event),
            ConditionExpression: 'attribute_not_exists(pk)',
          },
        },
      ])
      return
    } catch (error) {
      // Someone changed the entitlement between the read and the write: look again.
      if (!(error instanceof ConditionsFailed)) throw error
    }
  }
}
