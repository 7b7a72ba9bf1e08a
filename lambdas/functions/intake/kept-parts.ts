import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { objectKeys } from '../../runtime/object-keys.ts'
import type { KeptParts } from './list-part.ts'

const s3 = new S3Client({})

/** Beside the lists, below a prefix of their own that the bucket empties after some days. */
export const keptParts = (Bucket: string): KeptParts => ({
  async put(name, content) {
    await s3.send(new PutObjectCommand({ Bucket, Key: objectKeys.part(name), Body: content }))
  },
  async get(name) {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: objectKeys.part(name) }))
    if (!Body) throw new Error('a part without content')
    return Body.transformToByteArray()
  },
})
