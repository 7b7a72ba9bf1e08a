import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import type { AuditEvent } from '../../domain/ledger/audit-event.ts'
import { followedWithinMs, triedAgainMs } from '../../domain/payments/following-duties.ts'
import { firstOverdue, orderOfDue } from '../lists/open-lists.ts'
import { commandExpiry } from '../table/commit-command.ts'
import { tryWrite } from '../table/conditional-write.ts'
import { getItem } from '../table/get-items.ts'
import { eventHandItem } from '../table/hand-item.ts'
import type { Key } from '../table/keys.ts'
import type { Register } from '../table/table.ts'
import type { TransactItem } from '../table/transaction.ts'

/** Whose command a change was, and when. */
export type Cause = Pick<AuditEvent, 'actor' | 'commandId' | 'at'>

const item = z.object({
  actor: eventHandItem,
  commandId: z.string(),
  /** Whose change it follows from. */
  supports: z.array(z.string()),
  /** Numbers that came or went with it: once they are gone no record tells of them. */
  idMarks: z.array(z.string()),
  /** Whoever of the supports goes through the matcher. An older program noted nobody, and a payment's are told by what they are. */
  compared: z.array(z.string()).optional(),
  /** How often somebody has taken it up after the function that should have. */
  tries: z.number(),
})

/** What is still to follow from a transaction whose function may have been killed behind its transaction. */
export type Following = Readonly<z.output<typeof item>>

export interface FollowsFrom {
  readonly supports: readonly string[]
  readonly idMarks: readonly string[]
  readonly compared?: readonly string[] | undefined
}

/** Partitions of the index of what somebody has to look at: a batch writes some hundred a second, and one partition takes a thousand. */
const partitions = Array.from({ length: 8 }, (_, nth) => `following-${nth}`)
const partitionOf = ({ pk }: Key): string | undefined =>
  partitions[[...pk].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % partitions.length]

/** Goes into the transaction of the change: whoever finds the change written finds what is to follow from it. 2 WRU and 1 of the index */
export const followingPut = (
  { table: TableName }: Register,
  key: Key,
  { actor, commandId, at }: Cause,
  { supports, idMarks, compared }: FollowsFrom,
): TransactItem => ({
  Put: {
    TableName,
    Item: {
      ...key,
      ...{ openLists: partitionOf(key), openOrder: orderOfDue(at + followedWithinMs) },
      ...{ actor, commandId, supports, idMarks, tries: 0 },
      ...(compared && { compared }),
    },
  },
})

/** It has followed: the item leaves the index, and is forgotten with its command. No function may delete. 1 WRU and 1 of the index */
export async function endFollowing(register: Register, key: Key, now: number): Promise<void> {
  const update = new UpdateCommand({
    TableName: register.table,
    Key: key,
    UpdateExpression: 'SET expiresAt = :expiry REMOVE openLists, openOrder',
    ConditionExpression: 'attribute_exists(openLists)',
    ExpressionAttributeValues: { ':expiry': commandExpiry(now) },
  })
  await tryWrite(register.client.send(update))
}

/**
 * What an earlier call of the same command has left to follow, killed before it did it; nothing where nothing followed, or all of it has.
 * 1 RRU
 */
export async function followAgain(
  register: Register,
  key: Key,
  now: number,
  follow: (left: Following) => Promise<void>,
): Promise<void> {
  const found = await getItem(register, key)
  if (found?.openLists === undefined) return
  await follow(item.parse(found))
  await endFollowing(register, key, now)
}

/** Keys of what should have followed by now, the longest overdue first. The index may be some milliseconds behind. ½ RRU a partition */
export const overdueFollowings = (register: Register, now: number, most: number): Promise<Key[]> =>
  firstOverdue(register, partitions, now, most)

/**
 * Takes one up before it is tried, so that of two who look at once one does it, and one that kills its function stands behind the others the
 * next time. 1 WRU and 2 of the index
 * @returns undefined where somebody else has taken it, or it has followed meanwhile
 */
export async function takeFollowing(register: Register, key: Key, now: number): Promise<Following | undefined> {
  const update = new UpdateCommand({
    TableName: register.table,
    Key: key,
    UpdateExpression: 'SET openOrder = :again ADD tries :one',
    ConditionExpression: 'openOrder <= :now',
    ExpressionAttributeValues: { ':now': orderOfDue(now), ':again': orderOfDue(now + triedAgainMs), ':one': 1 },
    ReturnValues: 'ALL_NEW',
  })
  const taken = await tryWrite(register.client.send(update))
  return taken && item.parse(taken.Attributes)
}
