import { CopyObjectCommand, DeleteObjectCommand, GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import fc from 'fast-check'
import { eventKey } from '../../../local/engines/s3/object-created.ts'
import { errorOf, type S3World, startS3World } from './s3-world.ts'

const queue = 'arn:aws:sqs:ap-southeast-1:123456789012:intake'
const bucket = {
  name: 'lists',
  arn: 'arn:aws:s3:::lists',
  notify: [
    { id: 'workbooks', events: ['s3:ObjectCreated:*'], prefix: 'xa/', suffix: '.xlsx', targetArn: queue },
    { id: 'copies', events: ['s3:ObjectCreated:Copy'], targetArn: queue },
  ],
}

describe('what the local S3 tells of a new object', () => {
  let world: S3World
  let refusing = false
  beforeAll(async () => {
    world = await startS3World({
      now: () => Date.UTC(2026, 10, 23, 7, 30, 15, 250),
      onObjectCreated: async () => {
        if (refusing) throw new Error('the queue is full')
      },
    })
    await world.engine.createBucket(bucket)
  })
  beforeEach(() => {
    world.told.length = 0
  })
  afterAll(() => world.close())

  const put = (Key: string, Body = 'body') =>
    world.s3.send(new PutObjectCommand({ Bucket: 'lists', Key, Body })).then(({ ETag }) => ETag)

  it('has the shape of Amazon’s records, with the key URL-encoded', async () => {
    const etag = await put('xa/Ea Tu (bản 2)+.xlsx')
    expect(world.told).toEqual([
      {
        target: bucket.notify[0],
        record: {
          eventVersion: '2.1',
          eventSource: 'aws:s3',
          awsRegion: 'ap-southeast-1',
          eventTime: '2026-11-23T07:30:15.250Z',
          eventName: 'ObjectCreated:Put',
          userIdentity: { principalId: 'AWS:operator' },
          requestParameters: { sourceIPAddress: '127.0.0.1' },
          responseElements: { 'x-amz-request-id': expect.any(String), 'x-amz-id-2': expect.any(String) },
          s3: {
            s3SchemaVersion: '1.0',
            configurationId: 'workbooks',
            bucket: {
              name: 'lists',
              ownerIdentity: { principalId: expect.any(String) },
              arn: 'arn:aws:s3:::lists',
            },
            object: {
              key: 'xa/Ea+Tu+%28b%E1%BA%A3n+2%29%2B.xlsx',
              size: 4,
              eTag: etag?.replaceAll('"', ''),
              sequencer: expect.stringMatching(/^[0-9A-F]{16}$/),
            },
          },
        },
      },
    ])
  })

  it('goes to the targets whose events, prefix and suffix fit', async () => {
    const ids = () => world.told.map(({ target, record }) => `${target.id} ${record.eventName}`)
    await put('xa/a.csv')
    await put('huyen/a.xlsx')
    expect(ids()).toEqual([])
    await world.s3.send(new CopyObjectCommand({ Bucket: 'lists', Key: 'xa/b.xlsx', CopySource: 'lists/xa/a.csv' }))
    expect(ids()).toEqual(['workbooks ObjectCreated:Copy', 'copies ObjectCreated:Copy'])
    await world.s3.send(new DeleteObjectCommand({ Bucket: 'lists', Key: 'xa/b.xlsx' }))
    expect(ids()).toHaveLength(2)
  })

  it('comes before the answer: a writer whose record was not taken gets an error', async () => {
    refusing = true
    const quiet = jest.spyOn(console, 'error').mockImplementation(() => undefined)
    expect(await errorOf(put('xa/late.xlsx'))).toBe('InternalError')
    quiet.mockRestore()
    refusing = false
    await put('xa/late.xlsx', 'again')
    expect(world.told.map(({ record }) => record.s3.object.size)).toEqual([5])
  })

  it('orders the versions of a key by the sequencer, also within one millisecond and after a restart', async () => {
    for (let index = 0; index < 20; index++) await put('xa/same.xlsx')
    const again = await startS3World({ directory: world.folder, now: () => 0 })
    await again.s3.send(new PutObjectCommand({ Bucket: 'lists', Key: 'xa/same.xlsx', Body: 'last' }))
    const sequencers = [...world.told, ...again.told].map(({ record }) => record.s3.object.sequencer)
    expect(sequencers).toHaveLength(21)
    expect(new Set(sequencers).size).toBe(21)
    expect([...sequencers].sort()).toEqual(sequencers)
    await again.close()
  })

  it('begins with one test message to each new target, which has no records', async () => {
    expect(world.testEvents).toEqual(['s3:TestEvent lists workbooks', 's3:TestEvent lists copies'])
    await world.engine.createBucket(bucket)
    await world.engine.createBucket({
      ...bucket,
      notify: [...bucket.notify, { id: 'new', events: ['s3:ObjectCreated:Post'], targetArn: queue }],
    })
    expect(world.testEvents.slice(2)).toEqual(['s3:TestEvent lists new'])
    const again = await startS3World({ directory: world.folder })
    await again.engine.createBucket(bucket)
    expect(again.testEvents).toEqual([])
    await again.close()
  })

  it('is read back by turning + into blanks and decoding', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (key) => {
        const encoded = eventKey(key)
        expect(encoded).toMatch(/^[A-Za-z0-9\-._*+%/]*$/)
        expect(decodeURIComponent(encoded.replaceAll('+', ' '))).toBe(key)
      }),
    )
  })

  it('is told of objects that can be read at once', async () => {
    const seen: string[] = []
    const reading = await startS3World({
      onObjectCreated: async ({ s3 }) => {
        const object = await reading.s3.send(new GetObjectCommand({ Bucket: s3.bucket.name, Key: s3.object.key }))
        seen.push((await object.Body?.transformToString()) ?? '')
      },
    })
    await reading.engine.createBucket(bucket)
    await reading.s3.send(new PutObjectCommand({ Bucket: 'lists', Key: 'xa/1.xlsx', Body: 'one' }))
    expect(seen).toEqual(['one'])
    await reading.close()
  })
})
