import { type Holder, warningsFor } from '../domain/duplicates/warning.ts'
import type { AuditEvent } from '../domain/ledger/audit-event.ts'
import type { DuplicateWarning, Entitlement } from '../domain/payments/entitlement.ts'
import { fromClaimItem } from './claim-item.ts'
import { toEntitlementItem } from './entitlement-item.ts'
import { batchGet, getEntitlements } from './entitlement-store.ts'
import { toEventItem } from './event-item.ts'
import type { Marks } from './id-mark.ts'
import { keys } from './keys.ts'
import type { Register } from './table.ts'
import { ConditionsFailed, type TransactItem, transact } from './transaction.ts'

export interface Warner {
  readonly actor: AuditEvent['actor']
  readonly commandId: string
  readonly now: number
}

/** Two items a holder, a transaction's hundred. */
const holdersPerTransaction = 50

/**
 * Warnings that one entitlement keeps: more help nobody to tell who is who. A column filled with one number would otherwise make
 * each of its rows as long as the list.
 */
export const mostWarnings = 20

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
  if (idMarks.length === 0) return new Set()
  const claims = (await batchGet(register, idMarks.map(keys.claim))).map(fromClaimItem)
  const shared: Shared = new Map(
    claims
      .filter(({ holders }) => holders.length > 1)
      .flatMap(({ holders }) => holders.map((holder) => [holder.entitlementId, { holder, holders }] as const)),
  )
  const ids = [...shared.keys()]
  for (let from = 0; from < ids.length; from += holdersPerTransaction)
    await warn(register, marks, ids.slice(from, from + holdersPerTransaction), shared, warner)
  return new Set(ids)
}

/** By entitlement: its own place among those who carry its number. */
type Shared = ReadonlyMap<string, { readonly holder: Holder; readonly holders: readonly Holder[] }>

async function warn(
  register: Register,
  marks: Marks,
  ids: readonly string[],
  shared: Shared,
  warner: Warner,
): Promise<void> {
  for (;;) {
    const found = await getEntitlements(register, ids)
    const changes = found.flatMap((entitlement) => warning(register, marks, entitlement, shared, warner))
    if (changes.length === 0) return
    try {
      await transact(register, changes)
      return
    } catch (error) {
      // Someone changed an entitlement between the read and the write: look again.
      if (!(error instanceof ConditionsFailed)) throw error
    }
  }
}

/** The entitlement with its warnings and the event that says so; nothing when it says them already. */
function warning(
  register: Register,
  marks: Marks,
  entitlement: Entitlement,
  shared: Shared,
  warner: Warner,
): TransactItem[] {
  const place = shared.get(entitlement.id)
  if (!place || entitlement.warnings.length >= mostWarnings) return []
  const warnings = warningsFor(place.holder, place.holders).slice(0, mostWarnings)
  const isKnown = (warning: DuplicateWarning): boolean =>
    entitlement.warnings.some(
      (known) => known.entitlementId === warning.entitlementId && known.sameName === warning.sameName,
    )
  const fresh = warnings.filter((warning) => !isKnown(warning))
  if (fresh.length === 0) return []
  const next = { ...entitlement, warnings, version: entitlement.version + 1, updatedAt: warner.now }
  const event: AuditEvent = {
    type: 'duplicate.warned',
    at: warner.now,
    actor: warner.actor,
    commandId: warner.commandId,
    reason: null,
    changes: { duplicates: [null, fresh.map(({ policy, commune }) => `${policy} (${commune})`).join(', ')] },
  }
  return [
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
  ]
}
