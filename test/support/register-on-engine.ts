import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { Register } from '../../lambdas/store/table.ts'
import { openCredentials } from '../../local/aws/credentials.ts'
import { startGateway } from '../../local/aws/gateway.ts'
import { policyStore } from '../../local/aws/policies.ts'
import { startDynamoDb } from '../../local/engines/dynamodb/dynamodb-engine.ts'
import { loadAssembly } from '../../local/template/assembly.ts'
import { homePlace } from '../../local/template/home.ts'
import { provisionTable } from '../../local/template/provision/tables.ts'
import { Resolver } from '../../local/template/resolver.ts'

export interface RegisterEngine {
  /** An empty Register as the synthesized Data stack describes it, under a name of its own, with a client of its own. */
  freshRegister(): Promise<Register>
  /** Another function's client on the same table. */
  again(register: Register): Register
  close(): Promise<void>
}

interface Endpoint {
  readonly settings: ConstructorParameters<typeof DynamoDBClient>[0] & object
  close(): Promise<void>
}

/** A real engine for the store: dynoxide behind the local cloud's limits, or the one at AWS_ENDPOINT_URL_DYNAMODB. */
export async function startRegisterEngine(): Promise<RegisterEngine> {
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true'
  const scratch = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'ansinh-store-'))
  const assembly = process.env.ANSINH_TEST_DATA_STACK
  if (!assembly) throw new Error('the Data stack is not synthesized: this project needs its globalSetup')
  const resolver = new Resolver(loadAssembly(assembly))
  const place = homePlace(resolver)
  const running = process.env.AWS_ENDPOINT_URL_DYNAMODB
  const { settings, close } = running ? theirEngine(running, place.region) : await ownEngine(scratch, place)
  const operator = new DynamoDBClient(settings)
  const clients: DynamoDBClient[] = [operator]
  let tables = 0

  const open = (table: string): Register => {
    const client = new DynamoDBClient(settings)
    clients.push(client)
    return { table, client: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }) }
  }
  return {
    async freshRegister() {
      const [table] = resolver.resources('AWS::DynamoDB::GlobalTable', 'AWS::DynamoDB::Table')
      if (!table) throw new Error('the Data stack has no table')
      tables++
      resolver.bind(table, { ref: `register-${tables}`, attributes: {} })
      await provisionTable(resolver, table, operator)
      return open(`register-${tables}`)
    },
    again: ({ table }) => open(table),
    async close() {
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
  return { freshRegister: () => engine().freshRegister(), again: (register) => engine().again(register) }
}

/** DynamoDB Local keeps separate tables for each access key, so that files of tests may run side by side. */
function theirEngine(endpoint: string, region: string): Endpoint {
  const credentials = { accessKeyId: `AK${randomBytes(9).toString('hex')}`, secretAccessKey: 'local' }
  return { settings: { endpoint, region, credentials, maxAttempts: 1 }, async close() {} }
}

async function ownEngine(dataDir: string, place: { accountId: string; region: string }): Promise<Endpoint> {
  const engine = await startDynamoDb({ dataDir, place, tableKeys: new Map() })
  const credentials = openCredentials(dataDir)
  const gateway = await startGateway({ engines: [engine], credentials, policies: policyStore(), place })
  return {
    settings: { endpoint: gateway.url, region: place.region, credentials: credentials.operator, maxAttempts: 1 },
    async close() {
      await gateway.close()
      await engine.close()
    },
  }
}
