import { createHash } from 'node:crypto'
import { createServer, get } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import {
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
  ListUsersCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb'
import { ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { ListSecretsCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2'
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { createPresignedPost } from '@aws-sdk/s3-presigned-post'
import type { FinalizeRequestMiddleware, MetadataBearer } from '@smithy/types'
import type { AwsKeys } from '../../../local/aws/credentials.ts'
import { errorResponse, refusalResponse } from '../../../local/aws/error-response.ts'
import { createGateway } from '../../../local/aws/gateway.ts'
import { decodeAwsChunked, verifyPostPolicySignature } from '../../../local/aws/sigv4.ts'
import { aCloud, aDataDir, anEcho, type Cloud, place, refusalOf } from './a-cloud.ts'
import { presign } from './presign.ts'

const s3 = anEcho('s3', {
  signer(request, credentials) {
    if (!request.headers['content-type']?.startsWith('application/json')) {
      return errorResponse('s3', { status: 403, code: 'AccessDenied', message: 'Access Denied' })
    }
    // The form's fields as JSON: reading multipart bodies is the engine's business, the signature is the gateway's.
    const verdict = verifyPostPolicySignature(JSON.parse(request.body.toString()), { credentials, place })
    return verdict.ok ? verdict.principal : refusalResponse('s3', verdict.refusal)
  },
})
const cognito = anEcho('cognito-idp', {
  accesses: ({ headers }) =>
    headers['x-amz-target']?.endsWith('.InitiateAuth') ? [] : [{ action: 'cognito-idp:ListUsers', resource: '*' }],
})
const others = ['dynamodb', 'ses', 'secretsmanager'].map((service) => anEcho(service))
const sqs = anEcho('sqs', {
  async handle({ body }) {
    const { MessageBody } = JSON.parse(body.toString()) as { MessageBody: string }
    // The SDK compares it.
    const MD5OfMessageBody = createHash('md5').update(MessageBody).digest('hex')
    return { status: 200, headers: {}, body: JSON.stringify({ MessageId: '1', MD5OfMessageBody }) }
  },
})
const data = aDataDir()
let cloud: Cloud
let clock = () => new Date()

beforeAll(async () => {
  cloud = await aCloud([s3, cognito, sqs, ...others], { dataDir: data.path, now: () => clock() })
})
beforeEach(() => {
  clock = () => new Date()
  s3.seen.length = 0
})
afterAll(async () => {
  await cloud.close()
  data.remove()
})

const minutesFromNow = (minutes: number) => () => new Date(Date.now() + minutes * 60_000)
const wrongSecret = (keys: AwsKeys): AwsKeys => ({ ...keys, secretAccessKey: 'x'.repeat(40) })
const unknownKey = (keys: AwsKeys): AwsKeys => ({ ...keys, accessKeyId: 'AKIAAAAAAAAAAAAAAAAA' })

const afterSigning = { step: 'finalizeRequest', priority: 'low' } as const

/** One call of each service's own SDK client. */
const calls: Readonly<Record<string, (keys: AwsKeys) => Promise<unknown>>> = {
  s3: (keys) =>
    new S3Client(cloud.clientFor(keys)).send(new ListObjectsV2Command({ Bucket: 'uploads', Prefix: 'a b/+' })),
  sqs: (keys) =>
    new SQSClient(cloud.clientFor(keys)).send(
      new SendMessageCommand({ QueueUrl: `${cloud.url}/${place.accountId}/intake`, MessageBody: 'Đắk Lắk' }),
    ),
  ses: (keys) =>
    new SESv2Client(cloud.clientFor(keys)).send(
      new SendEmailCommand({ FromEmailAddress: 'a@example.com', Content: { Raw: { Data: Buffer.from('x') } } }),
    ),
  dynamodb: (keys) => new DynamoDBClient(cloud.clientFor(keys)).send(new ListTablesCommand({})),
  secretsmanager: (keys) => new SecretsManagerClient(cloud.clientFor(keys)).send(new ListSecretsCommand({})),
  'cognito-idp': (keys) =>
    new CognitoIdentityProviderClient(cloud.clientFor(keys)).send(new ListUsersCommand({ UserPoolId: 'ap_1' })),
}
const call = (service: string, keys: AwsKeys) => calls[service]?.(keys) ?? Promise.reject(new Error(service))

describe('a signature in the Authorization header', () => {
  it.each(Object.keys(calls))('is accepted from the %s client with the right keys', async (service) => {
    await expect(call(service, cloud.credentials.operator)).resolves.toBeDefined()
  })

  it.each([
    ['s3', 'SignatureDoesNotMatch', 'InvalidAccessKeyId', 'RequestTimeTooSkewed'],
    ['sqs', 'SignatureDoesNotMatch', 'InvalidClientTokenId', 'SignatureDoesNotMatch'],
    ['ses', 'InvalidSignatureException', 'UnrecognizedClientException', 'InvalidSignatureException'],
    ['dynamodb', 'InvalidSignatureException', 'UnrecognizedClientException', 'InvalidSignatureException'],
    ['secretsmanager', 'InvalidSignatureException', 'UnrecognizedClientException', 'InvalidSignatureException'],
    ['cognito-idp', 'InvalidSignatureException', 'UnrecognizedClientException', 'InvalidSignatureException'],
  ])("is refused with AWS's names for %s", async (service, wrong, unknown, skewed) => {
    const { operator } = cloud.credentials
    expect((await refusalOf(call(service, wrongSecret(operator)))).name).toBe(wrong)
    expect((await refusalOf(call(service, unknownKey(operator)))).name).toBe(unknown)
    for (const minutes of [16, -16]) {
      clock = minutesFromNow(minutes)
      expect((await refusalOf(call(service, operator))).name).toBe(skewed)
    }
    clock = minutesFromNow(14)
    await expect(call(service, operator)).resolves.toBeDefined()
  })

  it("needs a role's session token, unchanged and not expired", async () => {
    const { keys, roleArn } = cloud.aRole('reader', { Effect: 'Allow', Action: 'dynamodb:Call', Resource: '*' })
    await expect(call('dynamodb', keys)).resolves.toBeDefined()
    const { accessKeyId, secretAccessKey } = keys
    expect((await refusalOf(call('dynamodb', { accessKeyId, secretAccessKey }))).name).toBe(
      'UnrecognizedClientException',
    )
    const other = cloud.credentials.issue(`${roleArn}-other`)
    const mixed = { ...keys, sessionToken: other.sessionToken }
    expect((await refusalOf(call('dynamodb', mixed))).name).toBe('UnrecognizedClientException')
    const forged = { ...keys, sessionToken: `${keys.sessionToken.slice(0, -2)}AA` }
    expect((await refusalOf(call('dynamodb', forged))).name).toBe('UnrecognizedClientException')
    expect((await refusalOf(call('s3', forged))).name).toBe('InvalidToken')
    const hour = cloud.credentials.issue(roleArn, new Date(Date.now() + 3_600_000))
    await expect(call('dynamodb', hour)).resolves.toBeDefined()
    const ended = cloud.credentials.issue(roleArn, new Date(Date.now() - 1000))
    expect((await refusalOf(call('dynamodb', ended))).name).toBe('ExpiredTokenException')
    expect((await refusalOf(call('s3', ended))).name).toBe('ExpiredToken')
  })

  it('is refused for another region', async () => {
    const settings = { ...cloud.clientFor(cloud.credentials.operator), region: 'eu-west-1' }
    const dynamodb = new DynamoDBClient(settings).send(new ListTablesCommand({}))
    expect((await refusalOf(dynamodb)).name).toBe('InvalidSignatureException')
    const listing = new S3Client(settings).send(new ListObjectsV2Command({ Bucket: 'uploads' }))
    expect((await refusalOf(listing)).name).toBe('AuthorizationHeaderMalformed')
  })

  it('is refused when the body was changed on the way', async () => {
    const changed: FinalizeRequestMiddleware<object, MetadataBearer> = (next) => async (args) => {
      const request = args.request as { body: string | Uint8Array }
      const { body } = request
      const text = typeof body === 'string' ? body : Buffer.from(body.buffer, body.byteOffset, body.length).toString()
      request.body = text.replace('1', '2')
      return next(args)
    }
    const dynamodb = new DynamoDBClient(cloud.clientFor(cloud.credentials.operator))
    dynamodb.middlewareStack.add(changed, afterSigning)
    const listing = dynamodb.send(new ListTablesCommand({ Limit: 1 }))
    expect((await refusalOf(listing)).name).toBe('InvalidSignatureException')
    const uploads = new S3Client(cloud.clientFor(cloud.credentials.operator))
    uploads.middlewareStack.add(changed, afterSigning)
    const upload = uploads.send(new PutObjectCommand({ Bucket: 'uploads', Key: 'a', Body: 'sum;1' }))
    expect((await refusalOf(upload)).name).toBe('XAmzContentSHA256Mismatch')
  })

  it('covers S3 keys of any spelling', async () => {
    const client = new S3Client(cloud.clientFor(cloud.credentials.operator))
    const keys = ["xã/Ea H'leo/danh sách (1)+2.xlsx", 'a//b/../c/.', '100%/*!~', 'ő=&?#']
    for (const Key of keys) await client.send(new PutObjectCommand({ Bucket: 'uploads', Key, Body: 'x' }))
    expect(s3.seen.map(({ path }) => decodeURIComponent(path))).toEqual(keys.map((key) => `/uploads/${key}`))
  })

  it('lets a streamed body through whose checksum follows it', async () => {
    const client = new S3Client(cloud.clientFor(cloud.credentials.operator))
    const text = 'Nguyễn Đức Huệ;'.repeat(20_000)
    const Body = Readable.from([Buffer.from(text.slice(0, 100_000)), Buffer.from(text.slice(100_000))])
    const ContentLength = Buffer.byteLength(text)
    await client.send(new PutObjectCommand({ Bucket: 'uploads', Key: 'a', Body, ContentLength }))
    const [request] = s3.seen
    expect(request?.headers['x-amz-content-sha256']).toBe('STREAMING-UNSIGNED-PAYLOAD-TRAILER')
    const decoded = decodeAwsChunked(request?.body ?? Buffer.alloc(0), request?.headers ?? {})
    expect(decoded).toMatchObject({ ok: true, trailers: { 'x-amz-checksum-crc32': expect.any(String) } })
    expect(decoded.ok && decoded.body.toString()).toBe(text)
  })
})

describe('a call without a signature', () => {
  it('passes only where AWS asks for none', async () => {
    const send = (target: string) =>
      fetch(cloud.url, { method: 'POST', headers: { 'x-amz-target': target }, body: '{}' })
    expect((await send('AWSCognitoIdentityProviderService.InitiateAuth')).status).toBe(200)
    const listing = await send('AWSCognitoIdentityProviderService.ListUsers')
    expect([listing.status, await listing.json()]).toMatchObject([
      400,
      { __type: 'MissingAuthenticationTokenException' },
    ])
    const table = await send('DynamoDB_20120810.GetItem')
    expect([table.status, await table.json()]).toMatchObject([
      400,
      { __type: 'com.amazon.coral.service#MissingAuthenticationTokenException' },
    ])
    const object = await fetch(`${cloud.url}/uploads/a`)
    expect([object.status, await object.text()]).toEqual([403, expect.stringContaining('<Code>AccessDenied</Code>')])
  })

  it("is accepted from Cognito's own client in a browser of another origin", async () => {
    const client = new CognitoIdentityProviderClient({ ...cloud.clientFor(cloud.credentials.operator) })
    const input = { AuthFlow: 'USER_SRP_AUTH', ClientId: 'a', AuthParameters: {} } as const
    await expect(client.send(new InitiateAuthCommand(input))).resolves.toBeDefined()
    const preflight = await fetch(cloud.url, {
      method: 'OPTIONS',
      headers: { origin: 'http://localhost:8080', 'access-control-request-headers': 'content-type,x-amz-target' },
    })
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*')
    expect(preflight.headers.get('access-control-allow-headers')).toContain('x-amz-target')
  })
})

describe('a presigned URL', () => {
  const url = (more: Partial<Parameters<typeof presign>[0]> = {}) =>
    presign({ endpoint: cloud.url, path: '/uploads/danh%20s%C3%A1ch.xlsx', keys: cloud.credentials.operator, ...more })

  it('lets its bearer do exactly what was signed', async () => {
    expect((await fetch(await url())).status).toBe(200)
    const put = await url({ method: 'PUT', headers: { 'content-type': 'text/csv' } })
    expect((await fetch(put, { method: 'PUT', body: 'x', headers: { 'content-type': 'text/csv' } })).status).toBe(200)
  })

  it('is refused when anything in it is changed', async () => {
    const signed = await url()
    const refused = async (changed: string, init?: RequestInit) => {
      const response = await fetch(changed, init)
      return [response.status, /<Code>(\w+)/.exec(await response.text())?.[1]]
    }
    const mismatch = [403, 'SignatureDoesNotMatch']
    expect(await refused(signed.replace('.xlsx', '.csv'))).toEqual(mismatch)
    expect(await refused(signed, { method: 'DELETE' })).toEqual(mismatch)
    expect(await refused(signed.replace('X-Amz-Expires=600', 'X-Amz-Expires=6000'))).toEqual(mismatch)
    expect(await refused(`${signed}&versionId=1`)).toEqual(mismatch)
    expect(await refused(await url({ keys: wrongSecret(cloud.credentials.operator) }))).toEqual(mismatch)
    expect(await refused(await url({ keys: unknownKey(cloud.credentials.operator) }))).toEqual([
      403,
      'InvalidAccessKeyId',
    ])
    const typed = await url({ method: 'PUT', headers: { 'content-type': 'text/csv' } })
    const otherType = { method: 'PUT', body: 'x', headers: { 'content-type': 'text/html' } }
    expect(await refused(typed, otherType)).toEqual(mismatch)
    const withMetadata = { headers: { 'x-amz-meta-unit': 'xa' } }
    expect(await refused(signed, withMetadata)).toEqual([403, 'AccessDenied'])
  })

  it('ends when it says, and lasts a week at most', async () => {
    const signed = await url({ expiresIn: 600 })
    clock = minutesFromNow(9)
    expect((await fetch(signed)).status).toBe(200)
    clock = minutesFromNow(11)
    const late = await fetch(signed)
    expect([late.status, await late.text()]).toEqual([403, expect.stringContaining('Request has expired')])
    clock = minutesFromNow(-16)
    expect(await (await fetch(signed)).text()).toContain('Request is not yet valid')
    clock = () => new Date()
    const long = signed.replace('X-Amz-Expires=600', 'X-Amz-Expires=604801')
    expect((await fetch(long)).status).toBe(400)
  })

  it("carries its signer's permissions and outlives a restart", async () => {
    const { keys, roleArn } = cloud.aRole('signer')
    const signed = await url({ keys })
    expect(await (await fetch(signed)).text()).toContain('assumed-role/signer')
    const allowed = [{ Effect: 'Allow', Action: 's3:*', Resource: 'arn:aws:s3:::uploads/*' }] as const
    cloud.policies.put(roleArn, { name: 'own', statements: allowed })
    expect((await fetch(signed)).status).toBe(200)
    const restarted = await aCloud([anEcho('s3')], { dataDir: data.path })
    restarted.policies.put(roleArn, { name: 'own', statements: allowed })
    const { host } = new URL(cloud.url)
    // Node's fetch sets its own Host header, which the signature covers; the restarted gateway has another port.
    const status = await new Promise((resolve) => {
      get(signed.replace(cloud.url, restarted.url), { headers: { host }, agent: false }, (response) => {
        response.resume()
        resolve(response.statusCode)
      })
    })
    await restarted.close()
    expect(status).toBe(200)
  })
})

describe('a front server that serves the gateway under a prefix', () => {
  it('passes what was signed for its own address, and hands on the path without the prefix', async () => {
    const gateway = createGateway({
      engines: [s3],
      credentials: cloud.credentials,
      policies: cloud.policies,
      place,
    })
    const front = createServer((req, res) => void gateway.handle(req, res, { stripPrefix: '/_aws' }))
    await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve))
    const endpoint = `http://127.0.0.1:${(front.address() as AddressInfo).port}/_aws`
    try {
      const signed = await presign({ endpoint, path: '/uploads/a.xlsx', keys: cloud.credentials.operator })
      expect((await fetch(signed)).status).toBe(200)
      expect((await fetch(signed.replace('/_aws', ''))).status).toBe(403)
      const client = new S3Client({ ...cloud.clientFor(cloud.credentials.operator), endpoint, forcePathStyle: true })
      await client.send(new PutObjectCommand({ Bucket: 'uploads', Key: 'b', Body: 'x' }))
      expect(s3.seen.map(({ path }) => path)).toEqual(['/uploads/a.xlsx', '/uploads/b'])
    } finally {
      front.closeAllConnections()
      await new Promise((resolve) => front.close(resolve))
    }
  })
})

describe('a presigned POST', () => {
  async function aForm(keys: AwsKeys) {
    const client = new S3Client(cloud.clientFor(keys))
    const { fields } = await createPresignedPost(client, { Bucket: 'uploads', Key: 'xa/24001.xlsx', Expires: 600 })
    return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name.toLowerCase(), value]))
  }
  const verify = (fields: Record<string, string>, now = new Date()) =>
    verifyPostPolicySignature(fields, { credentials: cloud.credentials, place, now })

  it('names its signer and its conditions', async () => {
    const { keys, roleArn } = cloud.aRole('poster')
    expect(verify(await aForm(keys))).toMatchObject({
      ok: true,
      principal: { kind: 'role', roleArn },
      conditions: expect.arrayContaining([{ key: 'xa/24001.xlsx' }, { bucket: 'uploads' }]),
    })
  })

  it('is refused when changed, forged or late', async () => {
    const form = await aForm(cloud.credentials.operator)
    const policy = JSON.parse(Buffer.from(form.policy ?? '', 'base64').toString())
    const wider = Buffer.from(JSON.stringify({ ...policy, conditions: [] })).toString('base64')
    expect(verify({ ...form, policy: wider })).toMatchObject({ ok: false, refusal: { kind: 'wrong-signature' } })
    const forged = await aForm(wrongSecret(cloud.credentials.operator))
    expect(verify(forged)).toMatchObject({ refusal: { kind: 'wrong-signature' } })
    const late = new Date(Date.now() + 601_000)
    expect(verify(form, late)).toMatchObject({ refusal: { kind: 'expired-policy' } })
  })

  it("passes the gateway with its signer's permissions", async () => {
    const body = JSON.stringify(await aForm(cloud.aRole('poster').keys))
    const post = () =>
      fetch(`${cloud.url}/uploads`, { method: 'POST', body, headers: { 'content-type': 'application/json' } })
    const refused = await post()
    expect([refused.status, await refused.text()]).toEqual([403, expect.stringContaining('assumed-role/poster')])
    cloud.aRole('poster', { Effect: 'Allow', Action: 's3:Call', Resource: 'arn:aws:s3:::uploads' })
    expect((await post()).status).toBe(200)
  })
})
