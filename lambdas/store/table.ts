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
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ maxAttempts: 6 }), {
    marshallOptions: { removeUndefinedValues: true },
  })
  return { client, table }
}
