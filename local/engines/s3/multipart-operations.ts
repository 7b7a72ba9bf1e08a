import { type AnswerCall, uploadedContent } from './bucket-call.ts'
import { checksumHeader, verifyDigests } from './checksums.ts'
import type { ChosenPart } from './multipart-uploads.ts'
import { keptHeaders } from './object-headers.ts'
import { etagOf, versionHeader } from './object-operations.ts'
import { checkWriteConditions } from './preconditions.ts'
import { answer, encryptionHeaders, quoted, xmlAnswer } from './s3-answers.ts'
import { S3Error } from './s3-error.ts'
import { childText, parseXml, tag, xmlDocument } from './xml.ts'

const PART_LIMIT = 10_000

function partNumber(text: string | null | undefined): number {
  const number = /^\d{1,5}$/.test(text ?? '') ? Number(text) : 0
  if (number < 1 || number > PART_LIMIT) {
    throw new S3Error('InvalidArgument', 'Part number must be an integer between 1 and 10000, inclusive', {
      ArgumentName: 'partNumber',
      ArgumentValue: text ?? '',
    })
  }
  return number
}

export const createMultipartUpload: AnswerCall = async ({ request, bucket, key }) => {
  const id = await bucket.uploads.create({ key, headers: keptHeaders(request.headers) })
  const result = tag('Bucket', bucket.spec.name) + tag('Key', key) + tag('UploadId', id)
  return xmlAnswer(xmlDocument('InitiateMultipartUploadResult', result), encryptionHeaders(bucket))
}

export const uploadPart: AnswerCall = async ({ request, bucket, key }) => {
  const number = partNumber(request.query.get('partNumber'))
  const { body, headers } = uploadedContent(request)
  const checksum = verifyDigests(headers, body)
  const etag = etagOf(bucket, body)
  await bucket.uploads.putPart(request.query.get('uploadId') ?? '', key, number, { size: body.length, etag, body })
  return answer(200, {
    etag: quoted(etag),
    ...encryptionHeaders(bucket),
    ...(checksum === undefined ? {} : checksumHeader(checksum)),
  })
}

function chosenParts(body: Buffer): ChosenPart[] {
  const root = parseXml(body.toString('utf8'))
  const parts = root?.name === 'CompleteMultipartUpload' ? root.children.filter(({ name }) => name === 'Part') : []
  if (parts.length === 0 || parts.length > PART_LIMIT) throw new S3Error('MalformedXML')
  return parts.map((part) => {
    const etag = childText(part, 'ETag')
    if (etag === undefined) throw new S3Error('MalformedXML')
    return { number: partNumber(childText(part, 'PartNumber')), etag: etag.replaceAll('"', '') }
  })
}

export const completeMultipartUpload: AnswerCall = async ({ request, bucket, key, announce }) => {
  const { body, headers } = uploadedContent(request)
  const stored = await bucket.uploads.complete(
    request.query.get('uploadId') ?? '',
    key,
    chosenParts(body),
    async (object) => {
      const written = await bucket.store.put(
        object,
        (existing) => checkWriteConditions(headers, existing, key),
        bucket.spec,
      )
      // Before the upload is forgotten, so that a failed announcement can be tried again with the same call.
      await announce(written, 'CompleteMultipartUpload')
      return written
    },
  )
  const location = `http://${headers.host ?? '127.0.0.1'}/${bucket.spec.name}/${encodeURIComponent(key)}`
  const result = [
    tag('Location', location),
    tag('Bucket', bucket.spec.name),
    tag('Key', key),
    tag('ETag', quoted(stored.etag)),
  ]
  return xmlAnswer(xmlDocument('CompleteMultipartUploadResult', result.join('')), {
    ...encryptionHeaders(bucket),
    ...versionHeader(stored),
  })
}

export const abortMultipartUpload: AnswerCall = async ({ request, bucket, key }) => {
  await bucket.uploads.abort(request.query.get('uploadId') ?? '', key)
  return answer(204)
}
