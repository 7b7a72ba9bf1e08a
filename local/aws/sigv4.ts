/**
 * Signature Version 4, checked as AWS checks it: in the Authorization header or in a presigned URL.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
import { decodeAwsChunked } from './aws-chunked.ts'
import { canonicalRequest, type SignedCall, sha256Hex } from './canonical-request.ts'
import type { CredentialStore } from './credentials.ts'
import type { Place, Principal } from './engine.ts'
import type { Refusal } from './refusal.ts'
import {
  amzDate,
  type CredentialScope,
  isSameSignature,
  readAmzDate,
  readScope,
  scopeText,
  signatureOf,
} from './signing-key.ts'

export { decodeAwsChunked } from './aws-chunked.ts'
export type { SignedCall } from './canonical-request.ts'
export { verifyPostPolicySignature } from './post-policy.ts'

export type Verdict =
  | { readonly ok: true; readonly principal: Principal }
  | { readonly ok: false; readonly refusal: Refusal }

/** A signature as it stands in the header or in the query, before it is checked. */
export interface Signature {
  readonly scope: CredentialScope
  readonly signedHeaders: readonly string[]
  readonly signature: string
  readonly signedAt: string
  readonly sessionToken: string | undefined
  readonly payloadHash: string | undefined
  /** Seconds; only in a presigned URL. */
  readonly expires: string | undefined
  readonly isPresigned: boolean
}

const skewMs = 15 * 60_000
const weekSeconds = 604_800
const unsignedPayload = 'UNSIGNED-PAYLOAD'

/** The call's signature; undefined when it has none, a refusal when there is one that cannot be read. */
export function readSignature(
  headers: Readonly<Record<string, string>>,
  query: URLSearchParams,
): Signature | Refusal | undefined {
  const malformed = (detail: string): Refusal => ({ kind: 'malformed-signature', detail })
  const authorization = headers.authorization
  if (authorization !== undefined) {
    const [, credential = '', signedHeaders = '', signature = ''] =
      /^AWS4-HMAC-SHA256 +Credential=([^, ]+), *SignedHeaders=([^, ]+), *Signature=([0-9a-f]{64})$/.exec(
        authorization,
      ) ?? []
    const scope = readScope(credential)
    if (scope === undefined) return malformed('Authorization header requires AWS4-HMAC-SHA256 with a full Credential.')
    return {
      scope,
      signedHeaders: signedHeaders.split(';'),
      signature,
      signedAt: headers['x-amz-date'] ?? '',
      sessionToken: headers['x-amz-security-token'],
      payloadHash: headers['x-amz-content-sha256'],
      expires: undefined,
      isPresigned: false,
    }
  }
  const signature = query.get('X-Amz-Signature')
  if (signature === null) return undefined
  const scope = readScope(query.get('X-Amz-Credential') ?? '')
  if (scope === undefined || query.get('X-Amz-Algorithm') !== 'AWS4-HMAC-SHA256') {
    return malformed('Query-string authentication requires X-Amz-Algorithm AWS4-HMAC-SHA256 and X-Amz-Credential.')
  }
  return {
    scope,
    signedHeaders: (query.get('X-Amz-SignedHeaders') ?? '').split(';'),
    signature,
    signedAt: query.get('X-Amz-Date') ?? '',
    sessionToken: query.get('X-Amz-Security-Token') ?? undefined,
    payloadHash: query.get('X-Amz-Content-Sha256') ?? headers['x-amz-content-sha256'],
    expires: query.get('X-Amz-Expires') ?? '',
    isPresigned: true,
  }
}

/** Whether the call comes from whom it says, unchanged and in time. */
export function verifySignature(
  call: SignedCall,
  claim: Signature,
  { credentials, place, now }: { credentials: CredentialStore; place: Place; now: Date },
): Verdict {
  const refuse = (refusal: Refusal): Verdict => ({ ok: false, refusal })
  const { scope } = claim
  const untimely = checkTime(claim, now)
  if (untimely) return refuse(untimely)
  if (scope.region !== place.region) {
    return refuse({ kind: 'wrong-region', given: scope.region, expected: place.region })
  }
  const found = credentials.find(scope.accessKeyId, claim.sessionToken, now)
  if (found.kind !== 'found') return refuse({ kind: found.kind })
  const unsigned = unsignedHeaders(call, claim)
  if (unsigned.length > 0) return refuse({ kind: 'unsigned-header', names: unsigned.join(', ') })

  const payload = payloadHashOf(call, claim)
  if (typeof payload !== 'string') return refuse(payload)
  let canonical: string
  try {
    const { signedHeaders } = claim
    canonical = canonicalRequest(call, { service: scope.service, signedHeaders, payloadHash: payload })
  } catch (error) {
    if (error instanceof URIError) return refuse({ kind: 'wrong-signature' })
    throw error
  }
  const toSign = ['AWS4-HMAC-SHA256', claim.signedAt, scopeText(scope), sha256Hex(canonical)].join('\n')
  if (!isSameSignature(claim.signature, signatureOf(toSign, found.secretAccessKey, scope))) {
    return refuse({ kind: 'wrong-signature' })
  }
  if (payload.startsWith('STREAMING-AWS4-HMAC-SHA256-PAYLOAD')) {
    const broken = checkChunks(call, claim, found.secretAccessKey)
    if (broken) return refuse(broken)
  }
  return { ok: true, principal: found.principal }
}

