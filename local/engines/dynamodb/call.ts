/** A DynamoDB call as it came: the operation from its header, the input from its JSON body. */
import type { AwsRequest } from '../../aws/engine.ts'

export type Json = Readonly<Record<string, unknown>>

export interface DynamoCall {
  /** `PutItem`; empty when the header names none. */
  readonly operation: string
  readonly input: Json
}

// Readers that turn anything of the wrong shape into nothing: such a call goes on to the engine, which refuses it in
// AWS's words.
export const recordOf = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {}
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

const known = new WeakMap<AwsRequest, DynamoCall>()

export function readCall(request: AwsRequest): DynamoCall {
  const parsed = known.get(request)
  if (parsed) return parsed
  const target = request.headers['x-amz-target'] ?? ''
  const call = { operation: target.slice(target.indexOf('.') + 1), input: recordOf(parseJson(request.body)) }
  known.set(request, call)
  return call
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString())
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** One write to one table, wherever in a call it stands. */
export type TableWrite =
  | { readonly kind: 'put'; readonly table: string; readonly item: Json }
  | { readonly kind: 'update'; readonly table: string; readonly update: Json }

/** The puts and updates of a call. Deletes carry nothing but a key, which the engine checks itself. */
export function writesOf({ operation, input }: DynamoCall): TableWrite[] {
  const put = (from: Json): TableWrite => ({ kind: 'put', table: textOf(from.TableName), item: recordOf(from.Item) })
  const update = (from: Json): TableWrite => ({ kind: 'update', table: textOf(from.TableName), update: from })
  if (operation === 'PutItem') return [put(input)]
  if (operation === 'UpdateItem') return [update(input)]
  if (operation === 'TransactWriteItems') {
    return listOf(input.TransactItems).flatMap((entry) => {
      const { Put, Update } = recordOf(entry)
      return [...(Put ? [put(recordOf(Put))] : []), ...(Update ? [update(recordOf(Update))] : [])]
    })
  }
  if (operation === 'BatchWriteItem') {
    return Object.entries(recordOf(input.RequestItems)).flatMap(([table, requests]) =>
      listOf(requests).flatMap((request) => {
        const { PutRequest } = recordOf(request)
        return PutRequest ? [put({ TableName: table, Item: recordOf(PutRequest).Item })] : []
      }),
    )
  }
  return []
}
