import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import { registerClient } from '../../../lambdas/store/register-client.ts'
import type { Register } from '../../../lambdas/store/table.ts'
import { registerEngine } from '../../support/register-on-engine.ts'

const engine = registerEngine()
const item = {
  pk: 'KINDS',
  sk: 'ONE',
  text: 'H\'Nguôm Êban 𝕏 " \\ \u0000 ơ̆',
  amount: -1_500_000,
  yes: true,
  nothing: null,
  list: ['a', [], { deep: [1, null] }],
  map: { birth: { year: 1961 }, empty: {} },
  holders: new Set(['b|x', 'a|y']),
  marks: Uint8Array.from([0, 127, 255]),
}
const key = { pk: item.pk, sk: item.sk }

let register: Register
let theirs: DynamoDBDocumentClient
beforeEach(async () => {
  register = await engine.freshRegister()
  theirs = DynamoDBDocumentClient.from(new DynamoDBClient(await engine.address()))
})
afterEach(() => theirs.destroy())

it('writes what the document client of the SDK reads, and reads what it writes', async () => {
  const { client, table: TableName } = register
  await client.send(new PutCommand({ TableName, Item: item }))
  expect((await theirs.send(new GetCommand({ TableName, Key: key }))).Item).toEqual(item)
  await theirs.send(new PutCommand({ TableName, Item: { ...item, sk: 'TWO' } }))
  expect((await client.send(new GetCommand({ TableName, Key: { ...key, sk: 'TWO' } }))).Item).toEqual({
    ...item,
    sk: 'TWO',
  })
})

it('gives each operation its own answer, page by page, and a failed condition as the SDK tells it', async () => {
  const { client, table: TableName } = register
  const put = (sk: string) => ({ Put: { TableName, Item: { ...key, sk, n: 1 } } })
  await client.send(new TransactWriteCommand({ TransactItems: [put('1'), put('2'), put('3')] }))
  const question = {
    TableName,
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': key.pk },
    Limit: 2,
  }
  const first = await client.send(new QueryCommand(question))
  const rest = await client.send(new QueryCommand({ ...question, ExclusiveStartKey: first.LastEvaluatedKey }))
  expect([...(first.Items ?? []), ...(rest.Items ?? [])].map(({ sk }) => sk)).toEqual(['1', '2', '3'])
  const read = new BatchGetCommand({
    RequestItems: { [TableName]: { Keys: [{ ...key, sk: '2' }], ConsistentRead: true } },
  })
  expect((await client.send(read)).Responses?.[TableName]).toEqual([{ ...key, sk: '2', n: 1 }])
  const update = {
    TableName,
    Key: { ...key, sk: '2' },
    UpdateExpression: 'ADD n :one',
    ConditionExpression: 'n = :one',
    ExpressionAttributeValues: { ':one': 1 },
    ReturnValues: 'ALL_NEW',
  } as const
  expect((await client.send(new UpdateCommand(update))).Attributes).toEqual({ ...key, sk: '2', n: 2 })
  await expect(client.send(new UpdateCommand(update))).rejects.toThrow(ConditionalCheckFailedException)
})

it('keeps calls apart that run side by side, also where what stands around them is put together once', async () => {
  const shared = registerClient(new DynamoDBClient({ ...(await engine.address()), cacheMiddleware: true }))
  const { table: TableName } = register
  const names = Array.from({ length: 40 }, (_, index) => `${index}`)
  await Promise.all(names.map((sk) => shared.send(new PutCommand({ TableName, Item: { ...key, sk, own: sk } }))))
  const found = await Promise.all(names.map((sk) => shared.send(new GetCommand({ TableName, Key: { ...key, sk } }))))
  expect(found.map(({ Item }) => Item?.own)).toEqual(names)
  const put = { TableName, Item: { ...key, sk: '0' }, ConditionExpression: 'attribute_not_exists(pk)' }
  const twice = await Promise.allSettled([
    shared.send(new PutCommand(put)),
    shared.send(new GetCommand({ TableName, Key: { ...key, sk: '1' } })),
  ])
  expect(twice.map(({ status }) => status)).toEqual(['rejected', 'fulfilled'])
})

it('sends each transaction with a token of its own, by which one that is sent again is done once', async () => {
  const { client, table: TableName } = register
  const tokens: unknown[] = []
  client.middlewareStack.add(
    (next) => (args) => {
      const { body } = args.request as { body: Uint8Array }
      tokens.push(JSON.parse(Buffer.from(body).toString()).ClientRequestToken)
      return next(args)
    },
    { step: 'build', name: 'tokens' },
  )
  for (const sk of ['1', '2'])
    await client.send(new TransactWriteCommand({ TransactItems: [{ Put: { TableName, Item: { ...key, sk } } }] }))
  expect(tokens).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/), expect.stringMatching(/^[0-9a-f-]{36}$/)])
  expect(tokens[0]).not.toBe(tokens[1])
})