function checkTime({ signedAt, scope, expires }: Signature, now: Date): Refusal | undefined {
  const malformed = (detail: string): Refusal => ({ kind: 'malformed-signature', detail })
  const moment = readAmzDate(signedAt)
  if (moment === undefined) return malformed("X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\"")
  if (signedAt.slice(0, 8) !== scope.date) return malformed('Date in Credential scope does not match X-Amz-Date.')
  if (expires === undefined) {
    const isSkewed = Math.abs(now.getTime() - moment.getTime()) > skewMs
    return isSkewed ? { kind: 'skewed-clock', signedAt, now: amzDate(now) } : undefined
  }
  const seconds = /^\d+$/.test(expires) ? Number(expires) : 0
  if (seconds < 1 || seconds > weekSeconds) {
    return malformed('X-Amz-Expires must be a number of seconds from 1 to 604800 (a week).')
  }
  if (moment.getTime() > now.getTime() + skewMs) return { kind: 'future-url' }
  return moment.getTime() + seconds * 1000 < now.getTime() ? { kind: 'expired-url' } : undefined
}

/**
 * `host` must be signed everywhere; S3 wants every x-amz header signed, or a presigned upload's metadata could be
 * changed.
 */
function unsignedHeaders({ headers }: SignedCall, { scope, signedHeaders }: Signature): string[] {
  const isNeeded = (name: string) => name === 'host' || (scope.service === 's3' && name.startsWith('x-amz-'))
  return Object.keys(headers).filter((name) => isNeeded(name) && !signedHeaders.includes(name))
}

/** The hash that goes into the canonical request. Only S3 lets a body go unsigned. */
function payloadHashOf(call: SignedCall, { scope, payloadHash, isPresigned }: Signature): string | Refusal {
  if (scope.service !== 's3') return sha256Hex(call.body)
  if (payloadHash === undefined) {
    if (isPresigned) return unsignedPayload
    return {
      kind: 'malformed-signature',
      detail: 'Missing required header for this request: x-amz-content-sha256',
    }
  }
  if (payloadHash === unsignedPayload || payloadHash.startsWith('STREAMING-')) return payloadHash
  return sha256Hex(call.body) === payloadHash ? payloadHash : { kind: 'wrong-body-hash' }
}

const emptyHash = sha256Hex('')

/** Each chunk's signature covers the one before it, beginning with the request's own. */
function checkChunks(call: SignedCall, { scope, signature, signedAt }: Signature, secret: string): Refusal | undefined {
  const decoded = decodeAwsChunked(call.body, call.headers)
  if (!decoded.ok) return { kind: 'bad-chunks', detail: decoded.message }
  const sign = (kind: string, previous: string, hashes: readonly string[]) =>
    signatureOf([`AWS4-HMAC-SHA256-${kind}`, signedAt, scopeText(scope), previous, ...hashes].join('\n'), secret, scope)
  let previous = signature
  for (const { data, signature: given } of decoded.chunks) {
    const expected = sign('PAYLOAD', previous, [emptyHash, sha256Hex(data)])
    if (!isSameSignature(given ?? '', expected)) return { kind: 'wrong-signature' }
    previous = expected
  }
  if (!call.headers['x-amz-content-sha256']?.endsWith('-TRAILER')) return undefined
  const { 'x-amz-trailer-signature': given = '', ...trailers } = decoded.trailers
  const lines = Object.entries(trailers).map(([name, value]) => `${name}:${value}\n`)
  const expected = sign('TRAILER', previous, [sha256Hex(lines.join(''))])
  return isSameSignature(given, expected) ? undefined : { kind: 'wrong-signature' }
}
