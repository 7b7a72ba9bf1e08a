import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { type RegisterClient, registerClient } from './register-client.ts'

/** The register's table and the client to reach it. Every function of this room takes one; nothing else knows either. */
export interface Register {
  readonly client: RegisterClient
  readonly table: string
}

export const indexes = { idNumber: 'byIdNumber', commune: 'byCommune', openLists: 'byOpenLists' } as const

/** The SDK reads region and endpoint from the environment, so the same code runs on AWS and on one machine. */
export function openRegister(table: string): Register {
  // Whoever works through a list calls some hundred times: what stands around a call is put together once for each kind of it.
  const plain = new DynamoDBClient({ maxAttempts: 6, cacheMiddleware: true })
  // It would copy each item that is read or written, person and all, for a log that nobody keeps.
  plain.middlewareStack.remove('loggerMiddleware')
  return { client: registerClient(plain), table }
}
