import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { roles } from '../domain/permissions/permission-table.ts'
import { keys } from './keys.ts'
import type { Register } from './table.ts'

/** The register's note of an account. The account itself, its group and its unit are Cognito's. */
const accountItem = z.object({
  username: z.string(),
  role: z.enum(roles),
  unit: z.string(),
  holder: z.string(),
  state: z.enum(['new', 'active', 'locked']),
  createdAt: z.number(),
  /** The command that issued it. */
  commandId: z.string(),
})
export type StoredAccount = z.infer<typeof accountItem>

export async function getAccount(
  register: Register,
  root: string,
  username: string,
): Promise<StoredAccount | undefined> {
  const { Item } = await register.client.send(
    new GetCommand({ TableName: register.table, Key: keys.account(root, username), ConsistentRead: true }),
  )
  return Item && accountItem.parse(Item)
}

/** @returns false when the name is taken */
export async function createAccount(register: Register, root: string, account: StoredAccount): Promise<boolean> {
  try {
    await register.client.send(
      new PutCommand({
        TableName: register.table,
        Item: { ...keys.account(root, account.username), ...account },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    )
    return true
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false
    throw error
  }
}

export async function saveAccount(register: Register, root: string, account: StoredAccount): Promise<void> {
  await register.client.send(
    new PutCommand({ TableName: register.table, Item: { ...keys.account(root, account.username), ...account } }),
  )
}

/** A page of a province's accounts by name; the caller drops those outside the reader's units. */
export async function listAccounts(
  register: Register,
  root: string,
  after: string | null,
): Promise<{ accounts: StoredAccount[]; after: string | null }> {
  const answer = await register.client.send(
    new QueryCommand({
      TableName: register.table,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': keys.account(root, '').pk },
      ConsistentRead: true,
      Limit: 250,
      ...(after ? { ExclusiveStartKey: keys.account(root, after) } : {}),
    }),
  )
  return {
    accounts: (answer.Items ?? []).map((item) => accountItem.parse(item)),
    after: answer.LastEvaluatedKey ? String(answer.LastEvaluatedKey.sk) : null,
  }
}
