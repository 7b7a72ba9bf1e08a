import { QueryCommand, type QueryCommandOutput } from '@aws-sdk/lib-dynamodb'
import type { Register } from './table.ts'

/** All items of a partition whose sort keys begin so, as they stand now: 1 consistent read for each 4 KB. */
export async function itemsBelow(register: Register, pk: string, begins = ''): Promise<Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = []
  let position: Record<string, unknown> | undefined
  do {
    const answer: QueryCommandOutput = await register.client.send(
      new QueryCommand({
        TableName: register.table,
        KeyConditionExpression: begins === '' ? 'pk = :pk' : 'pk = :pk AND begins_with(sk, :begins)',
        ExpressionAttributeValues: { ':pk': pk, ...(begins === '' ? {} : { ':begins': begins }) },
        ConsistentRead: true,
        ...(position ? { ExclusiveStartKey: position } : {}),
      }),
    )
    items.push(...(answer.Items ?? []))
    position = answer.LastEvaluatedKey
  } while (position)
  return items
}
