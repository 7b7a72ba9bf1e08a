import { S3Client } from '@aws-sdk/client-s3'
import { createPresignedPost } from '@aws-sdk/s3-presigned-post'
import type { UploadForm } from '../contract/shapes.ts'

const s3 = new S3Client({})

/** The console posts at once; S3 looks at the clock when the form begins, and a large file takes a village's line some minutes. */
export const uploadSeconds = 15 * 60

interface Upload {
  readonly bucket: string
  readonly key: string
  /** The size of the file that was chosen: any other is refused by S3. */
  readonly bytes: number
  readonly seconds: number
  readonly now: number
}

/** A form with which a browser puts one object of the chosen file's size at exactly this key. */
export async function uploadForm({ bucket, key, bytes, seconds, now }: Upload): Promise<UploadForm> {
  const { url, fields } = await createPresignedPost(s3, {
    Bucket: bucket,
    Key: key,
    Fields: { 'Content-Type': 'application/octet-stream' },
    Conditions: [['content-length-range', bytes, bytes]],
    Expires: Math.max(seconds, 1),
  })
  return { url, fields, expiresAt: now + seconds * 1000 }
}
