import { QueryCommand, type QueryCommandOutput } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import type { FoundChange } from '../../domain/exchange/found-abroad.ts'
import type { Entitlement } from '../../domain/payments/entitlement.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import type { QueueHalf } from '../cases/case-queue.ts'
import { getEntitlements } from '../register/entitlement-store.ts'
import { writtenChange } from '../register/register-changes.ts'
import { addedNumbers } from '../table/added-numbers.ts'
import { type CommandCommit, type CommandOrder, commitCommand } from '../table/commit-command.ts'
import type { Marks } from '../table/id-mark.ts'
import { keys } from '../table/keys.ts'
import { itemsBelow } from '../table/query-items.ts'
import { indexes, type Register } from '../table/table.ts'
import {
  addForeign,
  type ForeignTally,
  foreignPlaces,
  foreignQueueKey,
  foreignTallyOf,
  noForeign,
} from './foreign-places.ts'

/** The record, its event, its places in the queues, its commune's tally, and the officer's command where there is one. */
export async function commitFound(
  register: Register,
  tree: UnitTree,
  marks: Marks,
  change: FoundChange,
  order: CommandOrder | null = null,
): Promise<CommandCommit> {
  const { before, after } = change
  const { table: TableName } = register
  const added = addedNumbers({ ...addForeign(foreignTallyOf(after), foreignTallyOf(before), -1) })
  const key = keys.foreignTally(after.programme, after.commune)
  return commitCommand(register, order, [
    ...writtenChange(register, marks, change),
    ...foreignPlaces(tree, after).map((Item) => ({ Put: { TableName, Item } })),
    ...(added ? [{ Update: { TableName, Key: key, ...added } }] : []),
  ])
}

const tallyItem = z.object({
  sk: z.string(),
  open: z.number().default(0),
  amount: z.number().default(0),
  concluded: z.number().default(0),
})

/** Of the communes at or below the unit: one Query of at most 200 small items. */
export async function readForeignTally(
  register: Register,
  tree: UnitTree,
  programme: string,
  unit: string,
): Promise<ForeignTally> {
  const items = await itemsBelow(register, keys.foreignTally(programme, unit).pk)
  return items
    .map((item) => tallyItem.parse(item))
    .filter(({ sk }) => tree.contains(unit, sk))
    .reduce((sum, { open, amount, concluded }) => addForeign(sum, { open, amount, concluded }), noForeign)
}

/** Where a page of the queue ends. */
export interface ForeignPosition {
  readonly pk: string
  readonly sk: string
  readonly communeKey: string
  readonly communeOrder: string
}

interface Queue {
  readonly programme: string
  readonly unit: string
  readonly half: QueueHalf
  /** Only those that stand in this file. */
  readonly fileId?: string
}

/** A page of a unit's queue, the most money first; the records as they stand. */
export async function foundAbroadIn(
  register: Register,
  { programme, unit, half, fileId }: Queue,
  from: { readonly position: ForeignPosition | null; readonly limit: number },
): Promise<{ readonly records: Entitlement[]; readonly position: ForeignPosition | null }> {
  const answer: QueryCommandOutput = await register.client.send(
    new QueryCommand({
      TableName: register.table,
      IndexName: indexes.commune,
      KeyConditionExpression: 'communeKey = :queue AND begins_with(communeOrder, :half)',
      ...(fileId ? { FilterExpression: 'contains(files, :file)' } : {}),
      ExpressionAttributeValues: {
        ':queue': foreignQueueKey(programme, unit),
        ':half': `${half}#`,
        ...(fileId ? { ':file': fileId } : {}),
      },
      Limit: from.limit,
      ...(from.position ? { ExclusiveStartKey: from.position } : {}),
    }),
  )
  const ids = (answer.Items ?? []).map(({ entitlementId }) => String(entitlementId))
  const known = new Map((await getEntitlements(register, ids)).map((one) => [one.id, one]))
  const last = answer.LastEvaluatedKey
  return {
    records: ids.flatMap((id) => known.get(id) ?? []),
    position: last
      ? {
          pk: String(last.pk),
          sk: String(last.sk),
          communeKey: String(last.communeKey),
          communeOrder: String(last.communeOrder),
        }
      : null,
  }
}
