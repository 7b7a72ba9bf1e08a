import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3'
import { errorOf, rawCall, type S3World, startS3World } from './s3-world.ts'

const arn = 'arn:aws:s3:::lists'
const keyArn = 'arn:aws:kms:ap-southeast-1:123456789012:key/one'
const Bucket = 'lists'

describe('the permissions that a call to the local S3 needs', () => {
  let world: S3World
  let roles = 0
  beforeAll(async () => {
    world = await startS3World()
    await world.engine.createBucket({ name: Bucket, arn, keyArn })
    await world.s3.send(new PutObjectCommand({ Bucket, Key: 'there', Body: 'body' }))
  })
  afterAll(() => world.close())

  const may = (...granted: [action: string, resource: string][]): S3Client =>
    world.clientOf(
      `role-${roles++}`,
      granted.map(([Action, Resource]) => ({ Action, Resource })),
    )

  const object = `${arn}/*`
  const encrypt: [string, string] = ['kms:GenerateDataKey', keyArn]
  const decrypt: [string, string] = ['kms:Decrypt', keyArn]

  const calls: [name: string, needed: [string, string][], call: (s3: S3Client) => Promise<unknown>][] = [
    [
      'PutObject',
      [['s3:PutObject', object], encrypt],
      (s3) => s3.send(new PutObjectCommand({ Bucket, Key: 'a', Body: 'a' })),
    ],
    ['GetObject', [['s3:GetObject', object], decrypt], (s3) => s3.send(new GetObjectCommand({ Bucket, Key: 'there' }))],
    [
      'CopyObject',
      [['s3:GetObject', object], decrypt, ['s3:PutObject', object], encrypt],
      (s3) => s3.send(new CopyObjectCommand({ Bucket, Key: 'b', CopySource: `${Bucket}/there` })),
    ],
    ['DeleteObject', [['s3:DeleteObject', object]], (s3) => s3.send(new DeleteObjectCommand({ Bucket, Key: 'a' }))],
    ['ListObjectsV2', [['s3:ListBucket', arn]], (s3) => s3.send(new ListObjectsV2Command({ Bucket }))],
    [
      'CreateBucket',
      [['s3:CreateBucket', 'arn:aws:s3:::fresh']],
      (s3) => s3.send(new CreateBucketCommand({ Bucket: 'fresh' })),
    ],
    [
      'CreateMultipartUpload',
      [['s3:PutObject', object], encrypt],
      (s3) => s3.send(new CreateMultipartUploadCommand({ Bucket, Key: 'm' })),
    ],
  ]

  it.each(calls)('%s: all of them, and each', async (_, needed, call) => {
    for (const left of needed) {
      expect(await errorOf(call(may(...needed.filter((one) => one !== left))))).toBe('AccessDenied')
    }
    expect(await errorOf(call(may(...needed)))).toBe('none')
  })

  it('are asked for at each step of a multipart upload', async () => {
    const writer = may(['s3:PutObject', object], encrypt, decrypt)
    const { UploadId } = await writer.send(new CreateMultipartUploadCommand({ Bucket, Key: 'parts' }))
    const upload = { Bucket, Key: 'parts', UploadId }
    const part = { ...upload, PartNumber: 1, Body: 'one' }
    expect(await errorOf(may(['s3:PutObject', object], encrypt).send(new UploadPartCommand(part)))).toBe('AccessDenied')
    const { ETag } = await writer.send(new UploadPartCommand(part))
    const complete = { ...upload, MultipartUpload: { Parts: [{ PartNumber: 1, ETag }] } }
    expect(await errorOf(may(['s3:PutObject', object]).send(new CompleteMultipartUploadCommand(complete)))).toBe(
      'AccessDenied',
    )
    expect(await errorOf(writer.send(new AbortMultipartUploadCommand(upload)))).toBe('AccessDenied')
    expect(await errorOf(writer.send(new CompleteMultipartUploadCommand(complete)))).toBe('none')
  })

  it('hide whether a key exists from who may not list the bucket', async () => {
    const reader = may(['s3:GetObject', object], decrypt)
    const lister = may(['s3:GetObject', object], ['s3:ListBucket', arn])
    const get = (s3: S3Client) => errorOf(s3.send(new GetObjectCommand({ Bucket, Key: 'missing' })))
    const head = (s3: S3Client) =>
      s3.send(new HeadObjectCommand({ Bucket, Key: 'missing' })).catch((error) => error.$metadata.httpStatusCode)
    expect([await get(reader), await head(reader)]).toEqual(['AccessDenied', 403])
    expect([await get(lister), await head(lister)]).toEqual(['NoSuchKey', 404])
  })

  it('are of the object named, not of others in the bucket', async () => {
    const s3 = may(['s3:PutObject', `${arn}/xa/24133/*`], encrypt)
    const put = (Key: string) => errorOf(s3.send(new PutObjectCommand({ Bucket, Key, Body: 'a' })))
    expect(await put('xa/24133/a')).toBe('none')
    expect(await put('xa/24163/a')).toBe('AccessDenied')
    expect(await put('xa/24133')).toBe('AccessDenied')
  })

  it('are decided key by key when many are deleted', async () => {
    for (const Key of ['mine/a', 'yours/a']) await world.s3.send(new PutObjectCommand({ Bucket, Key, Body: 'a' }))
    const s3 = may(['s3:DeleteObject', `${arn}/mine/*`])
    const answer = await s3.send(
      new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key: 'mine/a' }, { Key: 'yours/a' }] } }),
    )
    expect(answer.Deleted).toEqual([{ Key: 'mine/a' }])
    expect(answer.Errors).toEqual([{ Key: 'yours/a', Code: 'AccessDenied', Message: 'Access Denied' }])
    const left = await world.s3.send(new ListObjectsV2Command({ Bucket, Prefix: 'yours/' }))
    expect(left.KeyCount).toBe(1)
  })

  it('can be bound to the use through S3', async () => {
    const roleArn = 'arn:aws:iam::123456789012:role/bound'
    world.policies.put(roleArn, {
      name: 'own',
      statements: [
        { Effect: 'Allow', Action: 's3:GetObject', Resource: object },
        {
          Effect: 'Allow',
          Action: 'kms:Decrypt',
          Resource: keyArn,
          Condition: { StringEquals: { 'kms:ViaService': 's3.ap-southeast-1.amazonaws.com' } },
        },
      ],
    })
    const s3 = world.clientWith(world.credentials.issue(roleArn))
    expect(await errorOf(s3.send(new GetObjectCommand({ Bucket, Key: 'there' })))).toBe('none')
  })

  it('are never given to nobody', async () => {
    const tries = [
      rawCall(world.url, '/lists/there'),
      rawCall(world.url, '/lists?list-type=2'),
      rawCall(world.url, '/lists/new', { method: 'PUT', body: 'a' }),
      rawCall(world.url, '/lists/there', { method: 'DELETE' }),
      rawCall(world.url, '/nowhere', { method: 'PUT' }),
    ]
    for (const { status, text } of await Promise.all(tries)) {
      expect([status, /<Code>(.*?)<\/Code>/.exec(text)?.[1]]).toEqual([403, 'AccessDenied'])
    }
    expect(await errorOf(world.s3.send(new HeadBucketCommand({ Bucket: 'nowhere' })))).toBe('NotFound')
    expect(await errorOf(world.s3.send(new HeadObjectCommand({ Bucket, Key: 'new' })))).toBe('NotFound')
  })

  it('of an owner that the caller did not expect are refused', async () => {
    const get = (ExpectedBucketOwner: string) =>
      errorOf(world.s3.send(new GetObjectCommand({ Bucket, Key: 'there', ExpectedBucketOwner })))
    expect([await get('123456789012'), await get('999999999999')]).toEqual(['none', 'AccessDenied'])
  })
})
