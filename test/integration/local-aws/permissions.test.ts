import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocument } from '@aws-sdk/lib-dynamodb'
import type { AwsKeys } from '../../../local/aws/credentials.ts'
import type { Engine } from '../../../local/aws/engine.ts'
import type { Statement } from '../../../local/aws/iam.ts'
import { openIamUsage, unusedGrants } from '../../../local/aws/iam-usage.ts'
import { startDynamoDb } from '../../../local/engines/dynamodb/dynamodb-engine.ts'
import { aCloud, aDataDir, type Cloud, place, refusalOf } from './a-cloud.ts'
import { createPeopleTable } from './people-table.ts'

const data = aDataDir()
const tableKeys = new Map<string, string>()
let cloud: Cloud
let engine: Engine

beforeAll(async () => {
  engine = await startDynamoDb({ dataDir: data.path, place, tableKeys })
  cloud = await aCloud([engine], { dataDir: data.path })
  for (const table of ['People', 'Ledger']) {
    await createPeopleTable(new DynamoDBClient(cloud.clientFor(cloud.credentials.operator)), table)
  }
})
beforeEach(() => tableKeys.clear())
afterAll(async () => {
  await cloud.close()
  data.remove()
})

const root = `arn:aws:dynamodb:${place.region}:${place.accountId}:table`
const allow = (Action: string | string[], Resource: string | string[] = `${root}/People`): Statement => ({
  Effect: 'Allow',
  Action,
  Resource,
})
const as = (keys: AwsKeys) => DynamoDBDocument.from(new DynamoDBClient(cloud.clientFor(keys)))
const role = (...statements: Statement[]) => as(cloud.aRole('RoleOfFunction', ...statements).keys)
const Key = { pk: 'p', sk: 's' }
const Item = Key
const read = { TableName: 'People', Key }

describe('a role in the local cloud', () => {
  it('may do what its policy allows, and is told who may not do what on which resource', async () => {
    const reader = role(allow('dynamodb:GetItem'))
    await expect(reader.get(read)).resolves.toBeDefined()
    expect(await refusalOf(reader.put({ TableName: 'People', Item }))).toEqual({
      name: 'AccessDeniedException',
      message: `User: arn:aws:sts::123456789012:assumed-role/RoleOfFunction/RoleOfFunction is not authorized to perform: dynamodb:PutItem on resource: ${root}/People because no identity-based policy allows the dynamodb:PutItem action`,
    })
    expect((await refusalOf(reader.get({ ...read, TableName: 'Ledger' }))).message).toContain(`${root}/Ledger`)
  })

  it('may do nothing without a policy', async () => {
    const nobody = as(cloud.credentials.issue(`arn:aws:iam::${place.accountId}:role/Nobody`))
    expect((await refusalOf(nobody.get(read))).name).toBe('AccessDeniedException')
  })

  it('is stopped by an explicit deny whatever else allows', async () => {
    const writer = role(allow('dynamodb:*'), { Effect: 'Deny', Action: 'dynamodb:Delete*', Resource: '*' })
    await writer.put({ TableName: 'People', Item })
    const { name, message } = await refusalOf(writer.delete(read))
    expect([name, message]).toEqual([
      'AccessDeniedException',
      expect.stringMatching(/dynamodb:DeleteItem .* with an explicit deny in an identity-based policy$/),
    ])
  })

  it('needs the index for a query on the index, and the table for one on the table', async () => {
    const query = {
      TableName: 'People',
      KeyConditionExpression: 'commune = :u',
      ExpressionAttributeValues: { ':u': 'x' },
    }
    const onTable = { ...query, KeyConditionExpression: 'pk = :u' }
    const onlyTable = role(allow('dynamodb:Query'))
    await expect(onlyTable.query(onTable)).resolves.toBeDefined()
    expect((await refusalOf(onlyTable.query({ ...query, IndexName: 'byCommune' }))).message).toContain(
      `${root}/People/index/byCommune`,
    )
    const onlyIndex = role(allow('dynamodb:Query', `${root}/People/index/*`))
    await expect(onlyIndex.query({ ...query, IndexName: 'byCommune' })).resolves.toBeDefined()
    expect((await refusalOf(onlyIndex.query(onTable))).name).toBe('AccessDeniedException')
  })

  it('needs the permission of each entry of a transaction', async () => {
    const TransactItems = [
      { Put: { TableName: 'People', Item } },
      { ConditionCheck: { TableName: 'Ledger', Key, ConditionExpression: 'attribute_not_exists(pk)' } },
    ]
    const writer = role(allow('dynamodb:PutItem'))
    expect((await refusalOf(writer.transactWrite({ TransactItems }))).message).toContain(
      `dynamodb:ConditionCheckItem on resource: ${root}/Ledger`,
    )
    const both = role(allow('dynamodb:PutItem'), allow('dynamodb:ConditionCheckItem', `${root}/Ledger`))
    await expect(both.transactWrite({ TransactItems })).resolves.toBeDefined()
    const reading = { TransactItems: [{ Get: read }] }
    expect((await refusalOf(both.transactGet(reading))).message).toContain('dynamodb:GetItem')
  })

  it('needs the batch permissions on every table of a batch', async () => {
    const RequestItems = { People: { Keys: [Key] }, Ledger: { Keys: [Key] } }
    const one = role(allow(['dynamodb:BatchGetItem', 'dynamodb:GetItem']))
    expect((await refusalOf(one.batchGet({ RequestItems }))).message).toContain(`${root}/Ledger`)
    const write = { RequestItems: { People: [{ PutRequest: { Item } }] } }
    expect((await refusalOf(one.batchWrite(write))).message).toContain('dynamodb:BatchWriteItem')
  })

  it('needs the key of a table that is encrypted with one', async () => {
    const key = `arn:aws:kms:${place.region}:${place.accountId}:key/1`
    tableKeys.set('People', key)
    const without = role(allow('dynamodb:GetItem'))
    expect((await refusalOf(without.get(read))).message).toContain(`kms:Decrypt on resource: ${key}`)
    const decrypt = { ...allow('kms:Decrypt', key) }
    const viaDynamo = { StringEquals: { 'kms:ViaService': `dynamodb.${place.region}.amazonaws.com` } }
    await expect(role(allow('dynamodb:GetItem'), { ...decrypt, Condition: viaDynamo }).get(read)).resolves.toBeDefined()
    const viaS3 = { StringEquals: { 'kms:ViaService': `s3.${place.region}.amazonaws.com` } }
    const elsewhere = role(allow('dynamodb:GetItem'), { ...decrypt, Condition: viaS3 })
    expect((await refusalOf(elsewhere.get(read))).name).toBe('AccessDeniedException')
  })

  it('is refused, loudly, by a condition that the local cloud does not know', async () => {
    const Condition = { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['p'] } }
    const tenant = role({ ...allow('dynamodb:GetItem'), Condition })
    expect((await refusalOf(tenant.get(read))).name).toBe('AccessDeniedException')
    await refusalOf(tenant.get(read))
    expect(cloud.reports.filter((line) => line.includes('ForAllValues:StringEquals'))).toEqual([
      expect.stringMatching(/RoleOfFunction: policy own, statement 0: operator .*, key dynamodb:LeadingKeys/),
    ])
  })
})

