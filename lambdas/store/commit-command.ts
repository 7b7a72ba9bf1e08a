import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { commandPut, findCommand } from './payment-store.ts'
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

/**
 * What a command writes, and its id with it: all or nothing.
 * @returns `stale` when something is no longer what the decision saw: read and decide again
 */
export async function commitCommand(
  register: Register,
  order: CommandOrder,
  items: readonly TransactItem[],
): Promise<CommandCommit> {
  try {
    await transact(register, [commandPut(register, order.username, order), ...items])
    return 'done'
  } catch (error) {
    if (!(error instanceof ConditionsFailed)) throw error
    if (!error.positions.includes(0)) return 'stale'
    return (await findCommand(register, order.username, order.id)) === order.digest ? 'replayed' : 'key-taken'
  }
}

/**
 * Notes what a command asks under its id before it is carried out: for commands of which the thing itself tells whether they are done, so
 * that saying them again is harmless, but not that the same id now says something else. 1 WRU, and 1 RRU more where it was noted.
 * @returns false when the id stands for another command
 */
export async function nameCommand(register: Register, order: CommandOrder): Promise<boolean> {
  const { Put } = commandPut(register, order.username, order)
  try {
    await register.client.send(new PutCommand(Put))
    return true
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error
    return (await findCommand(register, order.username, order.id)) === order.digest
  }
}
