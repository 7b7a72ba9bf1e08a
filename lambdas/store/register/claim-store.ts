import { batchGet, getItem } from '../table/get-items.ts'
import { keys } from '../table/keys.ts'
import type { Register } from '../table/table.ts'
import { type Claim, fromClaimItem, noClaim } from './claim-item.ts'

/** The claim of a number as it stands now: 1 consistent read. */
export async function getClaim(register: Register, mark: string): Promise<Claim> {
  const item = await getItem(register, keys.claim(mark))
  return item ? fromClaimItem(item) : noClaim
}

/** The claims that exist, by their marks; 1 consistent read each. */
export async function readClaims(register: Register, idMarks: readonly string[]): Promise<Map<string, Claim>> {
  const items = await batchGet(register, idMarks.map(keys.claim))
  return new Map(items.map((item) => [String(item.pk).slice('ID#'.length), fromClaimItem(item)]))
}
