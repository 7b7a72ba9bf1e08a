import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import type { Key } from './keys.ts'
import type { Register } from './table.ts'

/**
 * Puts where a long piece of work stands, which one function at a time holds. 1 WRU.
 * @param attempt who held it until now; null when there was none
 * @returns false when somebody else has it by now
 */
export async function putHeldRun(
  register: Register,
  key: Key,
  run: { readonly attempt: string },
  attempt: string | null,
): Promise<boolean> {
  const isMine =
    attempt === null
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : { ConditionExpression: 'attempt = :attempt', ExpressionAttributeValues: { ':attempt': attempt } }
  try {
    await register.client.send(new PutCommand({ TableName: register.table, Item: { ...key, ...run }, ...isMine }))
    return true
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false
    throw error
  }
}
