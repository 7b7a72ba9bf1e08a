import { type PutCommandInput, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { type BatchState, busyStates } from '../../domain/batches/batch.ts'
import { type BatchWord, batchStep, openedBatch } from '../../domain/batches/batch-event.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import { officeEventPut } from '../ledger/office-event-item.ts'
import { batchProgress } from '../ledger/told-part.ts'
import { tryWrite } from '../table/conditional-write.ts'
import { batchGet, getItem } from '../table/get-items.ts'
import { keys } from '../table/keys.ts'
import type { Register } from '../table/table.ts'
import { type TransactItem, tryTransact } from '../table/transaction.ts'
import { batchItem, type StoredBatch } from './batch-item.ts'

/** Another function has taken the batch over: this one is believed dead, and must be. */
export class BatchTaken extends Error {
  constructor() {
    super('another function has taken the batch over')
    this.name = 'BatchTaken'
  }
}

/** 1 consistent read; more where its selection leaves out many by name. */
export async function getBatch(register: Register, id: string): Promise<StoredBatch | undefined> {
  const item = await getItem(register, keys.batch(id))
  return item && batchItem.parse(item)
}

/** The batch as it stands under its id, with its place in the lists of its unit and of each above: this one, or the same command's earlier self. */
export async function createBatch(register: Register, tree: UnitTree, batch: StoredBatch): Promise<StoredBatch> {
  if (await tryTransact(register, batchWrites(register, tree, batch))) return batch
  return (await getBatch(register, batch.id)) ?? batch
}

/** A new batch, its first event, and its places. */
export function batchWrites(register: Register, tree: UnitTree, batch: StoredBatch): TransactItem[] {
  const { table: TableName } = register
  const places = tree.path(batch.unit).map(({ code }) => keys.batchByTime(code, batch.createdAt, batch.id))
  const item = { ...keys.batch(batch.id), ...batch }
  return [
    { Put: { TableName, Item: item, ConditionExpression: 'attribute_not_exists(pk)' } },
    officeEventPut(
      register,
      keys.batchEvent(batch.id, batch.version),
      batch.unit,
      openedBatch(batch, batch.createdAt),
      item,
    ),
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
  if (version !== null) {
    const batch = await getBatch(register, id)
    const taken: Partial<StoredBatch> = {
      state: 'checking',
      since: now,
      fileVersion: version,
      attempt,
      leaseUntil: until,
    }
    if (batch?.state === 'awaiting-file') {
      const next = { ...batch, ...taken }
      if (await moveBatch(register, next, 'awaiting-file')) return getBatch(register, id)
    }
  }
  const states = Object.fromEntries(busyStates.map((state, index) => [`:state${index}`, state]))
  const take = new UpdateCommand({
    TableName: register.table,
    Key: keys.batch(id),
    UpdateExpression: 'SET attempt = :attempt, leaseUntil = :until',
    ConditionExpression: `#state IN (${Object.keys(states).join(', ')}) AND (leaseUntil < :now OR attempt = :attempt)`,
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: { ':attempt': attempt, ':until': until, ':now': now, ...states },
    ReturnValues: 'ALL_NEW',
  })
  const answer = await tryWrite(register.client.send(take))
  return answer && batchItem.parse(answer.Attributes)
}

/**
 * Progress of a step by the function that holds it, in absolute figures: written twice it changes nothing. What only events write is
 * left as it stands.
 * @throws BatchTaken when another attempt has taken over
 */
export async function saveBatch(register: Register, batch: StoredBatch): Promise<void> {
  const held = heldBy(batch)
  const update = new UpdateCommand({
    TableName: register.table,
    Key: keys.batch(batch.id),
    UpdateExpression: `SET ${batchProgress.map((name) => `#${name} = :${name}`).join(', ')}`,
    ConditionExpression: `${held.ConditionExpression} AND #state = :state`,
    ExpressionAttributeNames: Object.fromEntries(['state', ...batchProgress].map((name) => [`#${name}`, name])),
    ExpressionAttributeValues: {
      ...held.ExpressionAttributeValues,
      ...Object.fromEntries(batchProgress.map((name) => [`:${name}`, batch[name]])),
      ':state': batch.state,
    },
  })
  if (!(await tryWrite(register.client.send(update)))) throw new BatchTaken()
}

/**
 * The end of a step by the function that holds it, with its event: 4 WRU more than the batch's own.
 * @throws BatchTaken as above
 */
export async function endBatchStep(register: Register, batch: StoredBatch): Promise<void> {
  if (!(await tryTransact(register, stepWrites(register, batch, heldBy(batch))))) throw new BatchTaken()
}

/**
 * A word moves a batch that nobody works on, with its event.
 * @param commandId of the officer's word; none where the file itself has come
 * @returns whether it was still in that state
 */
export const moveBatch = (
  register: Register,
  next: StoredBatch,
  from: BatchState,
  commandId?: string,
): Promise<boolean> =>
  tryTransact(
    register,
    stepWrites(
      register,
      next,
      {
        ConditionExpression: '#state = :from',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':from': from },
      },
      commandId === undefined ? undefined : { commandId },
    ),
  )

type Condition = Pick<PutCommandInput, 'ConditionExpression' | 'ExpressionAttributeNames' | 'ExpressionAttributeValues'>

const heldBy = ({ attempt }: StoredBatch) => ({
  ConditionExpression: 'attempt = :attempt',
  ExpressionAttributeValues: { ':attempt': attempt },
})

/** What a batch has come to, with its event. */
export function stepWrites(
  register: Register,
  batch: StoredBatch,
  condition: Condition,
  officer?: BatchWord,
): TransactItem[] {
  const next: StoredBatch = { ...batch, version: batch.version + 1 }
  const event = batchStep(next, next.since, officer)
  const item = { ...keys.batch(next.id), ...next }
  return [
    { Put: { TableName: register.table, Item: item, ...condition } },
    officeEventPut(register, keys.batchEvent(next.id, next.version), next.unit, event, item),
  ]
}
