import { DescribeTableCommand, DynamoDBClient, ListTagsOfResourceCommand } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocument } from '@aws-sdk/lib-dynamodb'
import { startDynamoDb } from '../../../local/engines/dynamodb/dynamodb-engine.ts'
import { startDynoxide } from '../../../local/engines/dynamodb/dynoxide.ts'
import { aCloud, aDataDir, type Cloud, place, refusalOf } from './a-cloud.ts'
import { createPeopleTable } from './people-table.ts'
import { streamCall } from './stream-call.ts'

const data = aDataDir()
let cloud: Cloud
let client: DynamoDBClient
let tables: DynamoDBDocument
const TableName = 'People'

beforeAll(async () => {
  const engine = await startDynamoDb({ dataDir: data.path, place, tableKeys: new Map() })
  cloud = await aCloud([engine], { dataDir: data.path })
  client = new DynamoDBClient(cloud.clientFor(cloud.credentials.operator))
  tables = DynamoDBDocument.from(client)
  await createPeopleTable(client, TableName)
})
afterAll(async () => {
  await cloud.close()
  data.remove()
})

const item = (pk: string, more: object = {}) => ({ pk, sk: 'a', ...more })
const put = (Item: object) => tables.put({ TableName, Item: Item as Record<string, unknown> })
const times = <T>(count: number, make: (index: number) => T) => Array.from({ length: count }, (_, index) => make(index))

/** Each of these calls is one that DynamoDB refuses; the message is the part that tells which rule it is. */
const refused: Readonly<Record<string, [() => Promise<unknown>, string]>> = {
  'an item of more than 400 KB': [() => put(item('a', { text: 'x'.repeat(409_600) })), 'Item size'],
  'an empty key': [() => put(item('')), 'empty string value'],
  'an empty key of an index': [() => put(item('a', { commune: '' })), 'empty string value'],
  'a long key of an index': [() => put(item('a', { commune: 'x'.repeat(2049), name: 'x' })), '2048'],
  'a long sort key of an index': [() => put(item('a', { commune: 'x', name: 'ế'.repeat(342) })), '1024'],
  'a long key of an index in an update': [
    () =>
      tables.update({
        TableName,
        Key: item('a'),
        UpdateExpression: 'SET #c = if_not_exists(other, :c)',
        ExpressionAttributeNames: { '#c': 'commune' },
        ExpressionAttributeValues: { ':c': 'x'.repeat(2049) },
      }),
    '2048',
  ],
  'a long key of an index in a batch': [
    () =>
      tables.batchWrite({
        RequestItems: { [TableName]: [{ PutRequest: { Item: item('b', { commune: 'x'.repeat(2049), name: 'n' }) } }] },
      }),
    '2048',
  ],
  '101 entries in a transaction': [
    () => tables.transactWrite({ TransactItems: times(101, (n) => ({ Put: { TableName, Item: item(`t${n}`) } })) }),
    '100',
  ],
  'one item twice in a transaction': [
    () =>
      tables.transactWrite({
        TransactItems: [{ Put: { TableName, Item: item('t') } }, { Delete: { TableName, Key: item('t') } }],
      }),
    'multiple operations on one item',
  ],
  'two operations in one entry': [
    () =>
      tables.transactWrite({
        TransactItems: [{ Put: { TableName, Item: item('t') }, Delete: { TableName, Key: item('u') } }],
      }),
    'only contain one of',
  ],
  'more than 4 MB in a transaction': [
    () =>
      tables.transactWrite({
        TransactItems: times(12, (n) => ({ Put: { TableName, Item: item(`t${n}`, { text: 'x'.repeat(390_000) }) } })),
      }),
    '4MB',
  ],
  '26 writes in a batch': [
    () =>
      tables.batchWrite({ RequestItems: { [TableName]: times(26, (n) => ({ PutRequest: { Item: item(`b${n}`) } })) } }),
    'length less than or equal to 25',
  ],
  'more than 16 MB in a request': [
    () =>
      tables.batchWrite({
        RequestItems: {
          [TableName]: times(25, (n) => ({ PutRequest: { Item: item(`b${n}`, { text: '\u0001'.repeat(120_000) }) } })),
        },
      }),
    '16 MB',
  ],
  'a query of a key of the wrong type': [
    () => tables.query({ TableName, KeyConditionExpression: 'pk = :p', ExpressionAttributeValues: { ':p': 7 } }),
    'does not match schema type',
  ],
  'a query of an empty key': [
    () =>
      tables.query({
        TableName,
        KeyConditionExpression: 'pk = :p AND begins_with(sk, :s)',
        ExpressionAttributeValues: { ':p': 'a', ':s': '' },
      }),
    'empty string value. Key: sk',
  ],
  'a query of an empty key of an index': [
    () =>
      tables.query({
        TableName,
        IndexName: 'byCommune',
        KeyConditionExpression: '#c = :c AND #n BETWEEN :a AND :z',
        ExpressionAttributeNames: { '#c': 'commune', '#n': 'name' },
        ExpressionAttributeValues: { ':c': 'x', ':a': '', ':z': 'z' },
      }),
    'IndexName: byCommune, IndexKey: name',
  ],
  'a page that starts in another partition': [
    () =>
      tables.query({
        TableName,
        KeyConditionExpression: 'pk = :p',
        ExpressionAttributeValues: { ':p': 'a' },
        ExclusiveStartKey: { pk: 'b', sk: 'a' },
      }),
    'outside query boundaries',
  ],
  'attributes that an index does not hold': [
    () =>
      tables.query({
        TableName,
        IndexName: 'byName',
        KeyConditionExpression: '#n = :n',
        ProjectionExpression: 'pk, payment.amount',
        ExpressionAttributeNames: { '#n': 'name' },
        ExpressionAttributeValues: { ':n': 'x' },
      }),
    'does not project [payment]',
  ],
  'a filter on attributes that an index does not hold': [
    () =>
      tables.scan({
        TableName,
        IndexName: 'byName',
        FilterExpression: 'attribute_exists(pk) AND NOT paid = :paid',
        ExpressionAttributeValues: { ':paid': true },
      }),
    'filter attributes: [paid]',
  ],
  'more than 100 operands of IN': [
    () =>
      tables.scan({
        TableName,
        FilterExpression: `commune IN (${times(101, (n) => `:v${n}`).join(', ')})`,
        ExpressionAttributeValues: Object.fromEntries(times(101, (n) => [`:v${n}`, n])),
      }),
    'number of operands: 101',
  ],
}

