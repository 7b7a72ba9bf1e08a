import type { AnswerCall } from './bucket-call.ts'
import { listPage } from './list-page.ts'
import { quoted, xmlAnswer } from './s3-answers.ts'
import { S3Error } from './s3-error.ts'
import { group, tag, xmlDocument } from './xml.ts'

const PAGE_LIMIT = 1000

function maxKeysOf(query: URLSearchParams): number {
  const text = query.get('max-keys') ?? String(PAGE_LIMIT)
  if (!/^\d{1,9}$/.test(text)) {
    throw new S3Error('InvalidArgument', 'Provided max-keys not an integer or within integer range', {
      ArgumentName: 'max-keys',
      ArgumentValue: text,
    })
  }
  return Number(text)
}

export const listObjectsV2: AnswerCall = async ({ request: { query }, bucket }) => {
  const maxKeys = maxKeysOf(query)
  const token = query.get('continuation-token') ?? undefined
  const request = {
    prefix: query.get('prefix') ?? '',
    delimiter: query.get('delimiter') ?? '',
    startAfter: query.get('start-after') ?? '',
    maxKeys: Math.min(maxKeys, PAGE_LIMIT),
    ...(token === undefined ? {} : { token }),
  }
  const page = listPage(bucket.store.keys(), request)
  if (page === undefined) {
    throw new S3Error('InvalidArgument', 'The continuation token provided is incorrect', {
      ArgumentName: 'continuation-token',
    })
  }

  const isUrlEncoded = query.get('encoding-type') === 'url'
  const shown = (text: string) => (isUrlEncoded ? encodeURIComponent(text).replace(/%2F/g, '/') : text)
  const contents = page.keys.flatMap((key) => {
    const object = bucket.store.summary(key)
    if (object === undefined) return []
    const fields = [
      tag('Key', shown(key)),
      tag('LastModified', new Date(object.lastModified).toISOString()),
      tag('ETag', quoted(object.etag)),
      tag('Size', object.size),
      tag('StorageClass', 'STANDARD'),
    ]
    return [group('Contents', fields.join(''))]
  })
  const commonPrefixes = page.commonPrefixes.map((prefix) => group('CommonPrefixes', tag('Prefix', shown(prefix))))
  return xmlAnswer(
    xmlDocument(
      'ListBucketResult',
      [
        tag('Name', bucket.spec.name),
        tag('Prefix', shown(request.prefix)),
        ...(request.delimiter === '' ? [] : [tag('Delimiter', shown(request.delimiter))]),
        ...(request.startAfter === '' ? [] : [tag('StartAfter', shown(request.startAfter))]),
        ...(isUrlEncoded ? [tag('EncodingType', 'url')] : []),
        tag('MaxKeys', request.maxKeys),
        tag('KeyCount', contents.length + commonPrefixes.length),
        tag('IsTruncated', page.nextToken !== undefined),
        ...(token === undefined ? [] : [tag('ContinuationToken', token)]),
        ...(page.nextToken === undefined ? [] : [tag('NextContinuationToken', page.nextToken)]),
        ...contents,
        ...commonPrefixes,
      ].join(''),
    ),
  )
}
