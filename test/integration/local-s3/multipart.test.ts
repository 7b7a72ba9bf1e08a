import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  UploadPartCommand,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3'
import { errorOf, type S3World, startS3World } from './s3-world.ts'

const Bucket = 'lists'
const FIVE_MIB = 5 * 1024 * 1024

describe('a multipart upload to the local S3', () => {
  let world: S3World
  beforeAll(async () => {
    world = await startS3World()
    await world.engine.createBucket({
      name: Bucket,
      arn: 'arn:aws:s3:::lists',
      notify: [{ id: 'all', events: ['s3:ObjectCreated:*'], targetArn: 'arn:aws:sqs:ap-southeast-1:123456789012:q' }],
    })
  })
  afterAll(() => world.close())

  const start = async (Key: string, more = {}) => {
    const { UploadId } = await world.s3.send(new CreateMultipartUploadCommand({ Bucket, Key, ...more }))
    return { Bucket, Key, UploadId }
  }
  type Upload = Awaited<ReturnType<typeof start>>
  const part = (upload: Upload, PartNumber: number, Body: Uint8Array) =>
    world.s3.send(new UploadPartCommand({ ...upload, PartNumber, Body }))
  const complete = (upload: Upload, Parts: { PartNumber: number; ETag: string | undefined }[], more = {}) =>
    world.s3.send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts }, ...more }))

  const first = Buffer.alloc(FIVE_MIB, 'first ')
  const last = Buffer.from('and the last part')

  it('joins its parts in the order of their numbers and tells it once', async () => {
    const upload = await start('big', { ContentType: 'text/plain', Metadata: { from: 'parts' } })
    const { ETag: lastTag } = await part(upload, 7, last)
    const { ETag: firstTag } = await part(upload, 2, first)
    const { ETag } = await complete(upload, [
      { PartNumber: 2, ETag: firstTag },
      { PartNumber: 7, ETag: lastTag },
    ])
    const digest = (bytes: Buffer) => createHash('md5').update(bytes).digest()
    expect(ETag).toBe(`"${digest(Buffer.concat([digest(first), digest(last)])).toString('hex')}-2"`)
    const object = await world.s3.send(new GetObjectCommand({ Bucket, Key: 'big' }))
    expect(object).toMatchObject({ ETag, ContentType: 'text/plain', Metadata: { from: 'parts' } })
    const bytes = Buffer.from((await object.Body?.transformToByteArray()) ?? [])
    expect(bytes.equals(Buffer.concat([first, last]))).toBe(true)
    expect(world.told.map(({ record }) => [record.eventName, record.s3.object.size])).toEqual([
      ['ObjectCreated:CompleteMultipartUpload', first.length + last.length],
    ])
    expect(await errorOf(part(upload, 8, last))).toBe('NoSuchUpload')
  })

  it('takes the last version of a part', async () => {
    const upload = await start('mended')
    const { ETag: old } = await part(upload, 1, Buffer.from('wrong'))
    const { ETag } = await part(upload, 1, Buffer.from('right'))
    expect(await errorOf(complete(upload, [{ PartNumber: 1, ETag: old }]))).toBe('InvalidPart')
    await complete(upload, [{ PartNumber: 1, ETag }])
    const object = await world.s3.send(new GetObjectCommand({ Bucket, Key: 'mended' }))
    expect(await object.Body?.transformToString()).toBe('right')
  })

  it('is refused with parts that are small, missing, in disorder or none', async () => {
    const upload = await start('refused')
    const { ETag: one } = await part(upload, 1, last)
    const { ETag: two } = await part(upload, 2, last)
    const both = [
      { PartNumber: 1, ETag: one },
      { PartNumber: 2, ETag: two },
    ]
    expect(await errorOf(complete(upload, both))).toBe('EntityTooSmall')
    expect(await errorOf(complete(upload, [...both].reverse()))).toBe('InvalidPartOrder')
    expect(await errorOf(complete(upload, [{ PartNumber: 3, ETag: one }]))).toBe('InvalidPart')
    expect(await errorOf(complete(upload, []))).toBe('MalformedXML')
    expect(await errorOf(part(upload, 10_001, last))).toBe('InvalidArgument')
    expect(await errorOf(world.s3.send(new GetObjectCommand({ Bucket, Key: 'refused' })))).toBe('NoSuchKey')
  })

  it('keeps to the conditions of a write', async () => {
    const upload = await start('big')
    const { ETag } = await part(upload, 1, last)
    expect(await errorOf(complete(upload, [{ PartNumber: 1, ETag }], { IfNoneMatch: '*' }))).toBe('PreconditionFailed')
  })

  it('belongs to its key, and its id is no path', async () => {
    const upload = await start('mine')
    expect(await errorOf(part({ ...upload, Key: 'yours' }, 1, last))).toBe('NoSuchUpload')
    expect(await errorOf(part({ ...upload, UploadId: '../objects' }, 1, last))).toBe('NoSuchUpload')
  })

  it('leaves nothing behind when it is given up', async () => {
    const uploads = join(world.folder, 's3', Bucket, 'uploads')
    const before = readdirSync(uploads)
    const upload = await start('given up')
    await part(upload, 1, last)
    await world.s3.send(new AbortMultipartUploadCommand(upload))
    expect(readdirSync(uploads)).toEqual(before)
    expect(await errorOf(world.s3.send(new AbortMultipartUploadCommand(upload)))).toBe('NoSuchUpload')
  })

  it('does not copy parts from other objects, and says so', async () => {
    const upload = await start('copied')
    const copy = new UploadPartCopyCommand({ ...upload, PartNumber: 1, CopySource: `${Bucket}/big` })
    expect(await errorOf(world.s3.send(copy))).toBe('NotImplemented')
  })

  it('goes on after the engine was opened again', async () => {
    const upload = await start('interrupted')
    const { ETag } = await part(upload, 1, last)
    const again = await startS3World({ directory: world.folder })
    await again.s3.send(
      new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts: [{ PartNumber: 1, ETag }] } }),
    )
    const object = await again.s3.send(new GetObjectCommand({ Bucket, Key: 'interrupted' }))
    expect(await object.Body?.transformToString()).toBe(last.toString())
    await again.close()
  })
})
