import { type AttributeValue, type DynamoDBClient, ScanCommand, type TransactWriteItem } from '@aws-sdk/client-dynamodb'

/** What one transaction takes (DynamoDB's own limit). */
const keysPerTransaction = 100

/** What stands under a key of the comparison: the record's id, behind `~` a hint of what it says beside the key. */
interface Place {
  readonly pk: string
  readonly holder: string
}

/** By id of a record: the keys under which it is found when somebody like it comes, as it stands there. Reads the whole table. */
export async function keysOfRecords(client: DynamoDBClient, table: string): Promise<Map<string, Place[]>> {
  const found = new Map<string, Place[]>()
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
    for (const { pk, holders, settled } of page.Items ?? [])
      for (const holder of [...(holders?.SS ?? []), ...(settled?.SS ?? [])]) {
        const [id = ''] = holder.split('~')
        found.set(id, [...(found.get(id) ?? []), { pk: pk?.S ?? '', holder }])
      }
    position = page.LastEvaluatedKey
  } while (position)
  return found
}

/** The transactions that put these records under their keys, a hundred keys each. */
export function joinTransactions(
  keys: ReadonlyMap<string, readonly Place[]>,
  ids: readonly string[],
  TableName: string,
): TransactWriteItem[][] {
  const holders = new Map<string, string[]>()
  for (const id of ids)
    for (const { pk, holder } of keys.get(id) ?? []) holders.set(pk, [...(holders.get(pk) ?? []), holder])
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
