import type { AwsRequest } from '../../aws/engine.ts'
import { S3Error } from './s3-error.ts'

export type S3Operation =
  | 'AbortMultipartUpload'
  | 'CompleteMultipartUpload'
  | 'CopyObject'
  | 'CreateBucket'
  | 'CreateMultipartUpload'
  | 'DeleteObject'
  | 'DeleteObjects'
  | 'GetObject'
  | 'HeadBucket'
  | 'HeadObject'
  | 'ListObjectsV2'
  | 'PostObject'
  | 'Preflight'
  | 'PutObject'
  | 'UploadPart'

export interface S3Call {
  readonly operation: S3Operation
  readonly bucket: string
  /** Empty for calls on the bucket itself. */
  readonly key: string
}

/** Parts of S3 that this engine does not have; without this list `GET /bucket/key?acl` would be answered with the object. */
const missing = [
  ...[
    'accelerate',
    'acl',
    'analytics',
    'attributes',
    'cors',
    'encryption',
    'intelligent-tiering',
    'inventory',
    'legal-hold',
  ],
  ...[
    'lifecycle',
    'location',
    'logging',
    'metadataTable',
    'metrics',
    'notification',
    'object-lock',
    'ownershipControls',
  ],
  ...[
    'policy',
    'policyStatus',
    'publicAccessBlock',
    'renameObject',
    'replication',
    'requestPayment',
    'restore',
    'retention',
  ],
  ...['select', 'session', 'tagging', 'torrent', 'versioning', 'versions', 'website'],
]

const KEY_LIMIT = 1024

function keyOf(encoded: string): string {
  let key: string
  try {
    key = decodeURIComponent(encoded)
  } catch {
    throw new S3Error('InvalidURI')
  }
  if (Buffer.byteLength(key) > KEY_LIMIT) {
    throw new S3Error('KeyTooLongError', undefined, {
      Size: String(Buffer.byteLength(key)),
      MaxSizeAllowed: String(KEY_LIMIT),
    })
  }
  return key
}

/** A copy's source: `bucket/key`, with or without a leading slash, percent-encoded. */
export function copySource(header: string): { readonly bucket: string; readonly key: string } {
  const [, bucket, key] = /^\/?([^/?]+)\/([^?]+)(\?.*)?$/.exec(header) ?? []
  if (bucket === undefined || key === undefined) {
    throw new S3Error('InvalidArgument', 'Copy Source must mention the source bucket and key: sourcebucket/sourcekey')
  }
  if (header.includes('?versionId='))
    throw new S3Error('NotImplemented', 'Copying a version is not built into this local S3.')
  return { bucket, key: keyOf(key) }
}

function bucketOperation({ method, query }: AwsRequest): S3Operation {
  if (method === 'HEAD') return 'HeadBucket'
  if (method === 'PUT') return 'CreateBucket'
  if (method === 'POST') return query.has('delete') ? 'DeleteObjects' : 'PostObject'
  if (method === 'GET' && query.get('list-type') === '2') return 'ListObjectsV2'
  throw new S3Error(method === 'DELETE' || method === 'GET' ? 'NotImplemented' : 'MethodNotAllowed')
}

function objectOperation({ method, query, headers }: AwsRequest): S3Operation {
  const isMultipart = query.has('uploadId')
  const isCopy = headers['x-amz-copy-source'] !== undefined
  if (method === 'HEAD') return 'HeadObject'
  if (method === 'GET' && !isMultipart) return 'GetObject'
  if (method === 'PUT' && !isMultipart) return isCopy ? 'CopyObject' : 'PutObject'
  if (method === 'PUT' && !isCopy) return 'UploadPart'
  if (method === 'DELETE') return isMultipart ? 'AbortMultipartUpload' : 'DeleteObject'
  if (method === 'POST' && query.has('uploads')) return 'CreateMultipartUpload'
  if (method === 'POST' && isMultipart) return 'CompleteMultipartUpload'
  throw new S3Error(isMultipart ? 'NotImplemented' : 'MethodNotAllowed')
}

/**
 * Finds which operation a request is, path style (`/bucket/key`).
 * @throws S3Error for keys that S3 refuses and for operations that this engine does not have
 */
export function s3Call(request: AwsRequest): S3Call {
  const [, bucket = '', rest = ''] = /^\/([^/]*)\/?([\s\S]*)$/.exec(request.path) ?? []
  if (request.method === 'OPTIONS') return { operation: 'Preflight', bucket, key: '' }
  const key = keyOf(rest)
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  // A version can be read; S3 would also delete one, and join parts of them.
  const absent = isRead ? missing : [...missing, 'versionId']
  const lacks = absent.find((name) => request.query.has(name))
  if (bucket === '' || lacks !== undefined) {
    throw new S3Error('NotImplemented', undefined, lacks === undefined ? {} : { Subresource: lacks })
  }
  return { operation: key === '' ? bucketOperation(request) : objectOperation(request), bucket, key }
}
