import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { ListState } from '../../lambdas/domain/lists/list-states.ts'
import { openForeignKeys } from '../../lambdas/store/foreign/open-foreign-files.ts'
import { orderOfDue } from '../../lambdas/store/lists/open-lists.ts'
import { type Key, keys } from '../../lambdas/store/table/keys.ts'
import type { World } from './world.ts'

/** Lets a list be as it would be after so long, or after so many readers have died over it; its place in the index follows. */
export async function ageList(
  world: World,
  listId: string,
  { hours, state, tries = 0 }: { readonly hours: number; readonly state: ListState; readonly tries?: number },
): Promise<void> {
  const since = Date.now() - hours * 3_600_000
  await change(
    world,
    { pk: `LIST#${listId}`, sk: 'LIST' },
    {
      ...{ state, since, tries, leaseUntil: 0, nextChunk: 0 },
      ...{ openLists: 'open', openOrder: orderOfDue(since) },
    },
  )
}

/** Lets a file of another province stand as if its readers had all been killed so long ago, while everybody was compared with it. */
export async function abandonForeignFile(
  world: World,
  id: string,
  { hours }: { readonly hours: number },
): Promise<void> {
  const sign = Date.now() - hours * 3_600_000
  await change(world, keys.foreignFile('66', id), {
    ...{ state: 'comparing', place: null, sign },
    ...openForeignKeys({ state: 'comparing', sign }),
  })
}

/**
 * Lets a payment stand as if its function had been killed right behind it, hours ago: nobody is warned of what it brought, and what follows
 * from it is still to be done.
 */
export async function killBehindPayment(
  world: World,
  entitlementId: string,
  { username, commandId, hours }: { readonly username: string; readonly commandId: string; readonly hours: number },
): Promise<void> {
  await change(world, keys.entitlement(entitlementId), { warnings: [] })
  const order = orderOfDue(Date.now() - hours * 3_600_000)
  const left = { openLists: 'following-0', openOrder: order }
  await change(world, keys.supportFollowing(entitlementId, username, commandId), left)
}

async function change(world: World, key: Key, values: Readonly<Record<string, unknown>>): Promise<void> {
  const client = new DynamoDBClient(world.operator)
  const { TableNames: [TableName] = [] } = await client.send(new ListTablesCommand({}))
  const names = Object.keys(values)
  await DynamoDBDocumentClient.from(client).send(
    new UpdateCommand({
      TableName,
      Key: key,
      UpdateExpression: `SET ${names.map((name) => `#${name} = :${name}`).join(', ')}`,
      ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
      ExpressionAttributeValues: Object.fromEntries(names.map((name) => [`:${name}`, values[name]])),
    }),
  )
}
