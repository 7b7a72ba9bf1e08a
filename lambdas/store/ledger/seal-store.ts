import { PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import type { DaySeal } from '../../domain/ledger/seals/day-seal.ts'
import { tryWrite } from '../table/conditional-write.ts'
import { getItem } from '../table/get-items.ts'
import { keys } from '../table/keys.ts'
import { itemsBelow } from '../table/query-items.ts'
import type { Register } from '../table/table.ts'

const sealItem = z.object({
  v: z.literal(1),
  day: z.string(),
  events: z.number(),
  units: z.array(z.object({ unit: z.string(), events: z.number(), late: z.number(), root: z.string() })),
  root: z.string(),
  previous: z.string().nullable(),
  seal: z.string(),
})

/** A day's seal as it stands, and whether its files lie on the site. */
export interface StoredSeal {
  readonly seal: DaySeal
  readonly isPublished: boolean
}

const fromSealItem = (item: Record<string, unknown>): StoredSeal => ({
  seal: sealItem.parse(item),
  isPublished: item.publishedAt !== undefined,
})

/** The last sealed day; 22 KB at most, 3 to 6 reads. */
export async function lastSeal(register: Register, root: string): Promise<DaySeal | undefined> {
  const { Items = [] } = await register.client.send(
    new QueryCommand({
      TableName: register.table,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': keys.seal(root, '').pk },
      ScanIndexForward: false,
      Limit: 1,
      ConsistentRead: true,
    }),
  )
  return Items[0] && fromSealItem(Items[0]).seal
}

export async function getSeal(register: Register, root: string, day: string): Promise<DaySeal | undefined> {
  const item = await getItem(register, keys.seal(root, day))
  return item && fromSealItem(item).seal
}

/** Every sealed day, oldest first: some 6 reads a day of the ledger. */
export async function allSeals(register: Register, root: string): Promise<StoredSeal[]> {
  return (await itemsBelow(register, keys.seal(root, '').pk)).map(fromSealItem)
}

/** Seals the day unless somebody did before. @returns the seal that stands: the first one, whoever made it */
export async function putSeal(register: Register, root: string, seal: DaySeal, now: number): Promise<DaySeal> {
  const put = new PutCommand({
    TableName: register.table,
    Item: { ...keys.seal(root, seal.day), ...seal, sealedAt: now },
    ConditionExpression: 'attribute_not_exists(pk)',
  })
  if (await tryWrite(register.client.send(put))) return seal
  const standing = await getSeal(register, root, seal.day)
  if (!standing) throw new Error(`the day ${seal.day} is sealed, and its seal is not there`)
  return standing
}

export async function markPublished(register: Register, root: string, day: string, now: number): Promise<void> {
  await register.client.send(
    new UpdateCommand({
      TableName: register.table,
      Key: keys.seal(root, day),
      UpdateExpression: 'SET publishedAt = :now',
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeValues: { ':now': now },
    }),
  )
}

/** A unit's leaves of one day in the tree's order, and the event that each stands for. */
export interface StoredLeaf {
  readonly ref: string
  /** base64url. */
  readonly leaf: string
}

/** Some 92 bytes each: 180 KB an item. */
const leavesPerItem = 2000

interface LeavesPlace {
  readonly unit: string
  readonly day: string
  /** Of the tree over them. Two sealers who saw different events write side by side, and the day's seal says which of them counts. */
  readonly root: string
}

export async function putLeaves(register: Register, place: LeavesPlace, leaves: readonly StoredLeaf[]): Promise<void> {
  for (let from = 0; from < leaves.length; from += leavesPerItem) {
    const part = leaves.slice(from, from + leavesPerItem)
    const Item = { ...keys.leaves(place.unit, place.day, place.root, from / leavesPerItem), ...columnsOf(part) }
    await register.client.send(new PutCommand({ TableName: register.table, Item }))
  }
}

const columnsOf = (leaves: readonly StoredLeaf[]) => ({
  refs: leaves.map(({ ref }) => ref),
  leaves: leaves.map(({ leaf }) => leaf),
})

const leavesItem = z.object({ refs: z.array(z.string()), leaves: z.array(z.string()) })

export async function getLeaves(register: Register, { unit, day, root }: LeavesPlace): Promise<StoredLeaf[]> {
  const parts = await itemsBelow(register, keys.leaves(unit, day, root, 0).pk, `${root}#`)
  return parts.flatMap((part) => {
    const { refs, leaves } = leavesItem.parse(part)
    return refs.map((ref, index) => ({ ref, leaf: leaves[index] ?? '' }))
  })
}
