import { HeadObjectCommand, NotFound, S3Client } from '@aws-sdk/client-s3'
import { objectKeys } from '../../runtime/object-keys.ts'

const s3 = new S3Client({})

/** The version that lies under a list's key now; null when nothing has ever been put there. */
export async function fileVersion(bucket: string, listId: string): Promise<string | null> {
  try {
    const { VersionId } = await s3.send(new HeadObjectCommand({ Bucket: bucket, Key: objectKeys.list(listId) }))
    return VersionId ?? null
  } catch (error) {
    if (error instanceof NotFound) return null
    throw error
  }
}
