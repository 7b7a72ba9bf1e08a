import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { S3Client } from '@aws-sdk/client-s3'
import { createPresignedPost } from '@aws-sdk/s3-presigned-post'
import type { CreateListResponse } from '../../lambdas/contract/lists.ts'
import { isTaken, sayArrived } from '../support/intake-queue.ts'
import { listFile, people } from '../support/list-files.ts'
import type { Officer } from '../support/sign-in.ts'
import { openList, postForm, rowsOf, settled } from '../support/uploads.ts'
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
    const { list, upload } = await openList(world(), officer, { commune, fileBytes: bytes.length })
    const { status, text } = await change(upload, list.id)
    const after = await world().call('list', { params: { listId: list.id } }, officer)
    expect([Math.floor(status / 100), after.state]).toEqual([4, 'awaiting-upload'])
    return /<Code>(\w+)<\/Code>/.exec(text)?.[1] ?? text
  }

  it('names exactly one key, made of the id of the list alone, on the bucket of uploads', async () => {
    const fileName = 'Nguyễn Văn An 066085004321.xlsx'
    const { list, upload } = await openList(world(), officer, { commune, fileName, fileBytes: 12_345 })
    expect(upload.fields.key).toBe(`lists/${list.id}`)
    expect(JSON.stringify(upload)).not.toContain('066085004321')
    const { conditions } = JSON.parse(Buffer.from(upload.fields.Policy ?? '', 'base64').toString('utf8'))
    expect(conditions).toContainEqual(['content-length-range', 12_345, 12_345])
    expect(conditions).toContainEqual({ key: upload.fields.key })
    expect(upload.expiresAt - Date.now()).toBeLessThanOrEqual(15 * 60_000)
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

  it('is refused with a file of another size than the one that was chosen', async () => {
    for (const [size, code] of [
      [0, 'EntityTooSmall'],
      [bytes.length - 1, 'EntityTooSmall'],
      [bytes.length + 1, 'EntityTooLarge'],
    ] as const)
      expect(await refusedBy((upload) => postForm(upload, new Uint8Array(size)))).toBe(code)
  })

  it('is refused after its time', async () => {
    const code = await refusedBy(async ({ url, fields }) => {
      const late = await createPresignedPost(new S3Client(world().operator), {
        Bucket: fields.bucket ?? '',
        Key: fields.key ?? '',
        Conditions: [['content-length-range', 1, 1_000_000]],
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

describe('a form that is used again', () => {
  const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
  /** Of every function: the name of a log is the template's. */
  const log = (): string => {
    const folder = join(world().data, 'logs')
    return readdirSync(folder)
      .filter((name) => name.endsWith('.jsonl'))
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .join('')
  }

  it('after the list is in: the file is kept, read by nobody, and told in the log; the list says which file it was', async () => {
    const officer = await world().officer('xa', commune)
    const [first, other] = await twoOfOneSize()
    const { list, upload } = await openList(world(), officer, { commune, fileBytes: first.length })
    await postForm(upload, first)
    const done = await settled(world(), officer, list.id)
    expect(done).toMatchObject({ state: 'finished', file: { sha256: digest(first), bytes: first.length } })
    const before = await rowsOf(world(), officer, list.id)

    expect((await postForm(upload, other)).status).toBe(204)
    await isTaken(world(), await sayArrived(world(), upload.fields.bucket ?? '', list.id))
    expect(await settled(world(), officer, list.id)).toEqual(done)
    expect(await rowsOf(world(), officer, list.id)).toEqual(before)
    const told = log()
      .split('\n')
      .filter((line) => line.includes('LIST_PUT_AGAIN') && line.includes(list.id))
    expect(told.length).toBeGreaterThan(0)
  })

  it('before a reader came: the first file that a reader takes is the list’s, and the other changes nothing', async () => {
    const officer = await world().officer('xa', commune)
    const [first, other] = await twoOfOneSize()
    const { list, upload } = await openList(world(), officer, { commune, fileBytes: first.length })
    await Promise.all([postForm(upload, first), postForm(upload, other)])
    const done = await settled(world(), officer, list.id)
    const read = [first, other].find((bytes) => digest(bytes) === done.file?.sha256)
    expect(read).toBeDefined()
    await isTaken(world(), await sayArrived(world(), upload.fields.bucket ?? '', list.id))
    expect(await settled(world(), officer, list.id)).toEqual(done)
    expect(done.counts.added).toBe(2)
  })

  /** Different people in files of the same number of bytes: only such a file passes the form. */
  async function twoOfOneSize(): Promise<readonly [Uint8Array, Uint8Array]> {
    const files = await Promise.all([listFile({ rows: people(2) }), listFile({ rows: people(2) })])
    const size = Math.max(...files.map(({ length }) => length)) + 1
    return [padded(files[0], size), padded(files[1], size)]
  }

  /** A zip ends with a comment, and the length of the comment before it. */
  function padded(zip: Uint8Array, size: number): Uint8Array {
    const longer = Buffer.concat([zip, Buffer.alloc(size - zip.length, ' ')])
    longer.writeUInt16LE(size - zip.length, zip.length - 2)
    return longer
  }
})
