import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { ListState } from '../../lambdas/domain/lists/list-states.ts'
import type { World } from './world.ts'

/** Lets a list be as it would be after so long, or after so many readers have died over it; its place in the index follows. */
export async function ageList(
  world: World,
  listId: string,
  { hours, state, tries = 0 }: { readonly hours: number; readonly state: ListState; readonly tries?: number },
): Promise<void> {
  const client = new DynamoDBClient(world.operator)
  const { TableNames: [TableName] = [] } = await client.send(new ListTablesCommand({}))
  const since = Date.now() - hours * 3_600_000
  await DynamoDBDocumentClient.from(client).send(
    new UpdateCommand({
      TableName,
      Key: { pk: `LIST#${listId}`, sk: 'LIST' },
      UpdateExpression:
        'SET #state = :state, since = :since, tries = :tries, leaseUntil = :none, nextChunk = :none, openLists = :open, openOrder = :order',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: {
        ...{ ':state': state, ':since': since, ':tries': tries, ':none': 0 },
        ...{ ':open': 'open', ':order': String(since).padStart(13, '0') },
      },
    }),
  )
}
