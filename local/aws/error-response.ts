/**
 * AWS's errors in the shape of each service's protocol: XML for S3, `__type` in JSON for DynamoDB, SQS, Cognito and
 * Secrets Manager, a header for SES. The SDK reads name and message from there, and programs decide by the name.
 */
import { randomUUID } from 'node:crypto'
import type { AwsResponse } from './engine.ts'
import type { Refusal } from './refusal.ts'

export interface AwsError {
  readonly status: number
  /** `SignatureDoesNotMatch`, without any prefix. */
  readonly code: string
  readonly message: string
}

const xmlText = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** SQS clients were made for the older query protocol, whose names differ; the SDK takes those from a header. */
const sqsNames: Readonly<Record<string, string>> = {
  AccessDeniedException: 'AccessDenied',
  ExpiredTokenException: 'ExpiredToken',
  InvalidSignatureException: 'SignatureDoesNotMatch',
  UnrecognizedClientException: 'InvalidClientTokenId',
  MissingAuthenticationTokenException: 'MissingAuthenticationToken',
  IncompleteSignatureException: 'IncompleteSignature',
}

/** @param service as in a signature's scope */
export function errorResponse(service: string, { status, code, message }: AwsError): AwsResponse {
  const requestId = randomUUID()
  if (service === 's3') {
    const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${xmlText(message)}</Message><RequestId>${requestId}</RequestId></Error>`
    return { status, headers: { 'content-type': 'application/xml', 'x-amz-request-id': requestId }, body }
  }
  const headers: Record<string, string> = { 'x-amzn-requestid': requestId }
  if (service === 'ses') {
    headers['content-type'] = 'application/json'
    headers['x-amzn-errortype'] = code
    return { status, headers, body: JSON.stringify({ message }) }
  }
  headers['content-type'] =
    service === 'dynamodb' || service === 'sqs' ? 'application/x-amz-json-1.0' : 'application/x-amz-json-1.1'
  if (service === 'sqs') headers['x-amzn-query-error'] = `${sqsNames[code] ?? code};Sender`
  const isPrefixed = service === 'dynamodb' || service === 'sqs'
  const type = isPrefixed ? `com.amazon.coral.service#${code}` : code
  return { status, headers, body: JSON.stringify({ __type: type, message }) }
}

export function refusalResponse(service: string, refusal: Refusal): AwsResponse {
  if (service === 's3') return errorResponse(service, s3Error(refusal))
  const error = jsonError(refusal)
  // DynamoDB, Cognito and Secrets Manager answer 400 to what SQS and SES answer 403.
  const isForbidding = error.status === 400 && (service === 'sqs' || service === 'ses')
  return errorResponse(service, isForbidding ? { ...error, status: 403 } : error)
}

function deniedMessage({ user, action, resource, isExplicit }: Refusal & { kind: 'denied' }): string {
  const reason = isExplicit
    ? 'with an explicit deny in an identity-based policy'
    : `because no identity-based policy allows the ${action} action`
  return `User: ${user} is not authorized to perform: ${action} on resource: ${resource} ${reason}`
}

const mismatch =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.'
const s3Mismatch =
  'The request signature we calculated does not match the signature you provided. Check your key and signing method.'

function jsonError(refusal: Refusal): AwsError {
  const signature = (message: string) => ({ status: 400, code: 'InvalidSignatureException', message })
  switch (refusal.kind) {
    case 'unsigned':
      return { status: 400, code: 'MissingAuthenticationTokenException', message: 'Missing Authentication Token' }
    case 'malformed-signature':
      return { status: 400, code: 'IncompleteSignatureException', message: refusal.detail }
    case 'unknown-key':
    case 'invalid-token':
      return {
        status: 400,
        code: 'UnrecognizedClientException',
        message: 'The security token included in the request is invalid.',
      }
    case 'expired-token':
      return {
        status: 400,
        code: 'ExpiredTokenException',
        message: 'The security token included in the request is expired',
      }
    case 'wrong-region':
      return signature(`Credential should be scoped to a valid region, not '${refusal.given}'.`)
    case 'skewed-clock': {
      const isLate = refusal.signedAt < refusal.now
      const trouble = isLate ? 'Signature expired' : 'Signature not yet current'
      return signature(
        `${trouble}: ${refusal.signedAt} is now ${isLate ? 'earlier' : 'later'} than ${refusal.now} (15 min.)`,
      )
    }
    case 'expired-url':
    case 'future-url':
    case 'expired-policy':
      return signature('Signature expired')
    case 'wrong-signature':
    case 'wrong-body-hash':
    case 'unsigned-header':
    case 'bad-chunks':
      return signature(mismatch)
    case 'denied':
      return { status: 400, code: 'AccessDeniedException', message: deniedMessage(refusal) }
    case 'body-too-large':
      return { status: 413, code: 'RequestEntityTooLargeException', message: 'Request body is too large' }
    case 'no-engine':
      return noEngine(refusal.service)
    case 'failure':
      return { status: 500, code: 'InternalServerError', message: refusal.detail }
  }
}

function s3Error(refusal: Refusal): AwsError {
  const denied = (message: string) => ({ status: 403, code: 'AccessDenied', message })
  switch (refusal.kind) {
    case 'unsigned':
      return denied('Access Denied')
    case 'malformed-signature':
      return { status: 400, code: 'AuthorizationHeaderMalformed', message: refusal.detail }
    case 'unknown-key':
      return {
        status: 403,
        code: 'InvalidAccessKeyId',
        message: 'The AWS Access Key Id you provided does not exist in our records.',
      }
    case 'invalid-token':
      return { status: 400, code: 'InvalidToken', message: 'The provided token is malformed or otherwise invalid.' }
    case 'expired-token':
      return { status: 400, code: 'ExpiredToken', message: 'The provided token has expired.' }
    case 'wrong-region':
      return {
        status: 400,
        code: 'AuthorizationHeaderMalformed',
        message: `The authorization header is malformed; the region '${refusal.given}' is wrong; expecting '${refusal.expected}'`,
      }
    case 'skewed-clock':
      return {
        status: 403,
        code: 'RequestTimeTooSkewed',
        message: 'The difference between the request time and the current time is too large.',
      }
    case 'expired-url':
      return denied('Request has expired')
    case 'future-url':
      return denied('Request is not yet valid')
    case 'expired-policy':
      return denied('Invalid according to Policy: Policy expired.')
    case 'wrong-signature':
      return { status: 403, code: 'SignatureDoesNotMatch', message: s3Mismatch }
    case 'wrong-body-hash':
      return {
        status: 400,
        code: 'XAmzContentSHA256Mismatch',
        message: "The provided 'x-amz-content-sha256' header does not match what was computed.",
      }
    case 'unsigned-header':
      return denied(`There were headers present in the request which were not signed: ${refusal.names}`)
    case 'bad-chunks':
      return { status: 400, code: 'IncompleteBody', message: refusal.detail }
    case 'denied':
      return denied(deniedMessage({ ...refusal, resource: `"${refusal.resource}"` }))
    case 'body-too-large':
      return {
        status: 413,
        code: 'EntityTooLarge',
        message: 'Your proposed upload exceeds the maximum allowed object size.',
      }
    case 'no-engine':
      return noEngine(refusal.service)
    case 'failure':
      return { status: 500, code: 'InternalError', message: refusal.detail }
  }
}

const noEngine = (service: string): AwsError => ({
  status: 501,
  code: 'NotImplemented',
  message: `The local cloud has no engine for the service '${service}'.`,
})
