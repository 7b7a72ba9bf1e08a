import { PutObjectCommand } from '@aws-sdk/client-s3'
import { createPresignedPost } from '@aws-sdk/s3-presigned-post'
import { rawCall, type S3World, startS3World } from './s3-world.ts'

const site = 'https://ansinh.example.vn'

describe('CORS of the local S3', () => {
  let world: S3World
  beforeAll(async () => {
    world = await startS3World()
    await world.engine.createBucket({ name: 'closed', arn: 'arn:aws:s3:::closed' })
    await world.engine.createBucket({
      name: 'open',
      arn: 'arn:aws:s3:::open',
      corsRules: [
        {
          allowedOrigins: [site, 'https://*.preview.example.vn'],
          allowedMethods: ['POST', 'GET'],
          allowedHeaders: ['content-type', 'x-amz-*'],
          exposedHeaders: ['ETag', 'Location'],
          maxAgeSeconds: 600,
        },
        { allowedOrigins: ['*'], allowedMethods: ['HEAD'] },
      ],
    })
    await world.s3.send(new PutObjectCommand({ Bucket: 'open', Key: 'a', Body: 'a' }))
  })
  afterAll(() => world.close())

  const preflight = (bucket: string, origin: string, method: string, wanted = '') =>
    rawCall(world.url, `/${bucket}/a`, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': method,
        ...(wanted === '' ? {} : { 'access-control-request-headers': wanted }),
      },
    })

  it('lets a page of the named origin ask, with the named headers', async () => {
    const { status, headers } = await preflight('open', site, 'POST', 'Content-Type, X-Amz-Meta-Unit')
    expect(status).toBe(200)
    expect(headers).toMatchObject({
      'access-control-allow-origin': site,
      'access-control-allow-methods': 'POST, GET',
      'access-control-allow-headers': 'content-type, x-amz-meta-unit',
      'access-control-expose-headers': 'ETag, Location',
      'access-control-max-age': '600',
      'access-control-allow-credentials': 'true',
    })
    expect(headers.vary).toContain('Origin')
  })

  it.each([
    ['another origin', 'open', 'https://elsewhere.vn', 'POST', ''],
    ['an origin that only begins alike', 'open', `${site}.evil.vn`, 'POST', ''],
    ['another method', 'open', site, 'DELETE', ''],
    ['another header', 'open', site, 'POST', 'authorization'],
    ['a bucket without rules', 'closed', site, 'POST', ''],
  ])('refuses %s', async (_, bucket, origin, method, wanted) => {
    const { status, text, headers } = await preflight(bucket, origin, method, wanted)
    expect(status).toBe(403)
    expect(text).toContain('<Code>AccessForbidden</Code>')
    expect(headers['access-control-allow-origin']).toBeUndefined()
  })

  it('takes a star in an origin for any text', async () => {
    const origin = 'https://pr-7.preview.example.vn'
    expect((await preflight('open', origin, 'GET')).headers['access-control-allow-origin']).toBe(origin)
    const forAll = (await preflight('open', 'https://anyone.vn', 'HEAD')).headers
    expect(forAll['access-control-allow-origin']).toBe('*')
    expect(forAll['access-control-allow-credentials']).toBeUndefined()
  })

  it('lets the page read answers and refusals of its upload, and no other page', async () => {
    const send = async (bucket: string, origin: string, more: Record<string, string> = {}) => {
      const { url, fields } = await createPresignedPost(world.s3, { Bucket: bucket, Key: 'a' })
      const form = new FormData()
      for (const [name, value] of Object.entries({ ...more, ...fields })) form.append(name, value)
      form.append('file', new Blob(['a']))
      return fetch(url, { method: 'POST', body: form, headers: { origin } })
    }
    const taken = await send('open', site)
    expect([taken.status, taken.headers.get('access-control-allow-origin')]).toEqual([204, site])
    expect(taken.headers.get('access-control-expose-headers')).toBe('ETag, Location')
    const refused = await send('open', site, { 'x-amz-meta-unnamed': '1' })
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([403, site])
    const other = await send('open', 'https://elsewhere.vn')
    expect([other.status, other.headers.get('access-control-allow-origin')]).toEqual([204, null])
    const closed = await send('closed', site)
    expect([closed.status, closed.headers.get('access-control-allow-origin')]).toEqual([204, null])
  })

  it('can be changed while the objects stay', async () => {
    const changed = { name: 'open', arn: 'arn:aws:s3:::open' }
    await world.engine.createBucket(changed)
    expect((await preflight('open', site, 'POST')).status).toBe(403)
    const again = await startS3World({ directory: world.folder })
    const { status } = await rawCall(again.url, '/open/a', {
      method: 'OPTIONS',
      headers: { origin: site, 'access-control-request-method': 'POST' },
    })
    expect(status).toBe(403)
    await again.close()
  })
})
