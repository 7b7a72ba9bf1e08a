import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3'
import { errorOf, type S3World, startS3World } from './s3-world.ts'

const Bucket = 'kept-versions'
const target = { id: 't', events: ['s3:ObjectCreated:*'], targetArn: 'arn:aws:sqs:ap-southeast-1:123456789012:q' }

const put = (s3: S3Client, Key: string, Body: string, bucket = Bucket) =>
  s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body }))
const textOf = async (s3: S3Client, Key: string, VersionId?: string): Promise<string | undefined> =>
  (await s3.send(new GetObjectCommand({ Bucket, Key, ...(VersionId && { VersionId }) }))).Body?.transformToString()

describe('a versioned bucket', () => {
  let world: S3World
  beforeAll(async () => {
    world = await startS3World()
    await world.engine.createBucket({
      name: Bucket,
      arn: `arn:aws:s3:::${Bucket}`,
      isVersioned: true,
      notify: [target],
    })
  })
  afterAll(() => world.close())

  it('keeps what was written over, and reads each version by its id', async () => {
    const first = await put(world.s3, 'a', 'one')
    const second = await put(world.s3, 'a', 'two')
    expect(first.VersionId).not.toBe(second.VersionId)
    expect([
      await textOf(world.s3, 'a'),
      await textOf(world.s3, 'a', first.VersionId),
      await textOf(world.s3, 'a', second.VersionId),
    ]).toEqual(['two', 'one', 'two'])
    const head = await world.s3.send(new HeadObjectCommand({ Bucket, Key: 'a' }))
    expect(head.VersionId).toBe(second.VersionId)
  })

  it('names the version in the record that it sends', async () => {
    const { VersionId } = await put(world.s3, 'told', 'x')
    const { record } = world.told.find((one) => one.record.s3.object.key === 'told') ?? {}
    expect(record?.s3.object.versionId).toBe(VersionId)
  })

  it('reads a range of an earlier version, under the conditions of that version', async () => {
    const { VersionId, ETag } = await put(world.s3, 'ranged', 'abcdef')
    const now = await put(world.s3, 'ranged', 'ghijkl')
    const part = new GetObjectCommand({ Bucket, Key: 'ranged', VersionId, Range: 'bytes=2-3', IfMatch: ETag })
    expect(await (await world.s3.send(part)).Body?.transformToString()).toBe('cd')
    const wrong = new GetObjectCommand({ Bucket, Key: 'ranged', VersionId, IfMatch: now.ETag })
    expect(await errorOf(world.s3.send(wrong))).toBe('PreconditionFailed')
  })

  it('keeps what is deleted', async () => {
    const { VersionId } = await put(world.s3, 'gone', 'still here')
    await world.s3.send(new DeleteObjectCommand({ Bucket, Key: 'gone' }))
    expect(await errorOf(textOf(world.s3, 'gone'))).toBe('NoSuchKey')
    expect(await textOf(world.s3, 'gone', VersionId)).toBe('still here')
  })

  it.each(['0'.repeat(32), 'null', '../../bucket', 'x'])('has no version %s', async (versionId) => {
    await put(world.s3, 'b', 'one')
    expect(await errorOf(textOf(world.s3, 'b', versionId))).toBe('NoSuchVersion')
  })

  it('lets a version be read by those alone who may read versions', async () => {
    const { VersionId } = await put(world.s3, 'c', 'one')
    const resource = `arn:aws:s3:::${Bucket}/*`
    const latest = world.clientOf('latest', [{ Action: 's3:GetObject', Resource: resource }])
    const versions = world.clientOf('versions', [{ Action: 's3:GetObjectVersion', Resource: resource }])
    expect(await errorOf(textOf(latest, 'c', VersionId))).toBe('AccessDenied')
    expect(await textOf(latest, 'c')).toBe('one')
    expect(await textOf(versions, 'c', VersionId)).toBe('one')
    expect(await errorOf(textOf(versions, 'c'))).toBe('AccessDenied')
  })

  it('gives what lay there before the name null, and is the same after a restart', async () => {
    await world.engine.createBucket({ name: 'later', arn: 'arn:aws:s3:::later' })
    const plain = await put(world.s3, 'd', 'before', 'later')
    expect(plain.VersionId).toBeUndefined()
    await world.engine.createBucket({ name: 'later', arn: 'arn:aws:s3:::later', isVersioned: true })
    const { VersionId } = await put(world.s3, 'd', 'after', 'later')
    const again = await startS3World({ directory: world.folder })
    const read = (id: string | undefined) =>
      again.s3
        .send(new GetObjectCommand({ Bucket: 'later', Key: 'd', VersionId: id }))
        .then((answer) => answer.Body?.transformToString())
    expect([await read('null'), await read(VersionId)]).toEqual(['before', 'after'])
    await again.close()
  })

  it('does not pretend to delete or copy single versions', async () => {
    const { VersionId } = await put(world.s3, 'e', 'one')
    const call = world.s3.send(new DeleteObjectCommand({ Bucket, Key: 'e', VersionId }))
    expect(await errorOf(call)).toBe('NotImplemented')
  })
})
