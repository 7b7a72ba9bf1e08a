import { createHash, randomBytes } from 'node:crypto'
import { PutObjectCommand } from '@aws-sdk/client-s3'
import type { UploadedFile } from '../../../lambdas/runtime/uploaded-file.ts'
import { place, type S3World, startS3World } from './s3-world.ts'

const Bucket = 'uploads-of-lists'
const listId = 'a'.repeat(26)
const megabyte = 1024 * 1024

async function allOf({ content, facts }: UploadedFile): Promise<Uint8Array> {
  return content instanceof Uint8Array ? content : content.read(0, facts.bytes)
}

describe("a list's file", () => {
  let world: S3World
  beforeAll(async () => {
    world = await startS3World()
    await world.engine.createBucket({ name: Bucket, arn: `arn:aws:s3:::${Bucket}`, isVersioned: true })
    Object.assign(process.env, {
      AWS_REGION: place.region,
      AWS_ENDPOINT_URL_S3: world.url,
      AWS_ACCESS_KEY_ID: world.credentials.operator.accessKeyId,
      AWS_SECRET_ACCESS_KEY: world.credentials.operator.secretAccessKey,
    })
  })
  afterAll(() => world.close())

  const put = async (Body: Uint8Array): Promise<string> => {
    const { VersionId = '' } = await world.s3.send(new PutObjectCommand({ Bucket, Key: `lists/${listId}`, Body }))
    return VersionId
  }

  it.each([
    ['small', 5_000],
    ['one byte larger than what is read at once', 8 * megabyte + 1],
    ['large', 10 * megabyte + 12_345],
  ])(
    'that is %s is the version that was named, with its SHA-256 and size, whatever is put later',
    async (_what, size) => {
      const { uploadedFile } = await import('../../../lambdas/runtime/uploaded-file.ts')
      const bytes = randomBytes(size)
      const version = await put(bytes)
      const before = await uploadedFile(Bucket, `lists/${listId}`, version)
      await put(randomBytes(size))
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      expect(before.facts).toEqual({ sha256, bytes: size })
      // Pieces of a large one are fetched only now.
      expect(
        createHash('sha256')
          .update(await allOf(before))
          .digest('hex'),
      ).toBe(sha256)
      const after = await uploadedFile(Bucket, `lists/${listId}`, version)
      expect([
        after.facts,
        createHash('sha256')
          .update(await allOf(after))
          .digest('hex'),
      ]).toEqual([before.facts, sha256])
    },
  )
})
