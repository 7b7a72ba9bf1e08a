/** The signature of S3's POST forms: a browser's upload carries its policy and its signer among the form's fields. */
import type { CredentialStore } from './credentials.ts'
import type { Place, Principal } from './engine.ts'
import type { Refusal } from './refusal.ts'
import { isSameSignature, readAmzDate, readScope, signatureOf } from './signing-key.ts'

export type PostPolicyVerdict =
  | {
      readonly ok: true
      /** Who signed; IAM must let them put the object. */
      readonly principal: Principal
      /** Still to be compared with the form's fields and the file's length. */
      readonly conditions: readonly unknown[]
    }
  | { readonly ok: false; readonly refusal: Refusal }

/**
 * Checks who signed a POST policy and that it has not expired. The conditions are for the caller to enforce.
 * @param fields the form's fields by lower-case name: policy, x-amz-algorithm, x-amz-credential, x-amz-date, x-amz-
 * signature, x-amz-security-token
 */
export function verifyPostPolicySignature(
  fields: Readonly<Record<string, string>>,
  { credentials, place, now = new Date() }: { credentials: CredentialStore; place: Place; now?: Date },
): PostPolicyVerdict {
  const refuse = (refusal: Refusal): PostPolicyVerdict => ({ ok: false, refusal })
  const policy = fields.policy
  const signature = fields['x-amz-signature']
  if (policy === undefined || signature === undefined) return refuse({ kind: 'unsigned' })
  const scope = readScope(fields['x-amz-credential'] ?? '')
  if (scope === undefined || fields['x-amz-algorithm'] !== 'AWS4-HMAC-SHA256') {
    return refuse({ kind: 'malformed-signature', detail: 'The form needs X-Amz-Algorithm and X-Amz-Credential.' })
  }
  if (readAmzDate(fields['x-amz-date'] ?? '') === undefined || fields['x-amz-date']?.slice(0, 8) !== scope.date) {
    return refuse({ kind: 'malformed-signature', detail: "X-Amz-Date must be a date of the credential's day." })
  }
  if (scope.region !== place.region || scope.service !== 's3') {
    return refuse({ kind: 'wrong-region', given: scope.region, expected: place.region })
  }
  const found = credentials.find(scope.accessKeyId, fields['x-amz-security-token'], now)
  if (found.kind !== 'found') return refuse({ kind: found.kind })
  if (!isSameSignature(signature, signatureOf(policy, found.secretAccessKey, scope))) {
    return refuse({ kind: 'wrong-signature' })
  }
  const document = readPolicy(policy)
  if (document === undefined) return refuse({ kind: 'malformed-signature', detail: 'Invalid Policy: Invalid JSON.' })
  if (document.expiration <= now) return refuse({ kind: 'expired-policy' })
  return { ok: true, principal: found.principal, conditions: document.conditions }
}

function readPolicy(base64: string): { expiration: Date; conditions: readonly unknown[] } | undefined {
  try {
    const document: unknown = JSON.parse(Buffer.from(base64, 'base64').toString())
    if (typeof document !== 'object' || document === null) return undefined
    if (!('expiration' in document) || typeof document.expiration !== 'string') return undefined
    const expiration = new Date(document.expiration)
    if (!('conditions' in document) || !Array.isArray(document.conditions)) return undefined
    return Number.isNaN(expiration.getTime()) ? undefined : { expiration, conditions: document.conditions }
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
