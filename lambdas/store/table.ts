import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'

/** The register's table and the client to reach it. Every function of this room takes one; nothing else knows either. */
export interface Register {
  readonly client: DynamoDBDocumentClient
  readonly table: string
}

export const indexes = { idNumber: 'byIdNumber', commune: 'byCommune', openLists: 'byOpenLists' } as const

/** The SDK reads region and endpoint from the environment, so the same code runs on AWS and on one machine. */
export function openRegister(table: string): Register {
  const plain = new DynamoDBClient({ maxAttempts: 6 })
  // It would copy each item that is read or written, person and all, for a log that nobody keeps.
  plain.middlewareStack.remove('loggerMiddleware')
  const client = DynamoDBDocumentClient.from(plain, { marshallOptions: { removeUndefinedValues: true } })
  return { client, table }
}
