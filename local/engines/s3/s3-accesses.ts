import type { Access, AwsRequest } from '../../aws/engine.ts'
import type { BucketSpec } from './bucket.ts'
import type { MultipartUploads } from './multipart-uploads.ts'
import type { ObjectStore } from './object-store.ts'
import { copySource, type S3Call, type S3Operation } from './s3-call.ts'
import { readFormOf, storedKey } from './upload-form.ts'

export interface OpenedBucket {
  readonly spec: BucketSpec
  readonly store: ObjectStore
  readonly uploads: MultipartUploads
  readonly region: string
}

export type FindBucket = (name: string) => OpenedBucket | undefined

const onObject = (action: string, { spec }: OpenedBucket, key: string): Access => ({
  action: `s3:${action}`,
  resource: `${spec.arn}/${key}`,
})

const onBucket = (action: string, { spec }: OpenedBucket): Access => ({ action: `s3:${action}`, resource: spec.arn })

/** S3 uses the key in the caller's name; key grants are often bound to that way of use. */
const onKey = (action: string, { spec, region }: OpenedBucket): Access[] =>
  spec.keyArn === undefined
    ? []
    : [{ action: `kms:${action}`, resource: spec.keyArn, context: { 'kms:ViaService': `s3.${region}.amazonaws.com` } }]

const write = (bucket: OpenedBucket, key: string): Access[] => [
  onObject('PutObject', bucket, key),
  ...onKey('GenerateDataKey', bucket),
]

/** Who may not list a bucket is not told that a key is missing: S3 answers 403 instead of 404. */
const read = (bucket: OpenedBucket, key: string, decrypts = true): Access[] =>
  bucket.store.summary(key) === undefined
    ? [onObject('GetObject', bucket, key), onBucket('ListBucket', bucket)]
    : [onObject('GetObject', bucket, key), ...(decrypts ? onKey('Decrypt', bucket) : [])]

/** A permission of its own: `s3:GetObject` is for what lies there now. */
const readVersion = (bucket: OpenedBucket, key: string): Access[] => [
  onObject('GetObjectVersion', bucket, key),
  ...onKey('Decrypt', bucket),
]

type Rule = (bucket: OpenedBucket, call: S3Call, request: AwsRequest, find: FindBucket) => Access[]

const rules: Readonly<Record<S3Operation, Rule>> = {
  AbortMultipartUpload: (bucket, { key }) => [onObject('AbortMultipartUpload', bucket, key)],
  // The parts were encrypted one by one; S3 reads them again to join them.
  CompleteMultipartUpload: (bucket, { key }) => [onObject('PutObject', bucket, key), ...onKey('Decrypt', bucket)],
  CopyObject: (bucket, { key }, { headers }, find) => {
    const source = copySource(headers['x-amz-copy-source'] ?? '')
    const from = find(source.bucket)
    return [...(from === undefined ? [] : read(from, source.key)), ...write(bucket, key)]
  },
  CreateBucket: (bucket) => [onBucket('CreateBucket', bucket)],
  CreateMultipartUpload: (bucket, { key }) => write(bucket, key),
  DeleteObject: (bucket, { key }) => [onObject('DeleteObject', bucket, key)],
  // Each key is allowed or refused by itself, in the answer's list.
  DeleteObjects: () => [],
  GetObject: (bucket, { key }, { query }) => (query.has('versionId') ? readVersion(bucket, key) : read(bucket, key)),
  HeadBucket: (bucket) => [onBucket('ListBucket', bucket)],
  // S3 decrypts for a HEAD only what it has to: the checksum.
  HeadObject: (bucket, { key }, { headers, query }) =>
    query.has('versionId') ? readVersion(bucket, key) : read(bucket, key, headers['x-amz-checksum-mode'] === 'ENABLED'),
  ListObjectsV2: (bucket) => [onBucket('ListBucket', bucket)],
  PostObject: (bucket, _, request) => write(bucket, storedKey(readFormOf(request))),
  Preflight: () => [],
  PutObject: (bucket, { key }) => write(bucket, key),
  UploadPart: (bucket, { key }) => [...write(bucket, key), ...onKey('Decrypt', bucket)],
}

/**
 * What a call needs; nothing for an unknown bucket, since the answer is 404 for everybody who has an account.
 * @throws S3Error when the call cannot be read far enough
 */
export function s3Accesses(call: S3Call, request: AwsRequest, find: FindBucket): readonly Access[] {
  const bucket = find(call.bucket)
  if (bucket !== undefined) return rules[call.operation](bucket, call, request, find)
  return call.operation === 'CreateBucket'
    ? [{ action: 's3:CreateBucket', resource: `arn:aws:s3:::${call.bucket}` }]
    : []
}

export const deleteAccess = (bucket: OpenedBucket, key: string): Access => onObject('DeleteObject', bucket, key)
