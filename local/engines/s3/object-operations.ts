import { createHash, randomBytes } from 'node:crypto'
import type { AwsRequest, AwsResponse } from '../../aws/engine.ts'
import { type AnswerCall, type BucketCall, uploadedContent } from './bucket-call.ts'
import { byteRange } from './byte-range.ts'
import { checksumHeader, verifyDigests } from './checksums.ts'
import { deletedKeys } from './delete-list.ts'
import type { OpenedFile } from './object-file.ts'
import { keptHeaders, overriddenHeaders } from './object-headers.ts'
import type { NewObject, ObjectDescription } from './object-store.ts'
import { checkReadConditions, checkWriteConditions } from './preconditions.ts'
import { deleteAccess, type OpenedBucket } from './s3-accesses.ts'
import { answer, encryptionHeaders, httpDate, quoted, xmlAnswer } from './s3-answers.ts'
import { copySource } from './s3-call.ts'
import { S3Error } from './s3-error.ts'
import { group, tag, xmlDocument } from './xml.ts'

/** Under a KMS key S3's ETag is no MD5 of the content; whoever takes it for one must fail here as well. */
export const etagOf = ({ spec }: OpenedBucket, body: Uint8Array): string =>
  spec.keyArn === undefined ? createHash('md5').update(body).digest('hex') : randomBytes(16).toString('hex')

/**
 * Makes an object out of what a request sent.
 * @throws S3Error for a digest that does not fit and for headers that are refused
 */
export function newObject(
  bucket: OpenedBucket,
  key: string,
  body: Buffer,
  headers: Readonly<Record<string, string>>,
): NewObject {
  const checksum = verifyDigests(headers, body)
  return {
    key,
    size: body.length,
    etag: etagOf(bucket, body),
    headers: keptHeaders(headers),
    ...(checksum === undefined ? {} : { checksum }),
    body: [body],
  }
}

export const versionHeader = ({ versionId }: ObjectDescription): Record<string, string> =>
  versionId === undefined ? {} : { 'x-amz-version-id': versionId }

export const writtenHeaders = (bucket: OpenedBucket, { etag, checksum, ...object }: ObjectDescription) => ({
  etag: quoted(etag),
  ...versionHeader({ etag, ...object }),
  ...encryptionHeaders(bucket),
  ...(checksum === undefined ? {} : { ...checksumHeader(checksum), 'x-amz-checksum-type': 'FULL_OBJECT' }),
})

export const putObject: AnswerCall = async ({ request, bucket, key, announce }) => {
  const { body, headers } = uploadedContent(request)
  const stored = await bucket.store.put(
    newObject(bucket, key, body, headers),
    (existing) => checkWriteConditions(headers, existing, key),
    bucket.spec,
  )
  await announce(stored, 'Put')
  return answer(200, writtenHeaders(bucket, stored))
}

async function withObject<Result>(
  bucket: OpenedBucket,
  key: string,
  use: (file: OpenedFile<ObjectDescription>) => Promise<Result>,
  versionId?: string,
): Promise<Result> {
  const file = await bucket.store.open(key, versionId)
  if (file === undefined && versionId !== undefined)
    throw new S3Error('NoSuchVersion', undefined, { Key: key, VersionId: versionId })
  if (file === undefined) throw new S3Error('NoSuchKey', undefined, { Key: key })
  try {
    return await use(file)
  } finally {
    await file.close()
  }
}

function readHeaders({ request, bucket }: BucketCall, object: ObjectDescription, isWhole: boolean) {
  const showsChecksum = isWhole && request.headers['x-amz-checksum-mode'] === 'ENABLED'
  return {
    ...object.headers,
    ...overriddenHeaders(request.query),
    ...encryptionHeaders(bucket),
    ...versionHeader(object),
    etag: quoted(object.etag),
    'last-modified': httpDate(object.lastModified),
    'accept-ranges': 'bytes',
    ...(showsChecksum && object.checksum !== undefined
      ? { ...checksumHeader(object.checksum), 'x-amz-checksum-type': 'FULL_OBJECT' }
      : {}),
  }
}

export const getObject: AnswerCall = (call) => {
  const versionId = call.request.query.get('versionId') ?? undefined
  return withObject(call.bucket, call.key, (file) => showObject(call, file), versionId)
}

