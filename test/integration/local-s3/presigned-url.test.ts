import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import { SignatureV4 } from '@smithy/signature-v4'
import type { AwsKeys } from '../../../local/aws/credentials.ts'
import { errorOf, place, type S3World, startS3World } from './s3-world.ts'

describe('a presigned URL of the local S3', () => {
  let world: S3World
  beforeAll(async () => {
    world = await startS3World()
    await world.engine.createBucket({ name: 'reports', arn: 'arn:aws:s3:::reports' })
    await world.s3.send(new PutObjectCommand({ Bucket: 'reports', Key: 'báo cáo.txt', Body: 'the report' }))
  })
  afterAll(() => world.close())

  async function presign(
    keys: AwsKeys,
    {
      method,
      key,
      query = {},
      headers = {},
      at = new Date(),
    }: {
      method: string
      key: string
      query?: Record<string, string>
      headers?: Record<string, string>
      at?: Date
    },
  ): Promise<string> {
    const signer = new SignatureV4({
      service: 's3',
      region: place.region,
      credentials: keys,
      sha256: world.s3.config.sha256,
      uriEscapePath: false,
      applyChecksum: false,
    })
    const { host, hostname, port } = new URL(world.url)
    const path = `/reports/${encodeURIComponent(key)}`
    const signed = await signer.presign(
      {
        method,
        protocol: 'http:',
        hostname,
        port: Number(port),
        path,
        query,
        headers: { host, 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD', ...headers },
      },
      { expiresIn: 300, signingDate: at, unhoistableHeaders: new Set(Object.keys(headers)) },
    )
    const search = new URLSearchParams(Object.entries(signed.query ?? {}).map(([name, value]) => [name, String(value)]))
    return `${world.url}${path}?${search.toString().replaceAll('+', '%20')}`
  }
  const role = (name: string) => {
    const roleArn = `arn:aws:iam::${place.accountId}:role/${name}`
    world.policies.put(roleArn, {
      name: 'own',
      statements: [{ Effect: 'Allow', Action: ['s3:GetObject', 's3:PutObject'], Resource: 'arn:aws:s3:::reports/*' }],
    })
    return world.credentials.issue(roleArn)
  }

  it('reads one object, under the name that the URL gives it', async () => {
    const url = await presign(role('reader'), {
      method: 'GET',
      key: 'báo cáo.txt',
      query: { 'response-content-disposition': 'attachment; filename="r.txt"' },
    })
    const answer = await fetch(url)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="r.txt"')
    expect(await answer.text()).toBe('the report')
  })

  it('is worth nothing after its time, changed, or for another method', async () => {
    const keys = role('reader')
    const old = await presign(keys, { method: 'GET', key: 'báo cáo.txt', at: new Date(Date.now() - 301_000) })
    const good = await presign(keys, { method: 'GET', key: 'báo cáo.txt' })
    const tries = [
      fetch(old),
      fetch(good.replace('X-Amz-Expires=300', 'X-Amz-Expires=900')),
      fetch(good.replace('c%C3%A1o', 'cao')),
      fetch(good, { method: 'DELETE' }),
      fetch(good, { method: 'PUT', body: 'other' }),
    ]
    for (const answer of await Promise.all(tries)) {
      expect(answer.status).toBe(403)
      expect(await answer.text()).toMatch(/<Code>(AccessDenied|SignatureDoesNotMatch)<\/Code>/)
    }
  })

  it('writes one object, with the headers that were signed and no others', async () => {
    const keys = role('writer')
    const headers = { 'content-type': 'text/csv', 'x-amz-meta-unit': '24133' }
    const url = await presign(keys, { method: 'PUT', key: 'put', headers })
    const missing = await fetch(url, { method: 'PUT', body: 'a,b', headers: { 'content-type': 'text/csv' } })
    expect(missing.status).toBe(403)
    const changed = await fetch(url, {
      method: 'PUT',
      body: 'a,b',
      headers: { ...headers, 'x-amz-meta-unit': '24163' },
    })
    expect(changed.status).toBe(403)
    const added = await fetch(url, { method: 'PUT', body: 'a,b', headers: { ...headers, 'x-amz-meta-more': '1' } })
    expect(added.status).toBe(403)
    expect(await errorOf(world.s3.send(new GetObjectCommand({ Bucket: 'reports', Key: 'put' })))).toBe('NoSuchKey')

    expect((await fetch(url, { method: 'PUT', body: 'a,b', headers })).status).toBe(200)
    const object = await world.s3.send(new GetObjectCommand({ Bucket: 'reports', Key: 'put' }))
    expect(object).toMatchObject({ ContentType: 'text/csv', Metadata: { unit: '24133' } })
    expect(await object.Body?.transformToString()).toBe('a,b')
  })

  it('can do no more than who signed it', async () => {
    const url = await presign(role('writer'), { method: 'DELETE', key: 'put' })
    const answer = await fetch(url, { method: 'DELETE' })
    expect(answer.status).toBe(403)
    expect(await answer.text()).toContain('s3:DeleteObject')
  })
})
