import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'

const s3 = new S3Client({})

/** Who has the address has the file: it ends before it is passed on. */
const addressSeconds = 5 * 60

/** From where a browser fetches one object of a bucket that is otherwise closed to it. */
export const downloadAddress = (bucket: string, key: string): Promise<string> =>
  getSignedUrl(s3, new GetObjectCommand({ Bucket: bucket, Key: key }), { expiresIn: addressSeconds })
