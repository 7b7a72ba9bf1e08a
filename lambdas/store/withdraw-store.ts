import type { AuditEvent } from '../domain/ledger/audit-event.ts'
import type { Entitlement } from '../domain/payments/entitlement.ts'
import { statusNames } from '../domain/payments/payment-status.ts'
import type { UnitTree } from '../domain/units/unit-tree.ts'
import { getEntitlements } from './entitlement-store.ts'
import type { Marks } from './id-mark.ts'
import { type Hold, held, ListTaken } from './intake-store.ts'
import { transactionsOf } from './register-changes.ts'
import type { Register } from './table.ts'
import { ConditionsFailed, transact } from './transaction.ts'

/**
 * Cancels those that are still as they were approved, with their events, counts and claims. Safe to repeat: what is cancelled already
 * is left alone.
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
    const open = now.filter(({ status }) => status === 'approved')
    if (open.length === 0) return now
    const changes = open.map((before) => ({
      before,
      after: { ...before, status: 'cancelled' as const, version: before.version + 1, updatedAt: event.at },
      event: { ...event, changes: { status: [statusNames.approved, statusNames.cancelled] as const } },
    }))
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
