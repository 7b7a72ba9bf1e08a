import type { AuditEvent } from '../../domain/ledger/audit-event.ts'
import { withdrawn } from '../../domain/lists/touched-since.ts'
import type { Entitlement } from '../../domain/payments/entitlement.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import { getEntitlements } from '../register/entitlement-store.ts'
import { transactionsOf } from '../register/register-changes.ts'
import type { Marks } from '../table/id-mark.ts'
import type { Register } from '../table/table.ts'
import { ConditionsFailed, transact } from '../table/transaction.ts'
import type { Hold } from './chunk.ts'
import { held, ListTaken } from './intake-store.ts'

/**
 * Cancels those that are still as they were approved, or were merged or stopped by a conclusion meanwhile, with their events, counts and
 * claims. Safe to repeat: what is cancelled by the list already is left alone.
 * @throws ListTaken when another reader has the list now
 * @returns all of them as they stand afterwards; one that is not cancelled was changed by somebody else meanwhile
 */
export async function withdrawEntitlements(
  register: Register,
  tree: UnitTree,
  marks: Marks,
  entitlements: readonly Entitlement[],
  by: {
    readonly event: Omit<AuditEvent, 'changes'>
    readonly held: Hold
  },
): Promise<Entitlement[]> {
  const { event } = by
  let now = [...entitlements]
  for (;;) {
    const changes = now.flatMap((before) => {
      const made = withdrawn(before)
      if (!made) return []
      const after = { ...before, ...made.parts, version: before.version + 1, updatedAt: event.at }
      return [{ before, after, event: { ...event, changes: made.changes } }]
    })
    if (changes.length === 0) return now
    try {
      for (const items of transactionsOf(register, tree, marks, changes, [], held(register, by.held)))
        await transact(register, items)
    } catch (error) {
      // Somebody was faster with one of them: look again.
      if (!(error instanceof ConditionsFailed)) throw error
      if (by.held.attempt !== null && error.positions.includes(0)) throw new ListTaken()
    }
    now = await getEntitlements(
      register,
      entitlements.map(({ id }) => id),
    )
  }
}
