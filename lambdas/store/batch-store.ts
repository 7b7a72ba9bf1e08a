import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { GetCommand, PutCommand, type PutCommandInput, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { type BatchState, busyStates } from '../domain/batches/batch.ts'
import type { UnitTree } from '../domain/units/unit-tree.ts'
import { batchItem, linesItem, type StoredBatch, type StoredLine } from './batch-item.ts'
import { batchGet } from './entitlement-store.ts'
import { keys } from './keys.ts'
import type { Register } from './table.ts'
import { ConditionsFailed, type TransactItem, transact } from './transaction.ts'

/** Another function has taken the batch over: this one is believed dead, and must be. */
export class BatchTaken extends Error {
  constructor() {
    super('another function has taken the batch over')
    this.name = 'BatchTaken'
  }
}

/** 1 consistent read; more where its selection leaves out many by name. */
export async function getBatch(register: Register, id: string): Promise<StoredBatch | undefined> {
  const { Item } = await register.client.send(
    new GetCommand({ TableName: register.table, Key: keys.batch(id), ConsistentRead: true }),
  )
  return Item && batchItem.parse(Item)
}

/** The batch as it stands under its id, with its place in the lists of its unit and of each above: this one, or the same command's earlier self. */
export async function createBatch(register: Register, tree: UnitTree, batch: StoredBatch): Promise<StoredBatch> {
  try {
    await transact(register, batchWrites(register, tree, batch))
    return batch
  } catch (error) {
    if (!(error instanceof ConditionsFailed)) throw error
    return (await getBatch(register, batch.id)) ?? batch
  }
}

/** A new batch and its places. */
export function batchWrites({ table: TableName }: Register, tree: UnitTree, batch: StoredBatch): TransactItem[] {
  const places = tree.path(batch.unit).map(({ code }) => keys.batchByTime(code, batch.createdAt, batch.id))
  const item = { ...keys.batch(batch.id), ...batch }
  return [
    { Put: { TableName, Item: item, ConditionExpression: 'attribute_not_exists(pk)' } },
    ...places.map((key) => ({ Put: { TableName, Item: { ...key, batch: batch.id } } })),
  ]
}

/** 1 read each; in no order. */
export const getBatches = async (register: Register, ids: readonly string[]): Promise<StoredBatch[]> =>
  (await batchGet(register, ids.map(keys.batch))).map((item) => batchItem.parse(item))

/** Newest first, by pages: 1 read for the places and 1 a batch. */
export async function batchesOfUnit(
  register: Register,
  unit: string,
  page: { readonly before: string | null; readonly limit: number; readonly programme: string },
): Promise<{ batches: StoredBatch[]; before: string | null }> {
  const { pk } = keys.batchByTime(unit, 0, '')
  const answer = await register.client.send(
    new QueryCommand({
      TableName: register.table,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': pk },
      ScanIndexForward: false,
      ConsistentRead: true,
      Limit: page.limit,
      ...(page.before ? { ExclusiveStartKey: { pk, sk: page.before } } : {}),
    }),
  )
  const ids = (answer.Items ?? []).map(({ batch }) => String(batch))
  const found = await getBatches(register, ids)
  const batches = found
    .filter(({ programme }) => programme === page.programme)
    .sort((a, b) => b.createdAt - a.createdAt || b.id.localeCompare(a.id))
  const last = answer.LastEvaluatedKey?.sk
  return { batches, before: last === undefined ? null : String(last) }
}

/**
 * Takes a batch that is to be worked on and that no living attempt holds, or one whose file has just come.
 * @param lease.version of the object that the message names; null for a message that names the batch alone
 */
export async function takeBatch(
  register: Register,
  id: string,
  lease: { readonly attempt: string; readonly now: number; readonly until: number; readonly version: string | null },
): Promise<StoredBatch | undefined> {
  const { attempt, now, until, version } = lease
  const held = { ':attempt': attempt, ':until': until }
  const take = async (
    more: string,
    condition: string,
    values: Record<string, unknown>,
  ): Promise<StoredBatch | undefined> => {
    try {
      const { Attributes } = await register.client.send(
        new UpdateCommand({
          TableName: register.table,
          Key: keys.batch(id),
          UpdateExpression: `SET attempt = :attempt, leaseUntil = :until${more}`,
          ConditionExpression: condition,
          ExpressionAttributeNames: { '#state': 'state' },
          ExpressionAttributeValues: { ...held, ...values },
          ReturnValues: 'ALL_NEW',
        }),
      )
      return batchItem.parse(Attributes)
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return undefined
      throw error
    }
  }
  const first =
    version &&
    (await take(', #state = :checking, since = :now, fileVersion = :version', '#state = :awaiting', {
      ':checking': 'checking' satisfies BatchState,
      ':awaiting': 'awaiting-file' satisfies BatchState,
      ':now': now,
      ':version': version,
    }))
  if (first) return first
  const states = Object.fromEntries(busyStates.map((state, index) => [`:state${index}`, state]))
  return take('', `#state IN (${Object.keys(states).join(', ')}) AND (leaseUntil < :now OR attempt = :attempt)`, {
    ...states,
    ':now': now,
  })
}

/**
 * Progress or end of a step by the function that holds it, in absolute figures: written twice it changes nothing.
 * @throws BatchTaken when another attempt has taken over
 */
export async function saveBatch(register: Register, batch: StoredBatch): Promise<void> {
  const saved = await putBatch(register, batch, {
    ConditionExpression: 'attempt = :attempt',
    ExpressionAttributeValues: { ':attempt': batch.attempt },
  })
  if (!saved) throw new BatchTaken()
}

/**
 * An officer's word moves a batch that nobody works on.
 * @returns whether it was still in that state
 */
export const moveBatch = (register: Register, next: StoredBatch, from: BatchState): Promise<boolean> =>
  putBatch(register, next, {
    ConditionExpression: '#state = :from',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: { ':from': from },
  })

async function putBatch(
  register: Register,
  batch: StoredBatch,
  condition: Omit<PutCommandInput, 'TableName' | 'Item'>,
): Promise<boolean> {
  try {
    await register.client.send(
      new PutCommand({ TableName: register.table, Item: { ...keys.batch(batch.id), ...batch }, ...condition }),
    )
    return true
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false
    throw error
  }
}

/** Lines a chunk: a batch read's hundred. */
export const linesPerChunk = 100

export interface LinesChunk {
  readonly chunk: number
  readonly lines: readonly StoredLine[]
  /** The step that it is through with: `checking`, `writing` or `undoing`. */
  readonly step: BatchState
}

/** Some 35 WRU. */
export async function putLines(register: Register, id: string, { chunk, lines, step }: LinesChunk): Promise<void> {
  const Item = { ...keys.batchLines(id, chunk), lines, step }
  await register.client.send(new PutCommand({ TableName: register.table, Item }))
}

/** Chunks from a place on, by pages of a megabyte: some 30 chunks, 250 reads. */
export async function getLines(
  register: Register,
  { id, chunks }: Pick<StoredBatch, 'id' | 'chunks'>,
  from: { readonly chunk: number; readonly most: number },
): Promise<LinesChunk[]> {
  // A dry run that was killed may have written more of them.
  const last = Math.min(chunks, from.chunk + from.most) - 1
  if (last < from.chunk) return []
  const found: LinesChunk[] = []
  let position: Record<string, unknown> | undefined
  do {
    const page = await register.client.send(
      new QueryCommand({
        TableName: register.table,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
        ExpressionAttributeValues: {
          ':pk': keys.batch(id).pk,
          ':first': keys.batchLines(id, from.chunk).sk,
          ':last': keys.batchLines(id, last).sk,
        },
        ConsistentRead: true,
        ...(position ? { ExclusiveStartKey: position } : {}),
      }),
    )
    for (const item of page.Items ?? []) {
      const { sk, lines, step } = linesItem.parse(item)
      found.push({ chunk: Number(sk.slice('LINES#'.length)), lines, step })
    }
    position = page.LastEvaluatedKey
  } while (position)
  return found
}
