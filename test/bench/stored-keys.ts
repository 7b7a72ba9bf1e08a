import { type AttributeValue, type DynamoDBClient, ScanCommand, type TransactWriteItem } from '@aws-sdk/client-dynamodb'

/** What one transaction takes (DynamoDB's own limit). */
const keysPerTransaction = 100

/** By id of a record: the marks of the keys under which it is found when somebody like it comes. Reads the whole table. */
export async function keysOfRecords(client: DynamoDBClient, table: string): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>()
  let position: Record<string, AttributeValue> | undefined
  do {
    const page = await client.send(
      new ScanCommand({
        TableName: table,
        FilterExpression: 'begins_with(pk, :key)',
        ExpressionAttributeValues: { ':key': { S: 'KEY#' } },
        ...(position && { ExclusiveStartKey: position }),
      }),
    )
    for (const { pk, holders } of page.Items ?? [])
      for (const id of holders?.SS ?? []) found.set(id, [...(found.get(id) ?? []), pk?.S ?? ''])
    position = page.LastEvaluatedKey
  } while (position)
  return found
}

/** The transactions that put these records under their keys, a hundred keys each. */
export function joinTransactions(
  keys: ReadonlyMap<string, readonly string[]>,
  ids: readonly string[],
  TableName: string,
): TransactWriteItem[][] {
  const holders = new Map<string, string[]>()
  for (const id of ids) for (const pk of keys.get(id) ?? []) holders.set(pk, [...(holders.get(pk) ?? []), id])
  const updates = [...holders].map(([pk, SS]) => ({
    Update: {
      TableName,
      Key: { pk: { S: pk }, sk: { S: 'KEY' } },
      UpdateExpression: 'ADD holders :ids',
      ExpressionAttributeValues: { ':ids': { SS } },
    },
  }))
  return Array.from({ length: Math.ceil(updates.length / keysPerTransaction) }, (_, part) =>
    updates.slice(part * keysPerTransaction, (part + 1) * keysPerTransaction),
  )
}
