import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { DynamoDBClient, TransactionConflictException } from '@aws-sdk/client-dynamodb'
import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { type Register, registerOver } from '../../../lambdas/store/table/table.ts'

const conflict = {
  __type: 'com.amazonaws.dynamodb.v20120810#TransactionConflictException',
  message: 'Transaction is ongoing for the item',
}

let clashes: number
let asked: string[]
const server = createServer(async (request, response) => {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  asked.push(Buffer.concat(parts).toString())
  const isRefused = asked.length <= clashes
  response.writeHead(isRefused ? 400 : 200, { 'content-type': 'application/x-amz-json-1.0' })
  response.end(JSON.stringify(isRefused ? conflict : {}))
})
let client: DynamoDBClient
let register: Register

beforeAll(async () => {
  // The pauses are drawn by lot; the shortest will do here.
  jest.spyOn(Math, 'random').mockReturnValue(0)
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  client = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'ap-southeast-1',
    credentials: { accessKeyId: 'id', secretAccessKey: 'secret' },
    maxAttempts: 6,
  })
  register = registerOver(client, 'register')
})
beforeEach(() => {
  asked = []
})
afterAll(async () => {
  client.destroy()
  jest.restoreAllMocks()
  await new Promise((closed) => server.close(closed))
})

const put = () => new PutCommand({ TableName: register.table, Item: { pk: 'p', sk: 's' } })
const update = () =>
  new UpdateCommand({ TableName: register.table, Key: { pk: 'p', sk: 's' }, UpdateExpression: 'REMOVE a' })

describe('a write of one item on which a transaction is under way', () => {
  it.each([
    ['put', put],
    ['update', update],
  ] as const)('is said again, word for word: %s', async (_name, command) => {
    clashes = 3
    await register.client.send(command() as PutCommand)
    expect(asked).toHaveLength(4)
    expect(new Set(asked).size).toBe(1)
  })

  it('is given up with what the table said when it never gets through', async () => {
    clashes = 100
    await expect(register.client.send(put())).rejects.toThrow(TransactionConflictException)
    expect(asked).toHaveLength(6)
  })
})
