import type { AnswerCall } from './bucket-call.ts'
import { newObject, writtenHeaders } from './object-operations.ts'
import { checkPostPolicy } from './post-policy.ts'
import { answer, quoted } from './s3-answers.ts'
import { S3Error } from './s3-error.ts'
import { filledFields, readFormOf, storedKey } from './upload-form.ts'
import { tag, xmlDocument } from './xml.ts'

/** S3 sends other letters than ASCII back in this coding (RFC 2047); raw ones would break the answer's headers. */
const asciiMetadata = (value: string): string =>
  /^[\x20-\x7e]*$/.test(value)
    ? value
    : `=?UTF-8?Q?${[...Buffer.from(value)]
        .map((byte) => {
          const letter = String.fromCharCode(byte)
          if (letter === ' ') return '_'
          return /[A-Za-z0-9!*+\-/.]/.test(letter) ? letter : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
        })
        .join('')}?=`

const systemFields = new Set(['cache-control', 'content-disposition', 'content-encoding', 'content-type', 'expires'])

/** The fields that mean what a header of the same name means in a PUT. */
function fieldHeaders(fields: ReadonlyMap<string, string>): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const [name, value] of fields) {
    if (name.startsWith('x-amz-meta-')) headers[name] = asciiMetadata(value)
    else if (name.startsWith('x-amz-checksum-') || name === 'content-md5') headers[name] = value
    else if (systemFields.has(name)) headers[name] = value.replace(/[^\x20-\x7e]/g, ' ')
    else if (name === 'acl') headers['x-amz-acl'] = value
    else if (name === 'tagging') headers['x-amz-tagging'] = value
  }
  return headers
}

function redirectTarget(fields: ReadonlyMap<string, string>): URL | undefined {
  const wanted = fields.get('success_action_redirect') ?? fields.get('redirect')
  // S3 takes a URL that it cannot read for none.
  return wanted !== undefined && URL.canParse(wanted) ? new URL(wanted) : undefined
}

export const postObject: AnswerCall = async ({ request, bucket, announce, now }) => {
  const form = readFormOf(request)
  const { file } = form
  const fields = filledFields(form)
  const key = storedKey(form)
  const policy = fields.get('policy')
  // The signer was found by the policy's signature; a form without either got no further than that.
  if (policy === undefined) throw new S3Error('AccessDenied')
  const named = fields.get('bucket')
  if (named !== undefined && named !== bucket.spec.name) throw new S3Error('AccessDenied')
  const values = new Map([...fields, ['bucket', bucket.spec.name], ['key', key]])
  checkPostPolicy(policy, { values, sent: fields.keys(), size: file.length }, now())

  const stored = await bucket.store.put(
    newObject(bucket, key, file, fieldHeaders(fields)),
    () => undefined,
    bucket.spec,
  )
  await announce(stored, 'Post')

  const location = `http://${request.headers.host ?? '127.0.0.1'}/${bucket.spec.name}/${encodeURIComponent(key)}`
  const headers = { ...writtenHeaders(bucket, stored), location }
  const redirect = redirectTarget(fields)
  if (redirect !== undefined) {
    redirect.searchParams.set('bucket', bucket.spec.name)
    redirect.searchParams.set('key', key)
    redirect.searchParams.set('etag', quoted(stored.etag))
    return answer(303, { ...headers, location: redirect.href })
  }
  const status = fields.get('success_action_status')
  if (status === '200') return answer(200, headers)
  if (status !== '201') return answer(204, headers)
  const result = [
    tag('Location', location),
    tag('Bucket', bucket.spec.name),
    tag('Key', key),
    tag('ETag', quoted(stored.etag)),
  ]
  const document = xmlDocument('PostResponse', result.join(''), { namespace: false })
  return answer(201, { ...headers, 'content-type': 'application/xml' }, document)
}
