import { QueryCommand, type QueryCommandInput, type QueryCommandOutput } from '@aws-sdk/lib-dynamodb'
import type { Key } from './keys.ts'
import type { Register } from './table.ts'

type Item = Record<string, unknown>
type Question = Omit<QueryCommandInput, 'TableName' | 'ExclusiveStartKey'>

/**
 * What a question finds, page after page as the table gives it: up to a megabyte before any filter, or the question's own `Limit`. The
 * next page is asked for when its reader is done with the one before.
 */
export async function* queryPages(register: Register, question: Question): AsyncGenerator<Item[]> {
  let position: Item | undefined
  do {
    const answer: QueryCommandOutput = await register.client.send(
      new QueryCommand({
        TableName: register.table,
        ...question,
        ...(position ? { ExclusiveStartKey: position } : {}),
      }),
    )
    yield answer.Items ?? []
    position = answer.LastEvaluatedKey
  } while (position)
}

/** Every item of one partition that the key's condition names, read consistently: 1 read for each 4 KB. */
export async function queryItems(
  register: Register,
  question: Pick<QueryCommandInput, 'KeyConditionExpression' | 'ExpressionAttributeValues'>,
): Promise<Item[]> {
  const items: Item[] = []
  for await (const page of queryPages(register, { ...question, ConsistentRead: true })) items.push(...page)
  return items
}

/** The same, of all whose sort keys begin so. */
export const itemsBelow = (register: Register, pk: string, begins = ''): Promise<Item[]> =>
  queryItems(register, {
    KeyConditionExpression: begins === '' ? 'pk = :pk' : 'pk = :pk AND begins_with(sk, :begins)',
    ExpressionAttributeValues: { ':pk': pk, ...(begins === '' ? {} : { ':begins': begins }) },
  })

/** The key's condition of all whose sort keys lie between these two, both with them. */
export const between = (first: Key, last: Key) => ({
  KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
  ExpressionAttributeValues: { ':pk': first.pk, ':first': first.sk, ':last': last.sk },
})
