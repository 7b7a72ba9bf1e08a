import { createReadStream } from 'node:fs'
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3'

/** What is put into the bucket: the bytes from the disk, and how a browser is to take them. */
export interface WrittenFile {
  readonly key: string
  readonly path: string
  readonly bytes: number
  readonly type: string
  readonly fileName: string
}

const s3 = new S3Client({})

export const putsInto =
  (bucket: string) =>
  async ({ key, path, bytes, type, fileName }: WrittenFile): Promise<void> => {
    await s3.send(
      new PutObjectCommand({
        Bucket: bucket,
        Key: key,
        Body: createReadStream(path),
        ContentLength: bytes,
        ContentType: type,
        ContentDisposition: `attachment; filename="${fileName}"`,
      }),
    )
  }
