import type { AuditEvent } from '../domain/ledger/audit-event.ts'
import type { Entitlement } from '../domain/payments/entitlement.ts'
import { statusNames } from '../domain/payments/payment-status.ts'
import type { UnitTree } from '../domain/units/unit-tree.ts'
import { getEntitlements } from './entitlement-store.ts'
import type { Marks } from './id-mark.ts'
import { transactionsOf } from './register-changes.ts'
import type { Register } from './table.ts'
import { ConditionsFailed, transact } from './transaction.ts'

/**
 * Cancels those that are still as they were approved, with their events, counts and claims. Safe to repeat: what is cancelled already
 * is left alone.
 * @returns all of them as they stand afterwards; one that is not cancelled was changed by somebody else meanwhile
 */
export async function withdrawEntitlements(
  register: Register,
  tree: UnitTree,
  marks: Marks,
  entitlements: readonly Entitlement[],
  event: Omit<AuditEvent, 'changes'>,
): Promise<Entitlement[]> {
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
      for (const items of transactionsOf(register, tree, marks, changes, [])) await transact(register, items)
    } catch (error) {
      // Somebody was faster with one of them: look again.
      if (!(error instanceof ConditionsFailed)) throw error
    }
    now = await getEntitlements(
      register,
      entitlements.map(({ id }) => id),
    )
  }
}
