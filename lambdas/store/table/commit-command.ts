import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { tryWrite } from './conditional-write.ts'
import { getItem } from './get-items.ts'
import { keys } from './keys.ts'
import type { Register } from './table.ts'
import { ConditionsFailed, type TransactItem, transact } from './transaction.ts'

/** Whose command it is: its id, and what it asks as one text, so that the same id for something else is found out. */
export interface CommandOrder {
  readonly username: string
  readonly id: string
  readonly digest: string
  readonly now: number
}

export type CommandCommit = 'done' | 'replayed' | 'stale' | 'key-taken'

const commandMemorySeconds = 30 * 24 * 3600

/** Until when a command's id is remembered, seconds since 1970: longer than any client retries. */
export const commandExpiry = (now: number): number => Math.floor(now / 1000) + commandMemorySeconds

/** What a command of this person already did under its id: the digest of the whole command; undefined when it did nothing yet. */
export async function findCommand(register: Register, username: string, id: string): Promise<string | undefined> {
  const item = await getItem(register, keys.command(username, id))
  return item && String(item.digest)
}

const commandPut = (
  register: Register,
  { username, id, digest, now }: CommandOrder,
): { readonly Put: NonNullable<TransactItem['Put']> } => ({
  Put: {
    TableName: register.table,
    Item: { ...keys.command(username, id), digest, expiresAt: commandExpiry(now) },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
})

/**
 * What a command writes, and its id with it: all or nothing.
 * @param order null for what is nobody's command, or can be asked for twice without harm
 * @returns `replayed` when this very command did it before; `key-taken` when its id stands for another command; `stale` when something
 * is no longer what the decision saw: read and decide again
 */
export async function commitCommand(
  register: Register,
  order: CommandOrder | null,
  items: readonly TransactItem[],
): Promise<CommandCommit> {
  try {
    await transact(register, [...(order ? [commandPut(register, order)] : []), ...items])
    return 'done'
  } catch (error) {
    if (!(error instanceof ConditionsFailed)) throw error
    if (!order || !error.positions.includes(0)) return 'stale'
    return (await findCommand(register, order.username, order.id)) === order.digest ? 'replayed' : 'key-taken'
  }
}

/**
 * Notes what a command asks under its id before it is carried out: for commands of which the thing itself tells whether they are done, so
 * that saying them again is harmless, but not that the same id now says something else. 1 WRU, and 1 RRU more where it was noted.
 * @returns false when the id stands for another command
 */
export async function nameCommand(register: Register, order: CommandOrder): Promise<boolean> {
  const { Put } = commandPut(register, order)
  if (await tryWrite(register.client.send(new PutCommand(Put)))) return true
  return (await findCommand(register, order.username, order.id)) === order.digest
}
