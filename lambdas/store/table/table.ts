import { DynamoDBClient, TransactionConflictException } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'

/** The register's table and the client to reach it. Every function of this room takes one; nothing else knows either. */
export interface Register {
  readonly client: DynamoDBDocumentClient
  readonly table: string
}

export const indexes = { idNumber: 'byIdNumber', commune: 'byCommune', openLists: 'byOpenLists' } as const

/** The SDK reads region and endpoint from the environment, so the same code runs on AWS and on one machine. */
export function openRegister(table: string): Register {
  return registerOver(new DynamoDBClient({ maxAttempts: 6 }), table)
}

/** Over a client of one's own, which becomes the register's. */
export function registerOver(plain: DynamoDBClient, table: string): Register {
  // It would copy each item that is read or written, person and all, for a log that nobody keeps.
  plain.middlewareStack.remove('loggerMiddleware')
  retryClashes(plain)
  const client = DynamoDBDocumentClient.from(plain, { marshallOptions: { removeUndefinedValues: true } })
  return { client, table }
}

/**
 * A write of one item is refused while a transaction holds the item, be it only to look at it. Nothing was written, and it may be said again at
 * once; but the SDK takes it for the caller's fault. Transactions among themselves are retried in transaction.ts.
 */
function retryClashes({ middlewareStack }: DynamoDBClient): void {
  middlewareStack.add(
    (next) => async (args) => {
      try {
        return await next(args)
      } catch (error) {
        if (error instanceof TransactionConflictException) error.$retryable = {}
        throw error
      }
    },
    // Behind the SDK's own retries, which then see it.
    { step: 'finalizeRequest', priority: 'low', name: 'retryClashes' },
  )
}
