import { TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb'
import type { Register } from '../../../lambdas/store/table/table.ts'

/** How many items each transaction of this client had, as they are sent. */
export function transactionsOf({ client }: Register): number[] {
  const sizes: number[] = []
  client.middlewareStack.add(
    (next, context) => (args) => {
      if (context.commandName === TransactWriteItemsCommand.name)
        sizes.push((args.input as { TransactItems: unknown[] }).TransactItems.length)
      return next(args)
    },
    { step: 'initialize', name: 'transactionSizes' },
  )
  return sizes
}

/**
 * Lets the first transactions of this client end as DynamoDB ends them when another one holds an item: an answer of the service,
 * read by the SDK like any other. No engine of a single machine ever gives it.
 * @returns how often a transaction was sent
 */
export function cancelFirst({ client }: Register, times: number, code: string): { sent: number } {
  const seen = { sent: 0 }
  const body = {
    __type: 'com.amazonaws.dynamodb.v20120810#TransactionCanceledException',
    Message: `Transaction cancelled, please refer cancellation reasons for specific reasons [None, ${code}]`,
    CancellationReasons: [{ Code: 'None' }, { Code: code, Message: 'Transaction is ongoing for the item' }],
  }
  client.middlewareStack.add(
    (next, context) => async (args) => {
      if (context.commandName !== TransactWriteItemsCommand.name) return next(args)
      seen.sent++
      if (seen.sent > times) return next(args)
      const response = {
        statusCode: 400,
        headers: { 'content-type': 'application/x-amz-json-1.0' },
        body: Buffer.from(JSON.stringify(body)),
      }
      return { response, output: { $metadata: {} } }
    },
    // Nearest to the wire, so that everything else of the SDK sees an answer of the service.
    { step: 'deserialize', priority: 'low', name: 'cancelFirst' },
  )
  return seen
}

const writes: readonly string[] = ['TransactWriteItemsCommand', 'UpdateItemCommand', 'PutItemCommand']

/** Lets this client's process die after so many writes: whatever it asks for then is asked by nobody. */
export function dieAfter({ client }: Register, most: number): { written: number } {
  const seen = { written: 0 }
  client.middlewareStack.add(
    (next, context) => (args) => {
      const isWrite = writes.includes(context.commandName ?? '')
      if (seen.written >= most && (isWrite || most === 0)) throw new Error('killed')
      if (isWrite) seen.written++
      return next(args)
    },
    { step: 'initialize', name: 'dieAfter' },
  )
  return seen
}

/** Lets the table be throttled at one call of this client, the first being 1: an answer of the service, after which nothing was done. */
export function throttleAt({ client }: Register, call: number, code: string): { calls: number } {
  const seen = { calls: 0 }
  const body = { __type: `com.amazonaws.dynamodb.v20120810#${code}`, message: 'Rate exceeded' }
  client.middlewareStack.add(
    (next) => async (args) => {
      if (++seen.calls !== call) return next(args)
      const response = {
        statusCode: 400,
        headers: { 'content-type': 'application/x-amz-json-1.0' },
        body: Buffer.from(JSON.stringify(body)),
      }
      return { response, output: { $metadata: {} } }
    },
    { step: 'deserialize', priority: 'low', name: 'throttleAt' },
  )
  return seen
}

/** Lets this client's process die before one of its calls, the first being 1: neither that one nor any later one is sent. */
export function dieBefore({ client }: Register, call: number): { calls: number } {
  const seen = { calls: 0 }
  client.middlewareStack.add(
    (next) => (args) => {
      if (seen.calls + 1 >= call) throw new Error('killed')
      seen.calls++
      return next(args)
    },
    { step: 'initialize', name: 'dieBefore' },
  )
  return seen
}

/** Lets this client's process die right behind one of its transactions: what it wrote stands, and nothing more is sent. */
export function dieBehindTransaction({ client }: Register, last = 1): void {
  let written = 0
  client.middlewareStack.add(
    (next, context) => async (args) => {
      if (written >= last) throw new Error('killed')
      const answer = await next(args)
      if (context.commandName === TransactWriteItemsCommand.name) written++
      return answer
    },
    { step: 'initialize', name: 'dieBehindTransaction' },
  )
}