describe('PartiQL', () => {
  it('is refused even to the operator: nothing here is checked for it', async () => {
    const { operator } = cloud.credentials
    const { message } = await refusalOf(as(operator).executeStatement({ Statement: 'SELECT * FROM "People"' }))
    expect(message).toContain('PartiQL')
  })
})

describe('the record of used grants', () => {
  it('names each grant that no call needed, and is merged across runs', async () => {
    const file = join(data.path, 'iam-usage.json')
    const run = async (work: (reader: DynamoDBDocument, second: Cloud) => Promise<unknown>) => {
      const second = await aCloud([{ ...engine, close: async () => {} }], {
        dataDir: data.path,
        usage: openIamUsage(file),
      })
      const actions = ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:Scan']
      const { keys } = second.aRole(
        'Reader',
        allow('dynamodb:PutItem'),
        allow(actions, [`${root}/People`, `${root}/L*`]),
      )
      await work(DynamoDBDocument.from(new DynamoDBClient(second.clientFor(keys))), second)
      const unused = unusedGrants(second.policies, openIamUsage(file))
      await second.close()
      return { unused, afterwards: unusedGrants(second.policies, openIamUsage(file)) }
    }
    await run((reader) => reader.get(read))
    const { afterwards } = await run((reader) => reader.scan({ TableName: 'Ledger' }))
    expect(
      afterwards.map(({ statement, action, resource }) => [statement, action, resource.slice(root.length)]),
    ).toEqual([
      [0, 'dynamodb:PutItem', '/People'],
      [1, 'dynamodb:GetItem', '/L*'],
      [1, 'dynamodb:Query', '/People'],
      [1, 'dynamodb:Query', '/L*'],
      [1, 'dynamodb:Scan', '/People'],
    ])
    expect(JSON.parse(readFileSync(file, 'utf8'))).toHaveLength(2)
  })

  it('does not count what was refused', async () => {
    const { keys, roleArn } = cloud.aRole('Refused', allow('dynamodb:PutItem'))
    const TransactItems = [{ Put: { TableName: 'People', Item } }, { Delete: { TableName: 'Ledger', Key } }]
    await refusalOf(as(keys).transactWrite({ TransactItems }))
    const own = unusedGrants(cloud.policies, cloud.usage).filter((grant) => grant.roleArn === roleArn)
    expect(own).toHaveLength(1)
  })
})
