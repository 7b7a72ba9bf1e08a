import { type AccountEvent, accountStateNames } from '../../domain/ledger/account-event.ts'
import { eventHand } from '../../domain/ledger/hand.ts'
import type { SignedInCall, Standing } from '../../domain/permissions/standing.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import type { Register } from '../table/table.ts'
import type { StoredAccount } from './account-item.ts'
import { changeAccount, getAccount } from './account-store.ts'

/**
 * Reads the register's note: 1 RRU, consistent, so that a lock holds from the next call on. An account without a note was made past
 * the register by whoever holds AWS's own permissions, and can be locked only there.
 */
export function accountStanding(register: Register, tree: UnitTree): Standing {
  return async ({ username }, call) => standingOf(await getAccount(register, tree.root.code, username), call)
}

function standingOf(
  account: StoredAccount | undefined,
  { signedInAt }: Pick<SignedInCall, 'signedInAt'>,
): Awaited<ReturnType<Standing>> {
  if (account?.state === 'locked') return 'locked'
  // The token tells whole seconds: whoever opens the new slip within the same one is let in.
  return signedInAt < Math.floor((account?.passwordSince ?? 0) / 1000) * 1000 ? 'ended' : 'good'
}

/** The same at the door: the first call with a password of one's own makes the account one that is in use, and says when. */
export function accountStandingAtEntry(register: Register, tree: UnitTree): Standing {
  return async (actor, call) => {
    const { username } = actor
    const root = tree.root.code
    const before = await getAccount(register, root, username)
    const standing = standingOf(before, call)
    if (before?.state !== 'new' || standing !== 'good') return standing
    const event: AccountEvent = {
      type: 'account.first-used',
      at: call.now,
      actor: eventHand(actor),
      commandId: `first-use-${before.version}`,
      changes: { state: [accountStateNames.new, accountStateNames.active] },
    }
    const after = { ...before, state: 'active', isUsed: true } as const
    const outcome = await changeAccount(register, root, { before, after, event, commander: null, guard: null })
    if (outcome === 'done') return 'good'
    // Two windows opened at once, or the office locked it or took the password away this very moment: what stands now decides.
    return standingOf(await getAccount(register, root, username), call)
  }
}

/** Whether the office has locked the account of whoever ordered what is only done now: 1 RRU. */
export const isLocked = async (register: Register, tree: UnitTree, username: string): Promise<boolean> =>
  (await getAccount(register, tree.root.code, username))?.state === 'locked'
