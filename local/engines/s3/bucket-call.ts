import type { AwsRequest, AwsResponse } from '../../aws/engine.ts'
import { decodeAwsChunked } from '../../aws/sigv4.ts'
import type { CreatedBy } from './object-created.ts'
import type { ObjectDescription } from './object-store.ts'
import type { FindBucket, OpenedBucket } from './s3-accesses.ts'
import { S3Error } from './s3-error.ts'

/** A call on a bucket that exists, with all that answering it takes. */
export interface BucketCall {
  readonly request: AwsRequest
  readonly bucket: OpenedBucket
  /** Empty for calls on the bucket itself. */
  readonly key: string
  readonly find: FindBucket
  /** Tells the bucket's notification targets; resolves when all have taken it. */
  readonly announce: (object: ObjectDescription, by: CreatedBy) => Promise<void>
  /** Milliseconds. */
  readonly now: () => number
}

export type AnswerCall = (call: BucketCall) => Promise<AwsResponse>

export interface UploadedContent {
  readonly body: Buffer
  /** The request's headers and, after a streamed body, its trailers. */
  readonly headers: Readonly<Record<string, string>>
}

/**
 * The bytes that a write sent, out of their transfer coding.
 * @throws S3Error when the coding is broken or an announced trailer did not come
 */
export function uploadedContent({ body, headers }: AwsRequest): UploadedContent {
  const decoded = decodeAwsChunked(body, headers)
  if (!decoded.ok) throw new S3Error(decoded.code, decoded.message)
  const announced = headers['x-amz-trailer']?.toLowerCase()
  if (announced !== undefined && decoded.trailers[announced] === undefined) throw new S3Error('MalformedTrailerError')
  return { body: decoded.body, headers: { ...headers, ...decoded.trailers } }
}
