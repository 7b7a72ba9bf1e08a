import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import {
  CopyObjectCommand,
  CreateBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3'
import fc from 'fast-check'
import { errorOf, type S3World, startS3World } from './s3-world.ts'

const bucket = { name: 'lists', arn: 'arn:aws:s3:::lists' }
const Bucket = bucket.name

describe('objects of the local S3', () => {
  let world: S3World
  beforeAll(async () => {
    world = await startS3World()
    await world.engine.createBucket(bucket)
    await world.engine.createBucket({
      name: 'sealed',
      arn: 'arn:aws:s3:::sealed',
      keyArn: 'arn:aws:kms:ap-southeast-1:123456789012:key/one',
    })
  })
  afterAll(() => world.close())

  const put = (Key: string, Body: string | Uint8Array = 'body', more = {}) =>
    world.s3.send(new PutObjectCommand({ Bucket, Key, Body, ...more }))
  const get = (Key: string, more = {}) => world.s3.send(new GetObjectCommand({ Bucket, Key, ...more }))
  const text = async (Key: string, more = {}) => (await get(Key, more)).Body?.transformToString()

  it('come back with the bytes, the headers and the MD5 they were put with', async () => {
    const bytes = Buffer.from('Danh sách hỗ trợ xã Ea Tu\n')
    const { ETag } = await put('xa/ea-tu.csv', bytes, {
      ContentType: 'text/csv; charset=utf-8',
      ContentDisposition: 'attachment; filename="ea-tu.csv"',
      CacheControl: 'no-store',
      Metadata: { sender: 'xa-24133', Round: '2' },
    })
    const md5 = `"${createHash('md5').update(bytes).digest('hex')}"`
    expect(ETag).toBe(md5)
    const answer = await get('xa/ea-tu.csv')
    expect(await answer.Body?.transformToByteArray()).toEqual(new Uint8Array(bytes))
    expect(answer).toMatchObject({
      ETag: md5,
      ContentLength: bytes.length,
      ContentType: 'text/csv; charset=utf-8',
      ContentDisposition: 'attachment; filename="ea-tu.csv"',
      CacheControl: 'no-store',
      Metadata: { sender: 'xa-24133', round: '2' },
      AcceptRanges: 'bytes',
    })
    const head = await world.s3.send(new HeadObjectCommand({ Bucket, Key: 'xa/ea-tu.csv' }))
    expect(head).toMatchObject({ ETag: md5, ContentLength: bytes.length, Metadata: { sender: 'xa-24133', round: '2' } })
  })

  it('are replaced whole, description and bytes', async () => {
    await put('twice', 'a longer first version', { Metadata: { first: 'yes' } })
    await put('twice', 'second')
    const answer = await get('twice')
    expect(await answer.Body?.transformToString()).toBe('second')
    expect(answer.Metadata).toEqual({})
  })

  it('have an ETag that is no MD5 in a bucket with a customer key, and name the key', async () => {
    const answer = await world.s3.send(new PutObjectCommand({ Bucket: 'sealed', Key: 'a', Body: 'body' }))
    expect(answer.ETag).toMatch(/^"[0-9a-f]{32}"$/)
    expect(answer.ETag).not.toBe(`"${createHash('md5').update('body').digest('hex')}"`)
    expect(answer).toMatchObject({
      ServerSideEncryption: 'aws:kms',
      SSEKMSKeyId: 'arn:aws:kms:ap-southeast-1:123456789012:key/one',
    })
  })

  it('may be empty', async () => {
    await put('empty', new Uint8Array())
    expect(await get('empty')).toMatchObject({ ContentLength: 0 })
    expect(await errorOf(get('empty', { Range: 'bytes=0-' }))).toBe('InvalidRange')
  })

  describe('keys', () => {
    const odd = [
      '..',
      '../../etc/passwd',
      'a/../b',
      'a//b',
      '/starts with a slash',
      'ends with a slash/',
      'Danh sách (bản 2) + chốt.xlsx',
      'dấu %20 và %2F',
      '😀/\u{1F1FB}',
      'line\nbreak',
      'A',
      'a',
    ]

    it.each(odd)('%j is a key of its own', async (Key) => {
      await put(Key, `content of ${Key}`)
      expect(await text(Key)).toBe(`content of ${Key}`)
    })

    it('may have 1,024 bytes and no more', async () => {
      for (const Key of ['x'.repeat(1024), `${'rất dài/'.repeat(93)}x`]) {
        await put(Key, `content of ${Key}`)
        expect(await text(Key)).toBe(`content of ${Key}`)
      }
      expect(await errorOf(put('x'.repeat(1025)))).toBe('KeyTooLongError')
      expect(await errorOf(put('ế'.repeat(342)))).toBe('KeyTooLongError')
    })

    it('do not disturb each other', async () => {
      for (const Key of odd) expect(await text(Key)).toBe(`content of ${Key}`)
    })

    it('of any letters hold any bytes', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
          fc.uint8Array({ maxLength: 3000 }),
          async (Key, bytes) => {
            await put(Key, bytes)
            expect(await (await get(Key)).Body?.transformToByteArray()).toEqual(new Uint8Array(bytes))
          },
        ),
        { numRuns: 60 },
      )
    })
  })

  describe('read in part', () => {
    beforeAll(() => put('digits', '0123456789'))

    it.each([
      ['bytes=0-3', '0123', 'bytes 0-3/10'],
      ['bytes=7-', '789', 'bytes 7-9/10'],
      ['bytes=-2', '89', 'bytes 8-9/10'],
      ['bytes=5-500', '56789', 'bytes 5-9/10'],
      ['bytes=-500', '0123456789', 'bytes 0-9/10'],
    ])('%s gives %s', async (Range, wanted, ContentRange) => {
      const answer = await get('digits', { Range })
      expect(answer).toMatchObject({ ContentRange, ContentLength: wanted.length, $metadata: { httpStatusCode: 206 } })
      expect(await answer.Body?.transformToString()).toBe(wanted)
    })

    it('past the end is refused, and so are no bytes at all', async () => {
      expect(await errorOf(get('digits', { Range: 'bytes=10-' }))).toBe('InvalidRange')
      expect(await errorOf(get('digits', { Range: 'bytes=-0' }))).toBe('InvalidRange')
    })

    it.each(['bytes=5-2', 'bytes=0-1,3-4', 'lines=1-2'])('%s is not understood and gives all', async (Range) => {
      expect(await text('digits', { Range })).toBe('0123456789')
    })
  })

  describe('read on conditions', () => {
    it('are not sent again to a reader who has them', async () => {
      const { ETag } = await put('known')
      const { LastModified } = await get('known')
      const status = (more: object) =>
        get('known', more).then(
          ({ $metadata }) => $metadata.httpStatusCode,
          (error) => error.$metadata.httpStatusCode,
        )
      expect(await status({ IfNoneMatch: ETag })).toBe(304)
      expect(await status({ IfNoneMatch: '"other"' })).toBe(200)
      expect(await status({ IfModifiedSince: LastModified })).toBe(304)
      expect(await status({ IfModifiedSince: new Date(0) })).toBe(200)
      expect(await status({ IfMatch: ETag })).toBe(200)
      expect(await status({ IfMatch: '"other"' })).toBe(412)
      expect(await status({ IfUnmodifiedSince: new Date(0) })).toBe(412)
      // The ETag decides where both are asked.
      expect(await status({ IfNoneMatch: '"other"', IfModifiedSince: LastModified })).toBe(200)
    })

    it('answer with other headers where a reader asks for them', async () => {
      await put('report', 'body', { ContentType: 'text/plain' })
      const answer = await get('report', {
        ResponseContentType: 'text/csv',
        ResponseContentDisposition: 'attachment; filename="a.csv"',
      })
      expect(answer).toMatchObject({ ContentType: 'text/csv', ContentDisposition: 'attachment; filename="a.csv"' })
    })
  })

  describe('written on conditions', () => {
    it('are written once when nothing may be there, however many try at once', async () => {
      const tries = await Promise.all(
        Array.from({ length: 8 }, (_, index) => errorOf(put('once', `${index}`, { IfNoneMatch: '*' }))),
      )
      expect(tries.sort()).toEqual([...Array(7).fill('PreconditionFailed'), 'none'])
      expect(await errorOf(put('once', 'later', { IfNoneMatch: '*' }))).toBe('PreconditionFailed')
    })

    it('replace only the version that the writer saw', async () => {
      const { ETag } = await put('seen', 'one')
      await put('seen', 'two', { IfMatch: ETag })
      expect(await errorOf(put('seen', 'three', { IfMatch: ETag }))).toBe('PreconditionFailed')
      expect(await text('seen')).toBe('two')
      expect(await errorOf(put('never seen', 'x', { IfMatch: ETag }))).toBe('NoSuchKey')
    })
  })

  describe('checksums', () => {
    it('of a stream arrive after the bytes and are checked', async () => {
      const Body = Readable.from([Buffer.alloc(70_000, 'a'), Buffer.alloc(70_000, 'b')])
      const answer = await put('streamed', Body as never, { ContentLength: 140_000 })
      expect(answer.ChecksumCRC32).toBeDefined()
      const read = await get('streamed', { ChecksumMode: 'ENABLED' })
      expect(read.ContentEncoding).toBeUndefined()
      expect(read.ChecksumCRC32).toBe(answer.ChecksumCRC32)
      expect(await read.Body?.transformToString()).toBe('a'.repeat(70_000) + 'b'.repeat(70_000))
    })

    it.each([
      // The check values of both CRCs over "123456789" are published: cbf43926 and e3069283.
      ['ChecksumCRC32', 'y/Q5Jg=='],
      ['ChecksumCRC32C', '4waSgw=='],
      ['ChecksumSHA1', createHash('sha1').update('123456789').digest('base64')],
      ['ChecksumSHA256', createHash('sha256').update('123456789').digest('base64')],
    ])('%s is kept when it fits and refused when it does not', async (name, right) => {
      expect(await put('summed', '123456789', { [name]: right })).toMatchObject({ [name]: right })
      expect(await get('summed', { ChecksumMode: 'ENABLED' })).toMatchObject({ [name]: right })
      expect(await errorOf(put('summed', '12345678', { [name]: right }))).toBe('BadDigest')
      expect(await errorOf(put('summed', '123456789', { [name]: 'AAAA' }))).toBe('InvalidRequest')
      expect(await text('summed')).toBe('123456789')
    })

    it('of MD5 are checked too', async () => {
      const ContentMD5 = createHash('md5').update('body').digest('base64')
      await put('md5', 'body', { ContentMD5 })
      expect(await errorOf(put('md5', 'other', { ContentMD5 }))).toBe('BadDigest')
      expect(await errorOf(put('md5', 'body', { ContentMD5: 'short' }))).toBe('InvalidDigest')
      expect(await text('md5')).toBe('body')
    })
  })

  describe('copies', () => {
    const copy = (Key: string, CopySource: string, more = {}) =>
      world.s3.send(new CopyObjectCommand({ Bucket, Key, CopySource, ...more }))

    it('keep type and metadata, or take new ones', async () => {
      await put('nguồn + 1', 'body', { ContentType: 'text/csv', Metadata: { a: '1' } })
      const source = `${Bucket}/${encodeURIComponent('nguồn + 1')}`
      const { CopyObjectResult } = await copy('copy', source)
      expect(CopyObjectResult?.ETag).toBe(`"${createHash('md5').update('body').digest('hex')}"`)
      expect(await get('copy')).toMatchObject({ ContentType: 'text/csv', Metadata: { a: '1' } })
      await copy('copy', `/${source}`, { MetadataDirective: 'REPLACE', ContentType: 'text/plain' })
      expect(await get('copy')).toMatchObject({ ContentType: 'text/plain', Metadata: {} })
    })

    it('are refused without a source, onto themselves, and when their conditions fail', async () => {
      await put('self')
      expect(await errorOf(copy('copy', `${Bucket}/missing`))).toBe('NoSuchKey')
      expect(await errorOf(copy('copy', 'no-such-bucket/self'))).toBe('NoSuchBucket')
      expect(await errorOf(copy('self', `${Bucket}/self`))).toBe('InvalidRequest')
      expect(await errorOf(copy('copy', `${Bucket}/self`, { CopySourceIfMatch: '"x"' }))).toBe('PreconditionFailed')
    })
  })

  describe('deletions', () => {
    it('succeed for what is there and for what is not', async () => {
      await put('gone')
      await world.s3.send(new DeleteObjectCommand({ Bucket, Key: 'gone' }))
      expect(await errorOf(get('gone'))).toBe('NoSuchKey')
      expect(await errorOf(world.s3.send(new DeleteObjectCommand({ Bucket, Key: 'gone' })))).toBe('none')
    })

    it('of many keys name each', async () => {
      const keys = ['d/1 & 2', 'd/<3>', 'd/kết thúc', 'd/missing']
      for (const key of keys.slice(0, 3)) await put(key)
      const answer = await world.s3.send(
        new DeleteObjectsCommand({ Bucket, Delete: { Objects: keys.map((Key) => ({ Key })) } }),
      )
      expect(answer.Deleted?.map(({ Key }) => Key)).toEqual(keys)
      for (const key of keys) expect(await errorOf(get(key))).toBe('NoSuchKey')
    })
  })

  describe('refusals', () => {
    it('name the missing key or bucket', async () => {
      await expect(get('nothing')).rejects.toMatchObject({ name: 'NoSuchKey', Key: 'nothing' })
      expect(await errorOf(world.s3.send(new HeadObjectCommand({ Bucket, Key: 'nothing' })))).toBe('NotFound')
      expect(await errorOf(world.s3.send(new HeadBucketCommand({ Bucket: 'no-bucket' })))).toBe('NotFound')
      expect(await errorOf(world.s3.send(new GetObjectCommand({ Bucket: 'no-bucket', Key: 'a' })))).toBe('NoSuchBucket')
    })

    it('are given for what is asked and not built in, instead of silence', async () => {
      expect(await errorOf(put('x', 'x', { Tagging: 'a=1' }))).toBe('NotImplemented')
      expect(await errorOf(put('x', 'x', { StorageClass: 'GLACIER' }))).toBe('NotImplemented')
      expect(await errorOf(put('x', 'x', { ACL: 'public-read' }))).toBe('AccessControlListNotSupported')
      expect(await errorOf(get('x'))).toBe('NoSuchKey')
    })

    it('come for more than 2 KB of metadata', async () => {
      expect(await errorOf(put('x', 'x', { Metadata: { a: 'b'.repeat(2048) } }))).toBe('MetadataTooLarge')
    })
  })

  describe('buckets', () => {
    it('are made by the operator, once, under a valid name', async () => {
      const create = (name: string) => world.s3.send(new CreateBucketCommand({ Bucket: name }))
      await create('made-by-hand')
      expect(await errorOf(world.s3.send(new HeadBucketCommand({ Bucket: 'made-by-hand' })))).toBe('none')
      expect(await errorOf(create('made-by-hand'))).toBe('BucketAlreadyOwnedByYou')
      expect(await errorOf(create('Capital'))).toBe('InvalidBucketName')
      expect(await errorOf(world.engine.createBucket({ name: '..', arn: 'arn:aws:s3:::..' }))).toBe('InvalidBucketName')
    })
  })
})
