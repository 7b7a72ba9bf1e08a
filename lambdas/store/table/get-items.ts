import { BatchGetCommand, GetCommand } from '@aws-sdk/lib-dynamodb'
import { abreast, inParts } from './abreast.ts'
import type { Key } from './keys.ts'
import type { Register } from './table.ts'

/** One item as it stands now: 1 consistent read for each 4 KB. */
export async function getItem(register: Register, key: Key): Promise<Record<string, unknown> | undefined> {
  const { Item } = await register.client.send(
    new GetCommand({ TableName: register.table, Key: key, ConsistentRead: true }),
  )
  return Item
}

/** Keys a batch read takes (DynamoDB's own limit). */
const keysPerRead = 100

/** More would only wait for each other, and for what else the function does. */
export const callsAtOnce = 4

/** Reads distinct keys consistently, a hundred a call, asking again for what a busy table left out. */
export async function batchGet(register: Register, wanted: readonly Key[]): Promise<Record<string, unknown>[]> {
  return (await abreast(inParts(wanted, keysPerRead), callsAtOnce, (part) => oneCall(register, part))).flat()
}

async function oneCall(register: Register, wanted: readonly Key[]): Promise<Record<string, unknown>[]> {
  const found: Record<string, unknown>[] = []
  let left: Record<string, unknown>[] = wanted.map((key) => ({ ...key }))
  for (let attempt = 0; left.length > 0; attempt++) {
    if (attempt > 0) await new Promise((resolve) => setTimeout(resolve, Math.random() * 25 * 2 ** Math.min(attempt, 6)))
    const answer = await register.client.send(
      new BatchGetCommand({ RequestItems: { [register.table]: { Keys: left, ConsistentRead: true } } }),
    )
    found.push(...(answer.Responses?.[register.table] ?? []))
    left = answer.UnprocessedKeys?.[register.table]?.Keys ?? []
  }
  return found
}
