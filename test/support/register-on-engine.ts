import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb'
import type { HttpRequest, RequestSigner } from '@smithy/types'
import { type Register, registerOver } from '../../lambdas/store/table/table.ts'
import { openCredentials } from '../../local/aws/credentials.ts'
import type { Engine, Place } from '../../local/aws/engine.ts'
import { startGateway } from '../../local/aws/gateway.ts'
import { policyStore } from '../../local/aws/policies.ts'
import { startDynamoDb } from '../../local/engines/dynamodb/dynamodb-engine.ts'
import { loadAssembly } from '../../local/template/assembly.ts'
import { homePlace } from '../../local/template/home.ts'
import { provisionTable } from '../../local/template/provision/tables.ts'
import { Resolver } from '../../local/template/resolver.ts'

/** DynamoDB's own limit. */
const mostInBatch = 25

export interface RegisterEngine {
  /**
   * A Register as the synthesized Data stack describes it, under a name of its own, with a client of its own: empty, or with the items of
   * another one, which is cheaper than to let the same happen again.
   */
  freshRegister(items?: readonly Record<string, unknown>[]): Promise<Register>
  /** Another function's client on the same table. */
  again(register: Register): Register
  /** Where another process reaches the engine. */
  address(): Promise<EngineAddress>
  close(): Promise<void>
}

export interface EngineAddress {
  readonly endpoint: string
  readonly region: string
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string }
}

type Settings = NonNullable<ConstructorParameters<typeof DynamoDBClient>[0]>

interface Endpoint {
  readonly settings: Settings
  /** It runs on behind the tests of a file, and goes through all tables that it has, each second, for what has expired. */
  readonly runsOn: boolean
  address(): Promise<EngineAddress>
  close(): Promise<void>
}

/**
 * A real engine for the store: dynoxide behind the local cloud's limits, or the one at AWS_ENDPOINT_URL_DYNAMODB. Nobody signs and
 * nobody checks a signature: who may call is no question to the store, and the gateway has tests of its own.
 */
export async function startRegisterEngine(): Promise<RegisterEngine> {
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true'
  const scratch = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'ansinh-store-'))
  const assembly = process.env.ANSINH_TEST_DATA_STACK
  if (!assembly) throw new Error('the Data stack is not synthesized: this project needs its globalSetup')
  const resolver = new Resolver(loadAssembly(assembly))
  const place = homePlace(resolver)
  const running = process.env.AWS_ENDPOINT_URL_DYNAMODB
  const { settings, runsOn, address, close } = running
    ? theirEngine(running, place.region)
    : await ownEngine(scratch, place)
  const operator = new DynamoDBClient(settings)
  const clients: DynamoDBClient[] = [operator]
  const tables: string[] = []

  const open = (table: string): Register => {
    const client = new DynamoDBClient(settings)
    clients.push(client)
    return registerOver(client, table)
  }
  return {
    async freshRegister(items = []) {
      const [table] = resolver.resources('AWS::DynamoDB::GlobalTable', 'AWS::DynamoDB::Table')
      if (!table) throw new Error('the Data stack has no table')
      const name = `register-${tables.length + 1}`
      tables.push(name)
      resolver.bind(table, { ref: name, attributes: {} })
      await provisionTable(resolver, table, operator)
      const register = open(name)
      for (let at = 0; at < items.length; at += mostInBatch) {
        const puts = items.slice(at, at + mostInBatch).map((Item) => ({ PutRequest: { Item } }))
        await register.client.send(new BatchWriteCommand({ RequestItems: { [register.table]: puts } }))
      }
      return register
    },
    again: ({ table }) => open(table),
    address,
    async close() {
      if (runsOn) for (const TableName of tables) await operator.send(new DeleteTableCommand({ TableName }))
      for (const client of clients) client.destroy()
      await close()
      rmSync(scratch, { recursive: true, force: true })
    },
  }
}

/** One engine for the tests of a file. */
export function registerEngine(): Omit<RegisterEngine, 'close'> {
  let started: RegisterEngine | undefined
  const engine = (): RegisterEngine => {
    if (!started) throw new Error('the engine starts in beforeAll')
    return started
  }
  beforeAll(async () => {
    started = await startRegisterEngine()
  })
  afterAll(() => started?.close())
  return {
    freshRegister: (items) => engine().freshRegister(items),
    again: (register) => engine().again(register),
    address: () => engine().address(),
  }
}

/** DynamoDB Local keeps separate tables for each access key, so that files of tests may run side by side. */
function theirEngine(endpoint: string, region: string): Endpoint {
  const credentials = { accessKeyId: `AK${randomBytes(9).toString('hex')}`, secretAccessKey: 'local' }
  const scope = `${credentials.accessKeyId}/20200101/${region}/dynamodb/aws4_request`
  const authorization = `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`
  const signer = withHeaders({ authorization, 'x-amz-date': '20200101T000000Z' })
  return {
    settings: { endpoint, region, credentials, signer, maxAttempts: 1 },
    runsOn: true,
    address: async () => ({ endpoint, region, credentials }),
    async close() {},
  }
}

async function ownEngine(dataDir: string, place: Place): Promise<Endpoint> {
  const engine = await startDynamoDb({ dataDir, place, tableKeys: new Map() })
  const credentials = openCredentials(dataDir)
  let gateway: ReturnType<typeof startGateway> | undefined
  return {
    settings: {
      endpoint: engine.endpoint,
      region: place.region,
      credentials: credentials.operator,
      signer: withHeaders({}),
      requestHandler: handlerOf(engine),
      maxAttempts: 1,
    },
    runsOn: false,
    async address() {
      gateway ??= startGateway({ engines: [engine], credentials, policies: policyStore(), place })
      return { endpoint: (await gateway).url, region: place.region, credentials: credentials.operator }
    },
    async close() {
      await (await gateway)?.close()
      await engine.close()
    },
  }
}

const withHeaders = (headers: Readonly<Record<string, string>>): RequestSigner => ({
  sign: async (request) => {
    Object.assign(request.headers, headers)
    return request
  },
})

/** The SDK's calls go to the engine in this process; the way over the gateway's port would cost as much as the calls. */
function handlerOf(engine: Engine): NonNullable<Settings['requestHandler']> {
  return {
    async handle({ method, path, headers, body }: HttpRequest) {
      const asked = { method, path, query: new URLSearchParams(), headers, principal: { kind: 'operator' } as const }
      const { status, ...answer } = await engine.handle({
        ...asked,
        body: Buffer.from(body.buffer, body.byteOffset, body.byteLength),
      })
      return { response: { statusCode: status, headers: { ...answer.headers }, body: answer.body } }
    },
  }
}
