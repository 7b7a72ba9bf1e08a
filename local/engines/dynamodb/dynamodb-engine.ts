/**
 * DynamoDB for the gateway: dynoxide (or the engine at AWS_ENDPOINT_URL_DYNAMODB) behind the permissions and limits
 * that it does not enforce itself.
 */
import type { AwsResponse, Engine, Place } from '../../aws/engine.ts'
import { errorResponse } from '../../aws/error-response.ts'
import { accessesOf, isPartiQl } from './accesses.ts'
import { translation } from './arns.ts'
import { type DynamoCall, listOf, readCall, recordOf, textOf, writesOf } from './call.ts'
import { startDynoxide, waitUntilReady } from './dynoxide.ts'
import { type Answer, forwarder } from './forward.ts'
import { itemBytes } from './item-size.ts'
import { type Excess, findExcess, maxRequestBytes, maxTransactGetBytes } from './limits.ts'
import { readSchema, type TableSchema } from './schema.ts'

export interface DynamoDbOptions {
  readonly dataDir: string
  readonly place: Place
  /** The customer key's ARN by table name, for tables that are encrypted with one; may be filled after the start. */
  readonly tableKeys: ReadonlyMap<string, string>
  /** An engine that runs already, instead of dynoxide. Default: AWS_ENDPOINT_URL_DYNAMODB of this process. */
  readonly endpoint?: string | undefined
  /** The database died. Default: the error is thrown, which ends the process. */
  readonly onCrash?: (error: Error) => void
}

const throwIt = (error: Error) => {
  throw error
}

/** Starts the database and waits until it answers. */
export async function startDynamoDb(options: DynamoDbOptions): Promise<Engine & { readonly endpoint: string }> {
  const { place, tableKeys, onCrash = throwIt, endpoint: running = process.env.AWS_ENDPOINT_URL_DYNAMODB } = options
  const child = running ? undefined : await startDynoxide(options.dataDir, onCrash)
  const endpoint = child?.url ?? running ?? ''
  if (child === undefined) await waitUntilReady(endpoint)
  const { send, close } = forwarder(endpoint, place.region)
  const schemas = schemaCache((target, body) => send(target, body))
  const translate = translation(place)

  return {
    service: 'dynamodb',
    endpoint,
    accesses: (request) => accessesOf(readCall(request), { place, tableKeys }),
    async handle(request) {
      const call = readCall(request)
      if (isPartiQl(call.operation)) {
        return refuse('ValidationException', 'PartiQL is not used in this system: write the call as an operation.')
      }
      if (request.body.length > maxRequestBytes) {
        return errorResponse('dynamodb', {
          status: 413,
          code: 'RequestEntityTooLargeException',
          message: 'Request body is larger than 16 MB.',
        })
      }
      const tables = await schemas.load(tablesToCheck(call))
      const excess = findExcess(call, (table) => tables.get(table))
      if (excess) return excessResponse(call, excess)
      const answer = await send(request.headers['x-amz-target'] ?? '', translate.request(request, call))
      if (call.operation.endsWith('Table')) schemas.forget(textOf(call.input.TableName))
      if (call.operation === 'TransactGetItems' && isTooMuch(answer.body)) {
        return refuse('ValidationException', 'Payload in response is too large: a TransactGetItems returns up to 4 MB.')
      }
      return translated(answer, translate.response(answer.body, call))
    },
    async close() {
      close()
      await child?.stop()
    },
  }
}

const refuse = (code: string, message: string) => errorResponse('dynamodb', { status: 400, code, message })

function translated({ status, headers, body }: Answer, own: Buffer): AwsResponse {
  if (own === body) return { status, headers, body }
  const { 'x-amz-crc32': _ofTheOldBody, ...others } = headers
  return { status, headers: others, body: own }
}

function excessResponse({ input }: DynamoCall, { message, entry }: Excess): AwsResponse {
  if (entry === undefined) return refuse('ValidationException', message)
  const reasons = listOf(input.TransactItems).map((_, index) =>
    index === entry ? { Code: 'ValidationError', Message: message } : { Code: 'None' },
  )
  const codes = reasons.map(({ Code }) => Code).join(', ')
  return {
    status: 400,
    headers: { 'content-type': 'application/x-amz-json-1.0' },
    body: JSON.stringify({
      __type: 'com.amazonaws.dynamodb.v20120810#TransactionCanceledException',
      Message: `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
      CancellationReasons: reasons,
    }),
  }
}

/** Weighs the items only where the answer itself is heavy, which is always more than its items. */
function isTooMuch(body: Buffer): boolean {
  if (body.length <= maxTransactGetBytes) return false
  const responses = listOf(recordOf(JSON.parse(body.toString())).Responses)
  const bytes = responses.reduce((sum: number, response) => sum + itemBytes(recordOf(response).Item), 0)
  return bytes > maxTransactGetBytes
}

/** The tables whose keys and indexes the limits must know. */
function tablesToCheck(call: DynamoCall): Set<string> {
  const isRead = call.operation === 'Query' || call.operation === 'Scan'
  return new Set(isRead ? [textOf(call.input.TableName)] : writesOf(call).map(({ table }) => table))
}

/** Schemas change only through this engine, so each is read once. */
function schemaCache(send: (target: string, body: Buffer) => Promise<Answer>) {
  const known = new Map<string, TableSchema>()
  return {
    forget: (table: string) => known.delete(table),
    async load(tables: ReadonlySet<string>): Promise<ReadonlyMap<string, TableSchema>> {
      for (const table of tables) {
        if (known.has(table)) continue
        const body = Buffer.from(JSON.stringify({ TableName: table }))
        const { status, body: description } = await send('DynamoDB_20120810.DescribeTable', body)
        // A table that is not there is the engine's to refuse.
        if (status === 200) known.set(table, readSchema(recordOf(JSON.parse(description.toString())).Table))
      }
      return known
    },
  }
}
