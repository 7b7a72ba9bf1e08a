import { type AccountEvent, accountStateNames } from '../domain/ledger/account-event.ts'
import { eventHand } from '../domain/ledger/hand.ts'
import type { Standing } from '../domain/permissions/standing.ts'
import type { UnitTree } from '../domain/units/unit-tree.ts'
import { changeAccount, getAccount } from './account-store.ts'
import type { Register } from './table.ts'

/**
 * Reads the register's note: 1 RRU, consistent, so that a lock holds from the next call on. An account without a note was made past
 * the register by whoever holds AWS's own permissions, and can be locked only there.
 */
export function accountStanding(register: Register, tree: UnitTree): Standing {
  return async ({ username }) =>
    (await getAccount(register, tree.root.code, username))?.state === 'locked' ? 'locked' : 'good'
}

/** The same at the door: the first call with a password of one's own makes the account one that is in use, and says when. */
export function accountStandingAtEntry(register: Register, tree: UnitTree): Standing {
  return async (actor, now) => {
    const { username } = actor
    const root = tree.root.code
    const before = await getAccount(register, root, username)
    if (before?.state !== 'new') return before?.state === 'locked' ? 'locked' : 'good'
    const event: AccountEvent = {
      type: 'account.first-used',
      at: now,
      actor: eventHand(actor),
      commandId: `first-use-${before.version}`,
      changes: { state: [accountStateNames.new, accountStateNames.active] },
    }
    const after = { ...before, state: 'active', isUsed: true } as const
    const outcome = await changeAccount(register, root, { before, after, event, commander: null, guard: null })
    if (outcome === 'done') return 'good'
    // Two windows opened at once, or the office locked it this very moment: what stands now decides.
    return (await getAccount(register, root, username))?.state === 'locked' ? 'locked' : 'good'
  }
}
