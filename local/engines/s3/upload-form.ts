import type { CredentialStore } from '../../aws/credentials.ts'
import type { AwsRequest, AwsResponse, Place, Principal } from '../../aws/engine.ts'
import { refusalResponse } from '../../aws/error-response.ts'
import { verifyPostPolicySignature } from '../../aws/sigv4.ts'
import { type PostForm, readPostForm } from './post-form.ts'
import { readPolicy } from './post-policy.ts'
import { S3Error } from './s3-error.ts'

/** One form is read for its signer, for its permissions and for its content. */
const read = new WeakMap<Buffer, PostForm>()

/** @throws S3Error when the request is no upload form */
export function readFormOf({ headers, body }: AwsRequest): PostForm {
  const form = read.get(body) ?? readPostForm(headers['content-type'], body)
  read.set(body, form)
  return form
}

// biome-ignore lint/suspicious/noTemplateCurlyInString: S3's own placeholder, as it stands in a form.
const PLACEHOLDER = '${filename}'

/** The name of the file may stand in any field. */
export function filledFields({ fields, fileName }: PostForm): Map<string, string> {
  // A file without any name leaves the placeholder as it is.
  if (fileName === undefined) return new Map(fields)
  const isText = (name: string) => name !== 'policy' && name !== 'x-amz-signature'
  return new Map(
    [...fields].map(([name, value]) => [name, isText(name) ? value.replaceAll(PLACEHOLDER, () => fileName) : value]),
  )
}

/** @throws S3Error when the form has no key, or one that S3 would not take */
export function storedKey(form: PostForm): string {
  const key = filledFields(form).get('key')
  if (key === undefined || key === '') {
    throw new S3Error(
      'InvalidArgument',
      "Bucket POST must contain a field named 'key'.  If it is specified, please check the order of the fields.",
      { ArgumentName: 'key', ArgumentValue: '' },
    )
  }
  if (Buffer.byteLength(key) > 1024) throw new S3Error('KeyTooLongError')
  return key
}

/**
 * Who signed an upload form, by its policy's signature; a response refuses it.
 * @throws S3Error when the form cannot be read
 */
export function postFormSigner(
  request: AwsRequest,
  by: { readonly credentials: CredentialStore; readonly place: Place; readonly now: Date },
): Principal | AwsResponse {
  const form = readFormOf(request)
  storedKey(form)
  const verdict = verifyPostPolicySignature(Object.fromEntries(form.fields), by)
  if (verdict.ok) return verdict.principal
  const policy = form.fields.get('policy')
  // A policy that cannot be read has its own code in S3.
  if (verdict.refusal.kind === 'malformed-signature' && policy !== undefined) readPolicy(policy)
  return refusalResponse('s3', verdict.refusal)
}