describe('the local DynamoDB', () => {
  it.each(Object.entries(refused))('refuses %s', async (_, [call, message]) => {
    const refusal = await refusalOf(call())
    expect(refusal.message).toContain(message)
    expect(['ValidationException', 'RequestEntityTooLargeException']).toContain(refusal.name)
  })

  it('refuses to change a key in a transaction, and says which entry would', async () => {
    await put(item('k'))
    const change = {
      TableName,
      Key: item('k'),
      UpdateExpression: 'REMOVE other SET #k = :k',
      ExpressionAttributeNames: { '#k': 'pk' },
      ExpressionAttributeValues: { ':k': 'other' },
    }
    const TransactItems = [{ Put: { TableName, Item: item('not-written') } }, { Update: change }]
    await expect(tables.transactWrite({ TransactItems })).rejects.toMatchObject({
      name: 'TransactionCanceledException',
      CancellationReasons: [{ Code: 'None' }, { Code: 'ValidationError' }],
    })
    expect((await tables.get({ TableName, Key: item('k') })).Item).toEqual(item('k'))
    expect((await tables.get({ TableName, Key: item('not-written') })).Item).toBeUndefined()
  })

  it('refuses to read more than 4 MB in a transaction, by the size of the items and not of the answer', async () => {
    const heavy = times(11, (n) => item(`h${n}`, { text: 'x'.repeat(400_000) }))
    for (const one of heavy) await put(one)
    const read = (items: readonly { pk: string; sk: string }[]) =>
      tables.transactGet({ TransactItems: items.map(({ pk, sk }) => ({ Get: { TableName, Key: { pk, sk } } })) })
    expect((await refusalOf(read(heavy))).message).toContain('4 MB')
    await expect(read(heavy.slice(0, 10))).resolves.toBeDefined()
    // Quotes are twice as long in JSON.
    const wordy = times(10, (n) => item(`w${n}`, { text: '"'.repeat(400_000) }))
    for (const one of wordy) await put(one)
    await expect(read(wordy)).resolves.toBeDefined()
  })

  it('takes what stands just inside the limits', async () => {
    await put(item('a', { commune: 'x'.repeat(1024), name: 'x'.repeat(1024) }))
    await tables.transactWrite({ TransactItems: times(100, (n) => ({ Put: { TableName, Item: item(`t${n}`) } })) })
    const query = {
      TableName,
      IndexName: 'byName',
      KeyConditionExpression: '#n = :n',
      FilterExpression: 'begins_with(pk, :n) OR size(sk) > :none',
      ProjectionExpression: 'pk, sk, commune, #n',
      ExpressionAttributeNames: { '#n': 'name' },
      ExpressionAttributeValues: { ':n': 'x'.repeat(1024), ':none': 0 },
    }
    expect((await tables.query(query)).Count).toBe(1)
  })

  it('pages through a partition with its own cursors', async () => {
    const RequestItems = { [TableName]: times(5, (n) => ({ PutRequest: { Item: { pk: 'pages', sk: `${n}` } } })) }
    await tables.batchWrite({ RequestItems })
    const query = {
      TableName,
      Limit: 2,
      KeyConditionExpression: 'pk = :p',
      ExpressionAttributeValues: { ':p': 'pages' },
    }
    const seen: unknown[] = []
    let ExclusiveStartKey: Record<string, unknown> | undefined
    do {
      const page = await tables.query({ ...query, ...(ExclusiveStartKey ? { ExclusiveStartKey } : {}) })
      seen.push(...(page.Items ?? []).map(({ sk }) => sk))
      ExclusiveStartKey = page.LastEvaluatedKey
    } while (ExclusiveStartKey)
    expect(seen).toEqual(['0', '1', '2', '3', '4'])
  })

  it("names tables, indexes and streams in the stage's region and account", async () => {
    const { Table } = await client.send(new DescribeTableCommand({ TableName }))
    const TableArn = 'arn:aws:dynamodb:ap-southeast-1:123456789012:table/People'
    expect(Table).toMatchObject({ TableArn, LatestStreamArn: expect.stringContaining(`${TableArn}/stream/`) })
    const tags = client.send(new ListTagsOfResourceCommand({ ResourceArn: Table?.TableArn }))
    await expect(tags).resolves.toBeDefined()
  })
})

