import { S3Client } from '@aws-sdk/client-s3'
import { createPresignedPost } from '@aws-sdk/s3-presigned-post'
import type { CreateListResponse } from '../../lambdas/contract/lists.ts'
import { maximumWorkbookBytes } from '../../lambdas/contract/lists.ts'
import { listFile, people } from '../support/list-files.ts'
import type { Officer } from '../support/sign-in.ts'
import { openList, postForm } from '../support/uploads.ts'
import { world } from '../support/world.ts'

const commune = '24130'

describe('the form by which a workbook is posted', () => {
  let officer: Officer
  let bytes: Uint8Array
  beforeAll(async () => {
    officer = await world().officer('xa', commune)
    bytes = await listFile({ rows: people(1) })
  })

  /** Refused, with S3's own code, and the list still waits: nothing arrived for it. */
  async function refusedBy(
    change: (upload: CreateListResponse['upload'], listId: string) => Promise<{ status: number; text: string }>,
  ): Promise<string> {
    const { list, upload } = await openList(world(), officer, { commune })
    const { status, text } = await change(upload, list.id)
    const after = await world().call('list', { params: { listId: list.id } }, officer)
    expect([Math.floor(status / 100), after.state]).toEqual([4, 'awaiting-upload'])
    return /<Code>(\w+)<\/Code>/.exec(text)?.[1] ?? text
  }

  it('names exactly one key, made of the id of the list alone, on the bucket of uploads', async () => {
    const { list, upload } = await openList(world(), officer, { commune, fileName: 'Nguyễn Văn An 066085004321.xlsx' })
    expect(upload.fields.key).toBe(`lists/${list.id}`)
    expect(JSON.stringify(upload)).not.toContain('066085004321')
    const { conditions } = JSON.parse(Buffer.from(upload.fields.Policy ?? '', 'base64').toString('utf8'))
    expect(conditions).toContainEqual(['content-length-range', 1, maximumWorkbookBytes])
    expect(conditions).toContainEqual({ key: upload.fields.key })
    expect(upload.expiresAt - Date.now()).toBeLessThanOrEqual(3_600_000)
  })

  it.each<[string, Record<string, string>]>([
    ["another list's key", { key: `lists/${'a'.repeat(26)}` }],
    ['a key outside of lists/', { key: 'index.html' }],
    ['a key with a name behind it', { key: `lists/\${filename}` }],
    ['another bucket', { bucket: 'ansinh-local-web-sitebucket' }],
    ['another type', { 'Content-Type': 'text/html' }],
    ['one field more', { acl: 'public-read' }],
    ['metadata', { 'x-amz-meta-a': 'b' }],
    ['another time', { 'X-Amz-Date': '20200101T000000Z' }],
    ['another signature', { 'X-Amz-Signature': '0'.repeat(64) }],
    [
      'a wider policy',
      { Policy: Buffer.from('{"expiration":"2099-01-01T00:00:00Z","conditions":[]}').toString('base64') },
    ],
  ])('is refused with %s', async (_what, changed) => {
    const code = await refusedBy((upload) => postForm(upload, bytes, changed))
    expect(['AccessDenied', 'SignatureDoesNotMatch', 'InvalidArgument', 'AuthorizationHeaderMalformed']).toContain(code)
  })

  it('is refused without a file, with an empty one, and with one above the limit', async () => {
    expect(await refusedBy((upload) => postForm(upload, new Uint8Array()))).toBe('EntityTooSmall')
    expect(await refusedBy((upload) => postForm(upload, new Uint8Array(maximumWorkbookBytes + 1)))).toBe(
      'EntityTooLarge',
    )
  })

  it('is refused after its hour', async () => {
    const code = await refusedBy(async ({ url, fields }) => {
      const late = await createPresignedPost(new S3Client(world().operator), {
        Bucket: fields.bucket ?? '',
        Key: fields.key ?? '',
        Conditions: [['content-length-range', 1, maximumWorkbookBytes]],
        Expires: -1,
      })
      return postForm({ url, fields: late.fields, expiresAt: 0 }, bytes)
    })
    expect(code).toBe('AccessDenied')
  })

  it('opens nothing else: no reading, listing or deleting by its address', async () => {
    const { upload } = await openList(world(), officer, { commune })
    for (const [method, path] of [
      ['GET', `/${upload.fields.key}`],
      ['GET', '/?list-type=2'],
      ['PUT', `/${upload.fields.key}`],
      ['DELETE', `/${upload.fields.key}`],
    ] as const)
      expect((await fetch(`${upload.url}${path}`, { method })).status).toBe(403)
  })
})
