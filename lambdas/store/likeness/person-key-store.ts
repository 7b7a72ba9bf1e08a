import { abreast, inParts } from '../table/abreast.ts'
import { batchGet, callsAtOnce } from '../table/get-items.ts'
import { keys } from '../table/keys.ts'
import type { Register } from '../table/table.ts'
import { type TransactItem, transact, tryTransact } from '../table/transaction.ts'

/** By mark of a page of a key: who stands there, each as `likenesses.ts` writes it. */
export type KeyedHolders = ReadonlyMap<string, readonly string[]>

export interface KeyHolders {
  /** Everybody who stands there, each once. */
  readonly holders: readonly string[]
  /** Those of them who stay, once the page is full: whoever else is there goes on to the next one. Null while it has room. */
  readonly settled: ReadonlySet<string> | null
}

/** Puts records under keys; there already, nothing changes. 2 WRU a key. */
export const joinKeys = (register: Register, joining: KeyedHolders): Promise<void> =>
  moveHolders(register, joining, 'ADD holders :holders')

/** Takes records away from pages that were full before they came, once they stand in a later one. 2 WRU a page. */
export const leaveKeys = (register: Register, leaving: KeyedHolders): Promise<void> =>
  moveHolders(register, leaving, 'DELETE holders :holders')

/**
 * Ends a page: these stay, and whoever comes after them finds it full. Of several who say so the first one does. 2 WRU and more, by how
 * many stay.
 */
export const settlePage = (register: Register, mark: string, staying: readonly string[]): Promise<boolean> =>
  tryTransact(register, [
    {
      Update: {
        TableName: register.table,
        Key: keys.personKey(mark),
        UpdateExpression: 'SET settled = :staying DELETE holders :staying',
        ConditionExpression: 'attribute_not_exists(settled) AND attribute_not_exists(isCrowded)',
        ExpressionAttributeValues: { ':staying': new Set(staying) },
      },
    },
  ])

/** What one transaction takes (DynamoDB's own limit). */
const keysPerTransaction = 100

async function moveHolders(register: Register, moving: KeyedHolders, UpdateExpression: string): Promise<void> {
  const updates: TransactItem[] = [...moving].map(([mark, holders]) => ({
    Update: {
      TableName: register.table,
      Key: keys.personKey(mark),
      UpdateExpression,
      ExpressionAttributeValues: { ':holders': new Set(holders) },
    },
  }))
  // Each key is in one of them, so that they do not meet.
  await abreast(inParts(updates, keysPerTransaction), callsAtOnce, (part) => transact(register, part))
}

/** Who stands under these keys now: 1 consistent read each (4 KB, some hundred holders), a hundred a call. */
export async function readKeys(register: Register, marks: readonly string[]): Promise<Map<string, KeyHolders>> {
  const items = await batchGet(register, marks.map(keys.personKey))
  return new Map(
    items.map(({ pk, holders, settled, isCrowded }) => {
      const staying = namesIn(settled)
      // An older program marked a crowded key and kept nobody there: whoever is left goes on when he is compared anew.
      const isFull = settled !== undefined || isCrowded === true
      return [
        String(pk).slice('KEY#'.length),
        { holders: [...new Set([...staying, ...namesIn(holders)])], settled: isFull ? new Set(staying) : null },
      ]
    }),
  )
}

const namesIn = (held: unknown): string[] => (held instanceof Set ? [...held].map(String) : [])
