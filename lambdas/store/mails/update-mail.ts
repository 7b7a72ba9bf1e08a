import { UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb'
import { tryWrite } from '../table/conditional-write.ts'
import type { Key } from '../table/keys.ts'
import type { Register } from '../table/table.ts'

/** Changes an order of mails, or notes what became of one. @returns whether its condition held */
export async function updateMail(
  register: Register,
  Key: Key,
  change: Omit<UpdateCommandInput, 'TableName' | 'Key'>,
): Promise<boolean> {
  const written = register.client.send(new UpdateCommand({ TableName: register.table, Key, ...change }))
  return (await tryWrite(written)) !== undefined
}
