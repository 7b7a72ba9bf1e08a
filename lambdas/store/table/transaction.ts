import { TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb'
import type { Register } from './table.ts'

export type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number]

/** Which entries' conditions failed, by position. */
export class ConditionsFailed extends Error {
  readonly positions: readonly number[]
  constructor(positions: readonly number[]) {
    super(`conditions failed at ${positions.join(', ')}`)
    this.name = 'ConditionsFailed'
    this.positions = positions
  }
}

const attempts = 8

/** Reasons for which nothing was written and the same may be said again: another transaction on an item, or a table, index or partition that is too busy. */
const passing: readonly string[] = ['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded']

/**
 * Writes all or nothing. A clash with another transaction is tried again after a growing, scattered pause, since nothing was
 * written; a failed condition is the caller's business.
 * @throws ConditionsFailed when a condition of an entry did not hold
 */
export async function transact(register: Register, items: readonly TransactItem[]): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await register.client.send(new TransactWriteCommand({ TransactItems: [...items] }))
      return
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error
      const codes = (error.CancellationReasons ?? []).map((reason) => reason.Code ?? 'None')
      const failed = codes.flatMap((code, position) => (code === 'ConditionalCheckFailed' ? [position] : []))
      if (failed.length > 0) throw new ConditionsFailed(failed)
      if (attempt === attempts || !codes.some((code) => passing.includes(code))) throw error
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 25 * 2 ** attempt))
    }
  }
}

/** The same where a failed condition is an answer. @returns false when one did not hold, and nothing was written */
export async function tryTransact(register: Register, items: readonly TransactItem[]): Promise<boolean> {
  try {
    await transact(register, items)
    return true
  } catch (error) {
    if (error instanceof ConditionsFailed) return false
    throw error
  }
}
