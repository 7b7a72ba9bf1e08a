import { type EdgeResponse, type Origin, textResponse } from './exchange.ts'
import type { SiteFiles, StoredObject } from './site-files.ts'

export interface BucketOriginOptions {
  readonly bucket: string
  readonly files: SiteFiles
  /** What functions wrote into the bucket at run time; it wins over the deployed file of the same key. */
  readWritten(bucket: string, key: string): Promise<StoredObject | undefined>
  /** Without `s3:ListBucket` S3 does not tell a key that is not there from one that may not be read. */
  readonly mayList: boolean
  /** Why CloudFront may not read the bucket; undefined when it may. */
  readonly refusal: string | undefined
}

/** A bucket as CloudFront's origin. */
export function bucketOrigin({ bucket, files, readWritten, mayList, refusal }: BucketOriginOptions): Origin {
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return s3Error(405, 'MethodNotAllowed')
    if (refusal !== undefined) return s3Error(403, 'AccessDenied')
    const key = keyOf(request.path)
    const found = key === undefined ? undefined : ((await readWritten(bucket, key)) ?? files.find(bucket, key))
    if (found === undefined) return mayList ? s3Error(404, 'NoSuchKey') : s3Error(403, 'AccessDenied')
    const headers = {
      etag: found.etag,
      ...(found.cacheControl !== undefined && { 'cache-control': found.cacheControl }),
    }
    if (isKnown(request.headers['if-none-match'], found.etag)) return { status: 304, headers, body: Buffer.alloc(0) }
    return { status: 200, headers: { 'content-type': found.contentType, ...headers }, body: found.body }
  }
}

function keyOf(path: string): string | undefined {
  try {
    return decodeURIComponent(path.slice(1))
  } catch {
    return undefined
  }
}

/** Compression weakens a tag; the browser sends it back as `W/"…"`. */
function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  const known = ifNoneMatch?.split(',').map((one) => one.trim().replace(/^W\//, ''))
  return known?.some((one) => one === '*' || one === etag) ?? false
}

const s3Error = (status: number, code: string): EdgeResponse =>
  textResponse(status, 'application/xml', `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code></Error>`)
