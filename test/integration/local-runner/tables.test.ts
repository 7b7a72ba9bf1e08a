import { DescribeTableCommand, DynamoDBClient, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb'
import { openCredentials } from '../../../local/aws/credentials.ts'
import { startGateway } from '../../../local/aws/gateway.ts'
import { policyStore } from '../../../local/aws/policies.ts'
import { startDynamoDb } from '../../../local/engines/dynamodb/dynamodb-engine.ts'
import { provisionTable } from '../../../local/template/provision/tables.ts'
import { anAssembly } from '../../unit/local-template/an-assembly.ts'
import { onEnd, scratch } from './fixture/cloud.ts'

const place = { accountId: '123456789012', region: 'ap-southeast-1' }
const attribute = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' })
interface Index {
  readonly IndexName: string
  readonly KeySchema: readonly { readonly AttributeName: string; readonly KeyType: string }[]
}
const index = (IndexName: string, ...names: readonly string[]): Index => ({
  IndexName,
  KeySchema: names.map((AttributeName, at) => ({ AttributeName, KeyType: at === 0 ? 'HASH' : 'RANGE' })),
  ...{ Projection: { ProjectionType: 'ALL' } },
})

let data: string
let client: DynamoDBClient

beforeAll(async () => {
  data = scratch('local-tables')
  const engine = await startDynamoDb({ dataDir: data, place, tableKeys: new Map() })
  const credentials = openCredentials(data)
  const gateway = await startGateway({ engines: [engine], credentials, policies: policyStore(), place })
  client = new DynamoDBClient({ endpoint: gateway.url, region: place.region, credentials: credentials.operator })
  onEnd(engine.close)
  onEnd(gateway.close)
  onEnd(() => client.destroy())
})

async function provision(GlobalSecondaryIndexes: readonly Index[], key = 'pk'): Promise<void> {
  const used = GlobalSecondaryIndexes.flatMap(({ KeySchema }) => KeySchema.map(({ AttributeName }) => AttributeName))
  const Properties = {
    KeySchema: [{ AttributeName: key, KeyType: 'HASH' }],
    AttributeDefinitions: [...new Set([key, ...used])].map(attribute),
    GlobalSecondaryIndexes,
  }
  const resolver = anAssembly({ Main: { Resources: { Table: { Type: 'AWS::DynamoDB::GlobalTable', Properties } } } })
  const [table] = resolver.resources('AWS::DynamoDB::GlobalTable')
  if (table === undefined) throw new Error('no table')
  await provisionTable(resolver, table, client)
}

async function indexNames(): Promise<readonly (string | undefined)[]> {
  const { Table } = await client.send(new DescribeTableCommand({ TableName: 'main-table' }))
  return (Table?.GlobalSecondaryIndexes ?? []).map(({ IndexName }) => IndexName).sort()
}

describe('a table of the template', () => {
  it('is made once, keeps its items, and follows changes of its indexes', async () => {
    await provision([index('byCommune', 'commune')])
    const Item = { pk: { S: '1' }, commune: { S: '24133' }, number: { S: '7' } }
    await client.send(new PutItemCommand({ TableName: 'main-table', Item }))
    await provision([index('byCommune', 'commune')])
    await provision([index('byNumber', 'number'), index('byCommune', 'commune', 'number')])
    expect(await indexNames()).toEqual(['byCommune', 'byNumber'])
    const { Items } = await client.send(
      new QueryCommand({
        TableName: 'main-table',
        IndexName: 'byNumber',
        KeyConditionExpression: '#n = :n',
        ExpressionAttributeNames: { '#n': 'number' },
        ExpressionAttributeValues: { ':n': { S: '7' } },
      }),
    )
    expect(Items).toEqual([Item])
    await provision([])
    expect(await indexNames()).toEqual([])
  })

  it('whose key changed is refused instead of losing what it holds', async () => {
    await provision([])
    await expect(provision([], 'number')).rejects.toThrow(/Main\/Table .*the data on disk has the key pk:HASH/)
  })
})
