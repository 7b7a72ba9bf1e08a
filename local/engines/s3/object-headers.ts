import { S3Error } from './s3-error.ts'

type Headers = Readonly<Record<string, string>>

const kept = ['content-type', 'content-disposition', 'cache-control', 'content-language', 'expires']

/** Asking for these and silently not getting them would be worse than a refusal. */
const refused = [
  /^x-amz-tagging/,
  /^x-amz-grant-/,
  /^x-amz-object-lock-/,
  /^x-amz-website-redirect-location$/,
  /^x-amz-(copy-source-)?server-side-encryption-customer-/,
  /^x-amz-write-offset-bytes$/,
]

/** S3 counts names and values of user metadata together, in bytes. */
const METADATA_LIMIT = 2048

/**
 * The headers of a write that are kept with the object and come back with it.
 * @throws S3Error for headers that this engine does not honour, and for too much metadata
 */
export function keptHeaders(headers: Headers): Record<string, string> {
  for (const name of Object.keys(headers)) {
    if (refused.some((pattern) => pattern.test(name))) {
      throw new S3Error('NotImplemented', undefined, { Header: name })
    }
  }
  if (![undefined, 'STANDARD'].includes(headers['x-amz-storage-class'])) {
    throw new S3Error('NotImplemented', undefined, { Header: 'x-amz-storage-class' })
  }
  // Buckets are made with the owner enforced (S3's default); any other ACL is refused there too.
  if (![undefined, 'bucket-owner-full-control'].includes(headers['x-amz-acl'])) {
    throw new S3Error('AccessControlListNotSupported')
  }

  const result: Record<string, string> = { 'content-type': 'binary/octet-stream' }
  for (const name of kept) {
    const value = headers[name]
    if (value !== undefined && value !== '') result[name] = value
  }
  // aws-chunked is how the body travelled, no property of the object.
  const encoding = (headers['content-encoding'] ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== 'aws-chunked')
  if (encoding.length > 0) result['content-encoding'] = encoding.join(',')

  let metadataSize = 0
  for (const [name, value] of Object.entries(headers)) {
    if (!name.startsWith('x-amz-meta-')) continue
    metadataSize += Buffer.byteLength(name.slice('x-amz-meta-'.length)) + Buffer.byteLength(value)
    result[name] = value
  }
  if (metadataSize > METADATA_LIMIT) {
    throw new S3Error('MetadataTooLarge', undefined, {
      Size: String(metadataSize),
      MaxSizeAllowed: String(METADATA_LIMIT),
    })
  }
  return result
}

/** What a signed GET may ask to be answered instead of the kept header: `?response-content-disposition=…`. */
export function overriddenHeaders(query: URLSearchParams): Record<string, string> {
  const result: Record<string, string> = {}
  for (const name of [...kept, 'content-encoding']) {
    const value = query.get(`response-${name}`)
    if (value !== null) result[name] = value
  }
  return result
}
