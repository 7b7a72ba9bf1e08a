import { type AttributeValue, type DynamoDBClient, ScanCommand, type TransactWriteItem } from '@aws-sdk/client-dynamodb'

type Item = Record<string, AttributeValue>

/**
 * The transactions by which the lists of a finished table came in, a list at a time: read off the table itself, so that the floor
 * writes items of the same sizes in the same groups.
 */
export async function transactionsOf(client: DynamoDBClient, table: string): Promise<TransactWriteItem[][][]> {
  const items = await everything(client, table)
  const lists = new Map<string, TransactWriteItem[][]>()
  for (const item of items.values()) {
    if (!item.sk?.S?.startsWith('ROWS#')) continue
    const id = item.pk?.S ?? ''
    lists.set(id, [...(lists.get(id) ?? []), chunkOf(item, items, table)])
  }
  return [...lists.values()]
}

async function everything(client: DynamoDBClient, table: string): Promise<Map<string, Item>> {
  const items = new Map<string, Item>()
  let position: Item | undefined
  do {
    const page = await client.send(
      new ScanCommand({ TableName: table, ...(position && { ExclusiveStartKey: position }) }),
    )
    for (const item of page.Items ?? []) items.set(`${item.pk?.S} ${item.sk?.S}`, item)
    position = page.LastEvaluatedKey
  } while (position)
  return items
}

function chunkOf(rows: Item, items: ReadonlyMap<string, Item>, TableName: string): TransactWriteItem[] {
  const people = (rows.rows?.L ?? []).flatMap(({ M = {} }) => {
    const pk = M.outcome?.S === 'added' ? `ENT#${M.entitlementId?.S}` : ''
    const [entitlement, event] = [items.get(`${pk} ENT`), items.get(`${pk} EVT#000001`)]
    return entitlement && event ? [{ entitlement, event }] : []
  })
  const holders = new Map<string, Set<string>>()
  const cells = new Map<string, number>()
  for (const { entitlement } of people) {
    const mark = entitlement.idNumberHash?.S
    const claim = items.get(`ID#${mark} CLAIM`)
    const own = claim?.holders?.SS?.find((holder) => holder.startsWith(`${entitlement.id?.S}|`))
    if (mark && own) holders.set(mark, (holders.get(mark) ?? new Set()).add(own))
    const cell = `${entitlement.commune?.S}#${entitlement.policy?.S}`
    cells.set(cell, (cells.get(cell) ?? 0) + Number(entitlement.amount?.N))
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