describe('a stream of the local DynamoDB', () => {
  it("is read with the permissions on the stream's own ARN", async () => {
    const { Table } = await client.send(new DescribeTableCommand({ TableName }))
    const StreamArn = Table?.LatestStreamArn ?? ''
    const { keys } = cloud.aRole('Reader', {
      Effect: 'Allow',
      Action: ['dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:DescribeStream'],
      Resource: StreamArn,
    })
    const call = streamCall(cloud.url, keys)
    const { StreamDescription } = await call('DescribeStream', { StreamArn })
    const [shard] = StreamDescription.Shards
    await put(item('streamed'))
    const position = { StreamArn, ShardId: shard.ShardId, ShardIteratorType: 'TRIM_HORIZON' }
    let { ShardIterator } = await call('GetShardIterator', position)
    const seen: string[] = []
    while (!seen.includes('streamed')) {
      expect(ShardIterator).toContain(`${StreamArn}|`)
      const { Records, NextShardIterator } = await call('GetRecords', { ShardIterator })
      for (const record of Records) {
        expect(record.awsRegion).toBe(place.region)
        seen.push(record.dynamodb.Keys.pk.S)
      }
      ShardIterator = NextShardIterator
    }
    const other = streamCall(cloud.url, cloud.aRole('Other').keys)
    await expect(other('GetRecords', { ShardIterator })).rejects.toThrow(
      `dynamodb:GetRecords on resource: ${StreamArn}`,
    )
  })
})

describe('an engine that runs elsewhere', () => {
  it('is used in place of dynoxide, with all roles on the same tables', async () => {
    const elsewhere = aDataDir()
    const running = await startDynoxide(elsewhere.path, (error) => {
      throw error
    })
    const engine = await startDynamoDb({
      dataDir: '/nowhere',
      place,
      tableKeys: new Map(),
      endpoint: running.url,
    })
    const second = await aCloud([engine], { dataDir: elsewhere.path })
    await createPeopleTable(new DynamoDBClient(second.clientFor(second.credentials.operator)), 'Elsewhere')
    const { keys } = second.aRole('Any', { Effect: 'Allow', Action: 'dynamodb:*', Resource: '*' })
    const any = DynamoDBDocument.from(new DynamoDBClient(second.clientFor(keys)))
    await any.put({ TableName: 'Elsewhere', Item: item('a') })
    expect((await any.get({ TableName: 'Elsewhere', Key: item('a') })).Item).toEqual(item('a'))
    await second.close()
    await running.stop()
    elsewhere.remove()
  })
})
