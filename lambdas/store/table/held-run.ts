import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { tryWrite } from './conditional-write.ts'
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
  const put = new PutCommand({ TableName: register.table, Item: { ...key, ...run }, ...isMine })
  return (await tryWrite(register.client.send(put))) !== undefined
}
