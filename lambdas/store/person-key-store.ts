import { batchGet } from './get-items.ts'
import { keys } from './keys.ts'
import type { Register } from './table.ts'
import { type TransactItem, transact } from './transaction.ts'

/** By mark of a key: who stands there, each as `likenesses.ts` writes it. */
export type KeyedHolders = ReadonlyMap<string, readonly string[]>

export interface KeyHolders {
  readonly holders: readonly string[]
  /** So many came that later ones stand under narrower keys. */
  readonly isCrowded: boolean
}

/** Puts records under keys; there already, nothing changes. 2 WRU a key. */
export const joinKeys = (register: Register, joining: KeyedHolders): Promise<void> =>
  moveHolders(register, joining, 'ADD holders :holders', {})

/**
 * Takes records away from under keys that are too wide, and marks these in the same update: whoever reads such a key sees either the
 * record or the mark. 2 WRU a key.
 */
export const leaveCrowdedKeys = (register: Register, leaving: KeyedHolders): Promise<void> =>
  moveHolders(register, leaving, 'DELETE holders :holders SET isCrowded = :true', { ':true': true })

/** What one transaction takes (DynamoDB's own limit). */
const keysPerTransaction = 100

async function moveHolders(
  register: Register,
  moving: KeyedHolders,
  UpdateExpression: string,
  values: Readonly<Record<string, boolean>>,
): Promise<void> {
  const updates: TransactItem[] = [...moving].map(([mark, holders]) => ({
    Update: {
      TableName: register.table,
      Key: keys.personKey(mark),
      UpdateExpression,
      ExpressionAttributeValues: { ':holders': new Set(holders), ...values },
    },
  }))
  for (let from = 0; from < updates.length; from += keysPerTransaction)
    await transact(register, updates.slice(from, from + keysPerTransaction))
}

/** Who stands under these keys now: 1 consistent read each, a hundred a call. */
export async function readKeys(register: Register, marks: readonly string[]): Promise<Map<string, KeyHolders>> {
  const items = await batchGet(register, marks.map(keys.personKey))
  return new Map(
    items.map(({ pk, holders, isCrowded }) => [
      String(pk).slice('KEY#'.length),
      { holders: holders instanceof Set ? [...holders].map(String) : [], isCrowded: isCrowded === true },
    ]),
  )
}
