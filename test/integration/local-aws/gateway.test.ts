import { connect } from 'node:net'
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb'
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { ListQueuesCommand, SQSClient } from '@aws-sdk/client-sqs'
import { aCloud, aDataDir, anEcho, type Cloud, refusalOf } from './a-cloud.ts'

const data = aDataDir()
const failing = anEcho('dynamodb', {
  async handle() {
    throw new Error('the disk is full')
  },
})
let cloud: Cloud

beforeAll(async () => {
  cloud = await aCloud([anEcho('s3'), failing], { dataDir: data.path, maxBodyBytes: 1000 })
})
afterAll(async () => {
  await cloud.close()
  data.remove()
})

const put = (Body: string) =>
  new S3Client(cloud.clientFor(cloud.credentials.operator)).send(
    new PutObjectCommand({ Bucket: 'uploads', Key: 'a', Body }),
  )

describe('the gateway', () => {
  it('refuses a body that it could not hold, and goes on', async () => {
    expect((await refusalOf(put('x'.repeat(1001)))).name).toBe('EntityTooLarge')
    await expect(put('x'.repeat(1000))).resolves.toBeDefined()
  })

  it("answers for an engine that fails, and puts the engine's words in the log", async () => {
    const listing = new DynamoDBClient(cloud.clientFor(cloud.credentials.operator)).send(new ListTablesCommand({}))
    const refusal = await refusalOf(listing)
    expect(refusal.name).toBe('InternalServerError')
    expect(refusal.message).not.toContain('disk')
    expect(cloud.reports).toEqual([expect.stringContaining('the disk is full')])
  })

  it('names a service that it has no engine for', async () => {
    const listing = new SQSClient(cloud.clientFor(cloud.credentials.operator)).send(new ListQueuesCommand({}))
    expect((await refusalOf(listing)).message).toContain("no engine for the service 'sqs'")
  })

  it.each([
    ['another algorithm', 'AWS4-ECDSA-P256-SHA256 Credential=a, SignedHeaders=host, Signature=00'],
    [
      'a credential without a scope',
      `AWS4-HMAC-SHA256 Credential=AKIA, SignedHeaders=host, Signature=${'0'.repeat(64)}`,
    ],
    ['a bearer token', 'Bearer abc'],
  ])('refuses %s in the Authorization header', async (_, authorization) => {
    const response = await fetch(`${cloud.url}/uploads/a`, { headers: { authorization } })
    expect([response.status, await response.text()]).toEqual([
      400,
      expect.stringContaining('<Code>AuthorizationHeaderMalformed</Code>'),
    ])
  })

  it('lives on when a caller goes away in the middle of a body', async () => {
    const { hostname, port } = new URL(cloud.url)
    const socket = connect(Number(port), hostname)
    socket.write('PUT /uploads/a HTTP/1.1\r\nHost: a\r\nContent-Length: 500\r\n\r\nhalf')
    await new Promise((resolve) => socket.once('connect', resolve))
    socket.destroy()
    await expect(put('x')).resolves.toBeDefined()
  })
})
