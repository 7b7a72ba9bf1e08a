import { createHash } from 'node:crypto'
import type { EventHand } from '../../domain/ledger/hand.ts'
import { commitCommand } from './commit-command.ts'
import type { Register } from './table.ts'
import type { TransactItem } from './transaction.ts'

/** Somebody sets something, as one command. */
export interface SettingOrder {
  readonly by: EventHand
  readonly at: number
  readonly commandId: string
}

/** done: also when this very command did it before · key-taken: its id stands for another command · stale: read and decide again */
export type SettingOutcome = 'done' | 'key-taken' | 'stale'

/**
 * What sets it, and the command's id with it, also where nothing changes: a command that comes again, late, would else put back what
 * somebody has set since. 1 WRU more, doubled.
 * @param wanted all that is asked
 */
export async function commitSetting(
  register: Register,
  { by, at, commandId }: SettingOrder,
  wanted: unknown,
  items: readonly TransactItem[],
): Promise<SettingOutcome> {
  const digest = createHash('sha256').update(JSON.stringify(wanted)).digest('hex')
  const outcome = await commitCommand(register, { username: by.username, id: commandId, digest, now: at }, items)
  return outcome === 'replayed' ? 'done' : outcome
}