async function showObject(call: BucketCall, file: OpenedFile<ObjectDescription>): Promise<AwsResponse> {
  const { request } = call
  const object = file.description
  if (checkReadConditions(request.headers, object) === 'not-modified') {
    return answer(304, { etag: quoted(object.etag), 'last-modified': httpDate(object.lastModified) })
  }
  const range = byteRange(request.headers.range, object.size)
  const { start, length } = range ?? { start: 0, length: object.size }
  const headers = {
    ...readHeaders(call, object, range === undefined),
    'content-length': String(length),
    ...(range === undefined ? {} : { 'content-range': `bytes ${start}-${start + length - 1}/${object.size}` }),
  }
  const body = request.method === 'HEAD' ? '' : await file.read(start, length)
  return answer(range === undefined ? 200 : 206, headers, body)
}

/** A copy keeps type and metadata of its source, or takes the request's when that says REPLACE. */
function copiedHeaders(
  request: AwsRequest,
  source: ObjectDescription,
  isSelf: boolean,
): Readonly<Record<string, string>> {
  const directive = request.headers['x-amz-metadata-directive'] ?? 'COPY'
  if (directive === 'REPLACE') return keptHeaders(request.headers)
  if (directive !== 'COPY') throw new S3Error('InvalidArgument', 'Unknown metadata directive.')
  if (isSelf) {
    throw new S3Error(
      'InvalidRequest',
      "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
    )
  }
  // Its result is not kept: only for what it refuses.
  keptHeaders(request.headers)
  return source.headers
}

export const copyObject: AnswerCall = async ({ request, bucket, key, find, announce }) => {
  const source = copySource(request.headers['x-amz-copy-source'] ?? '')
  const from = find(source.bucket)
  if (from === undefined) throw new S3Error('NoSuchBucket', undefined, { BucketName: source.bucket })
  const copy = await withObject(from, source.key, async (file): Promise<NewObject> => {
    const object = file.description
    if (checkReadConditions(request.headers, object, 'x-amz-copy-source-') === 'not-modified') {
      throw new S3Error('PreconditionFailed')
    }
    const body = await file.read(0, object.size)
    return {
      key,
      size: object.size,
      etag: etagOf(bucket, body),
      headers: copiedHeaders(request, object, from === bucket && source.key === key),
      ...(object.checksum === undefined ? {} : { checksum: object.checksum }),
      body: [body],
    }
  })
  const allow = (existing: Parameters<typeof checkWriteConditions>[1]) =>
    checkWriteConditions(request.headers, existing, key)
  const stored = await bucket.store.put(copy, allow, bucket.spec)
  await announce(stored, 'Copy')
  const result = tag('LastModified', new Date(stored.lastModified).toISOString()) + tag('ETag', quoted(stored.etag))
  return xmlAnswer(xmlDocument('CopyObjectResult', result), { ...encryptionHeaders(bucket), ...versionHeader(stored) })
}

export const deleteObject: AnswerCall = async ({ bucket, key }) => {
  await bucket.store.remove([key], bucket.spec)
  return answer(204)
}

export const deleteObjects: AnswerCall = async ({ request, bucket }) => {
  const { body, headers } = uploadedContent(request)
  if (verifyDigests(headers, body) === undefined && headers['content-md5'] === undefined) {
    throw new S3Error('InvalidRequest', 'Missing required header for this request: Content-MD5')
  }
  const { keys, quiet } = deletedKeys(body)
  const isAllowed = (key: string) =>
    request.allows?.(deleteAccess(bucket, key)) ?? request.principal.kind === 'operator'
  const allowed = keys.filter(isAllowed)
  const refused = keys.filter((key) => !allowed.includes(key))
  await bucket.store.remove(allowed, bucket.spec)
  const done = quiet ? [] : allowed.map((key) => group('Deleted', tag('Key', key)))
  const failed = refused.map((key) =>
    group('Error', tag('Key', key) + tag('Code', 'AccessDenied') + tag('Message', 'Access Denied')),
  )
  return xmlAnswer(xmlDocument('DeleteResult', [...done, ...failed].join('')))
}
