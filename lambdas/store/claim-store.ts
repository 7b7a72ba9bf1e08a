import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { type Claim, fromClaimItem, noClaim } from './claim-item.ts'
import { batchGet } from './entitlement-store.ts'
import { keys } from './keys.ts'
import type { Register } from './table.ts'

/** The claim of a number as it stands now: 1 consistent read. */
export async function getClaim(register: Register, mark: string): Promise<Claim> {
  const { Item } = await register.client.send(
    new GetCommand({ TableName: register.table, Key: keys.claim(mark), ConsistentRead: true }),
  )
  return Item ? fromClaimItem(Item) : noClaim
}

/** The claims that exist, by their marks; 1 consistent read each. */
export async function readClaims(register: Register, idMarks: readonly string[]): Promise<Map<string, Claim>> {
  const items = await batchGet(register, idMarks.map(keys.claim))
  return new Map(items.map((item) => [String(item.pk).slice('ID#'.length), fromClaimItem(item)]))
}
