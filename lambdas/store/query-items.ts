import { QueryCommand, type QueryCommandInput, type QueryCommandOutput } from '@aws-sdk/lib-dynamodb'
import type { Register } from './table.ts'

/** Every item of one partition that the key's condition names, read consistently, page after page. */
export async function queryItems(
  register: Register,
  question: Pick<QueryCommandInput, 'KeyConditionExpression' | 'ExpressionAttributeValues'>,
): Promise<Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = []
  let position: Record<string, unknown> | undefined
  do {
    const answer: QueryCommandOutput = await register.client.send(
      new QueryCommand({
        TableName: register.table,
        ...question,
        ConsistentRead: true,
        ...(position ? { ExclusiveStartKey: position } : {}),
      }),
    )
    items.push(...(answer.Items ?? []))
    position = answer.LastEvaluatedKey
  } while (position)
  return items
}
