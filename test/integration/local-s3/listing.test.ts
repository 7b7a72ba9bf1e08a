import { ListObjectsV2Command, type ListObjectsV2CommandInput, PutObjectCommand } from '@aws-sdk/client-s3'
import fc from 'fast-check'
import { compareKeys } from '../../../local/engines/s3/key-order.ts'
import { listPage } from '../../../local/engines/s3/list-page.ts'
import { errorOf, type S3World, startS3World } from './s3-world.ts'

describe('a listing of the local S3', () => {
  let world: S3World
  beforeAll(async () => {
    world = await startS3World()
    await world.engine.createBucket({ name: 'many', arn: 'arn:aws:s3:::many' })
    await world.engine.createBucket({ name: 'few', arn: 'arn:aws:s3:::few' })
  })
  afterAll(() => world.close())

  const list = (input: ListObjectsV2CommandInput) => world.s3.send(new ListObjectsV2Command(input))

  it('of 3,000 keys comes in pages of 1,000, each key once and in order', async () => {
    const keys = Array.from({ length: 3000 }, (_, index) => `district-${index % 15}/commune-${index}`)
    // Past the client and its signatures, which are not what is looked at here.
    for (let from = 0; from < keys.length; from += 250) {
      const writes = keys.slice(from, from + 250).map((key) =>
        world.engine.handle({
          method: 'PUT',
          path: `/many/${key}`,
          query: new URLSearchParams(),
          headers: {},
          body: Buffer.from(key),
          principal: { kind: 'operator' },
        }),
      )
      for (const { status } of await Promise.all(writes)) expect(status).toBe(200)
    }

    const seen: string[] = []
    let pages = 0
    let ContinuationToken: string | undefined
    do {
      const page = await list({ Bucket: 'many', ContinuationToken })
      expect(page.KeyCount).toBe(1000)
      seen.push(...(page.Contents ?? []).map(({ Key }) => Key ?? ''))
      ContinuationToken = page.NextContinuationToken
      expect(page.IsTruncated).toBe(ContinuationToken !== undefined)
      pages += 1
    } while (ContinuationToken !== undefined)
    expect(pages).toBe(3)
    expect(seen).toEqual([...keys].sort())

    const folders = await list({ Bucket: 'many', Delimiter: '/' })
    expect(folders.CommonPrefixes).toHaveLength(15)
    expect(folders.Contents).toBeUndefined()

    const one = await list({ Bucket: 'many', Prefix: 'district-3/', MaxKeys: 5 })
    expect(one.Contents?.map(({ Key }) => Key)).toEqual(
      keys
        .filter((key) => key.startsWith('district-3/'))
        .sort()
        .slice(0, 5),
    )
  })

  it('tells size, ETag and time of each object, and keys that are no plain text', async () => {
    const keys = ['a & b <c>', 'danh sách', 'two\nlines', '😀']
    for (const Key of keys) {
      await world.s3.send(new PutObjectCommand({ Bucket: 'few', Key, Body: 'four' }))
    }
    const { Contents } = await list({ Bucket: 'few' })
    expect(Contents?.map(({ Key }) => Key)).toEqual(keys)
    for (const object of Contents ?? []) {
      expect(object).toMatchObject({ Size: 4, ETag: '"8cbad96aced40b3838dd9f07f6ef5772"' })
      expect(object.LastModified).toBeInstanceOf(Date)
    }
    const encoded = await list({ Bucket: 'few', EncodingType: 'url', Prefix: 'danh ' })
    expect(encoded.Contents?.[0]?.Key).toBe('danh%20s%C3%A1ch')
  })

  it('refuses a token that it did not give, and a size that is no number', async () => {
    expect(await errorOf(list({ Bucket: 'few', ContinuationToken: 'made-up' }))).toBe('InvalidArgument')
    expect(await errorOf(list({ Bucket: 'few', MaxKeys: -1 }))).toBe('InvalidArgument')
  })

  it('is still there after the engine was opened again', async () => {
    const again = await startS3World({ directory: world.folder })
    const { Contents } = await again.s3.send(new ListObjectsV2Command({ Bucket: 'few' }))
    expect(Contents).toHaveLength(4)
    await again.close()
  })
})

describe('a page of a listing', () => {
  const someKey = fc.string({ unit: fc.constantFrom('a', 'b', '/', 'ế', '\uffee', '😀'), minLength: 1, maxLength: 6 })
  const someKeys = fc.uniqueArray(someKey, { maxLength: 40 }).map((keys) => keys.sort(compareKeys))

  it('has its keys in the order of their UTF-8 bytes', () => {
    fc.assert(
      fc.property(someKey, someKey, (one, other) => {
        expect(Math.sign(compareKeys(one, other))).toBe(Math.sign(Buffer.compare(Buffer.from(one), Buffer.from(other))))
      }),
    )
  })

  it('shows, page after page, what a plain grouping of all keys shows', () => {
    fc.assert(
      fc.property(
        someKeys,
        fc.record({
          prefix: fc.constantFrom('', 'a', 'a/', 'b', '😀'),
          delimiter: fc.constantFrom('', '/', 'b'),
          startAfter: fc.constantFrom('', 'a', 'a/', 'b/a', 'zzz'),
          maxKeys: fc.integer({ min: 1, max: 5 }),
        }),
        (keys, request) => {
          const wanted = new Set<string>()
          for (const key of keys) {
            if (!key.startsWith(request.prefix) || compareKeys(key, request.startAfter) <= 0) continue
            const cut = request.delimiter === '' ? -1 : key.indexOf(request.delimiter, request.prefix.length)
            wanted.add(cut < 0 ? `key ${key}` : `prefix ${key.slice(0, cut + request.delimiter.length)}`)
          }
          const shown: string[] = []
          let token: string | undefined
          do {
            const page = listPage(keys, { ...request, ...(token === undefined ? {} : { token }) })
            if (page === undefined) throw new Error('refused its own token')
            expect(page.keys.length + page.commonPrefixes.length).toBeLessThanOrEqual(request.maxKeys)
            shown.push(...page.keys.map((key) => `key ${key}`), ...page.commonPrefixes.map((text) => `prefix ${text}`))
            token = page.nextToken
          } while (token !== undefined)
          expect(shown.sort()).toEqual([...wanted].sort())
        },
      ),
      { numRuns: 1000 },
    )
  })
})
