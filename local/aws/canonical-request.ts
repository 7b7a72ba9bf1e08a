/** Signature Version 4's canonical request: one spelling for every way to write the same call. */
import { createHash } from 'node:crypto'

export interface SignedCall {
  readonly method: string
  /** As the signer saw it: percent-encoded, with any prefix that a front server strips later. */
  readonly path: string
  /** Without the question mark, as sent. */
  readonly rawQuery: string
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

export const sha256Hex = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex')

/** RFC 3986, stricter than encodeURIComponent. */
function uriEncode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
}

/**
 * S3 signs the path encoded once and never folds `..` or `//`, since both may be part of a key; all other services
 * encode it twice.
 * @throws URIError on a broken percent escape
 */
function canonicalPath(path: string, service: string): string {
  if (service === 's3') {
    return path
      .split('/')
      .map((segment) => uriEncode(decodeURIComponent(segment)))
      .join('/')
  }
  const folded: string[] = []
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue
    if (segment === '..') folded.pop()
    else folded.push(uriEncode(segment))
  }
  const trailing = path.endsWith('/') && folded.length > 0 ? '/' : ''
  return `/${folded.join('/')}${trailing}`
}

function canonicalQuery(rawQuery: string): string {
  if (rawQuery === '') return ''
  const decode = (part: string) => decodeURIComponent(part.replaceAll('+', ' '))
  const pairs: [string, string][] = []
  for (const part of rawQuery.split('&')) {
    if (part === '') continue
    const at = part.indexOf('=')
    const name = decode(at < 0 ? part : part.slice(0, at))
    if (name === 'X-Amz-Signature') continue
    pairs.push([uriEncode(name), at < 0 ? '' : uriEncode(decode(part.slice(at + 1)))])
  }
  const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
  pairs.sort((a, b) => byText(a[0], b[0]) || byText(a[1], b[1]))
  return pairs.map(([name, value]) => `${name}=${value}`).join('&')
}

/**
 * @param signedHeaders lower-case names in the signer's order
 * @throws URIError on a broken percent escape
 */
export function canonicalRequest(
  call: SignedCall,
  { service, signedHeaders, payloadHash }: { service: string; signedHeaders: readonly string[]; payloadHash: string },
): string {
  const headers = signedHeaders.map((name) => `${name}:${(call.headers[name] ?? '').trim().replace(/ +/g, ' ')}\n`)
  return [
    call.method,
    canonicalPath(call.path, service),
    canonicalQuery(call.rawQuery),
    headers.join(''),
    signedHeaders.join(';'),
    payloadHash,
  ].join('\n')
}
