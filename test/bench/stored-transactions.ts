import {
  type AttributeValue,
  BatchGetItemCommand,
  type DynamoDBClient,
  QueryCommand,
  type TransactWriteItem,
} from '@aws-sdk/client-dynamodb'
import { chunksPerProgress } from '../../lambdas/functions/intake/bring-chunk.ts'
import { rowsItem } from '../../lambdas/store/lists/list-item.ts'
import { joinTransactions, keysOfRecords } from './stored-keys.ts'

type Item = Record<string, AttributeValue>

/**
 * The transactions by which finished lists came in, a list at a time: read off the table itself, so that the floor writes items of
 * the same sizes in the same groups; after every few chunks those that put their people under the keys of the comparison.
 */
export async function transactionsOf(
  client: DynamoDBClient,
  table: string,
  listIds: readonly string[],
): Promise<TransactWriteItem[][][]> {
  const lists: TransactWriteItem[][][] = []
  const keys = await keysOfRecords(client, table)
  for (const id of listIds) {
    const chunks = await chunksOf(client, table, id)
    const rights = chunks.flatMap(addedBy)
    const people = await read(
      client,
      table,
      rights.flatMap((pk) => [
        { pk, sk: 'ENT' },
        { pk, sk: 'EVT#000001' },
      ]),
    )
    const marks = new Set([...people.values()].flatMap(({ idNumberHash }) => idNumberHash?.S ?? []))
    const claims = await read(
      client,
      table,
      [...marks].map((mark) => ({ pk: `ID#${mark}`, sk: 'CLAIM' })),
    )
    const items = new Map([...people, ...claims])
    lists.push(
      inGroups(chunks).flatMap((group) => [
        ...group.map((chunk) => chunkOf(chunk, items, table)),
        ...joinTransactions(
          keys,
          group.flatMap(addedBy).map((pk) => pk.slice('ENT#'.length)),
          table,
        ),
      ]),
    )
  }
  return lists
}

const inGroups = (chunks: readonly Item[]): Item[][] =>
  Array.from({ length: Math.ceil(chunks.length / chunksPerProgress) }, (_, group) =>
    chunks.slice(group * chunksPerProgress, (group + 1) * chunksPerProgress),
  )

const addedBy = (chunk: Item): string[] =>
  rowsItem
    .parse({ rows: chunk.rows?.S })
    .rows.flatMap(({ outcome, entitlementId }) => (outcome === 'added' ? [`ENT#${entitlementId}`] : []))

async function chunksOf(client: DynamoDBClient, table: string, listId: string): Promise<Item[]> {
  const chunks: Item[] = []
  let position: Item | undefined
  do {
    const page = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :rows)',
        ExpressionAttributeValues: { ':pk': { S: `LIST#${listId}` }, ':rows': { S: 'ROWS#' } },
        ...(position && { ExclusiveStartKey: position }),
      }),
    )
    chunks.push(...(page.Items ?? []))
    position = page.LastEvaluatedKey
  } while (position)
  return chunks
}

/** By key, as `pk sk`. */
async function read(
  client: DynamoDBClient,
  table: string,
  wanted: readonly { readonly pk: string; readonly sk: string }[],
): Promise<Map<string, Item>> {
  const found = new Map<string, Item>()
  for (let from = 0; from < wanted.length; from += 100) {
    const keys = wanted.slice(from, from + 100).map(({ pk, sk }) => ({ pk: { S: pk }, sk: { S: sk } }))
    const { Responses = {} } = await client.send(new BatchGetItemCommand({ RequestItems: { [table]: { Keys: keys } } }))
    for (const item of Responses[table] ?? []) found.set(`${item.pk?.S} ${item.sk?.S}`, item)
  }
  if (found.size !== wanted.length) throw new Error(`${wanted.length - found.size} items of a list are missing`)
  return found
}

function chunkOf(rows: Item, items: ReadonlyMap<string, Item>, TableName: string): TransactWriteItem[] {
  const people = addedBy(rows).flatMap((pk) => {
    const [entitlement, event] = [items.get(`${pk} ENT`), items.get(`${pk} EVT#000001`)]
    return entitlement && event ? [{ entitlement, event }] : []
  })
  const holders = new Map<string, Set<string>>()
  const cells = new Map<string, number>()
  for (const { entitlement } of people) {
    const mark = entitlement.idNumberHash?.S
    const claim = items.get(`ID#${mark} CLAIM`)
    const own = claim?.holders?.SS?.find((holder) => holder.startsWith(`${entitlement.pk?.S?.slice('ENT#'.length)}|`))
    if (mark && own) holders.set(mark, (holders.get(mark) ?? new Set()).add(own))
    const cell = `${entitlement.communeKey?.S}#${entitlement.policy?.S}`
    cells.set(cell, (cells.get(cell) ?? 0) + Number(JSON.parse(entitlement.told?.S ?? '{}').amount))
  }
  return [
    ...people.flatMap(({ entitlement, event }) => [
      { Put: { TableName, Item: entitlement, ConditionExpression: 'attribute_not_exists(pk)' } },
      { Put: { TableName, Item: event } },
    ]),
    ...[...holders].map(([mark, texts]) => ({
      Update: {
        TableName,
        Key: { pk: { S: `ID#${mark}` }, sk: { S: 'CLAIM' } },
        UpdateExpression: 'ADD holders :holders, version :one',
        ExpressionAttributeValues: { ':holders': { SS: [...texts] }, ':one': { N: '1' } },
      },
    })),
    ...[...cells].map(([sk, amount]) => ({
      Update: {
        TableName,
        Key: { pk: { S: 'COUNT#floor' }, sk: { S: sk } },
        UpdateExpression: 'ADD #n0 :n0, #a0 :a0',
        ExpressionAttributeNames: { '#n0': 'n_approved', '#a0': 'a_approved' },
        ExpressionAttributeValues: { ':n0': { N: '1' }, ':a0': { N: String(amount) } },
      },
    })),
    { Put: { TableName, Item: rows } },
  ]
}
