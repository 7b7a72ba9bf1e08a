import { createHash, createHmac } from 'node:crypto'
import { SignatureV4 } from '@smithy/signature-v4'
import type { AwsKeys } from '../../../local/aws/credentials.ts'
import { place } from './a-cloud.ts'

export class Sha256 {
  private readonly hash
  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    const key = typeof secret === 'string' || secret === undefined ? secret : Buffer.from(secret as Uint8Array)
    this.hash = key === undefined ? createHash('sha256') : createHmac('sha256', key)
  }
  update(data: Uint8Array) {
    this.hash.update(data)
  }
  async digest() {
    return new Uint8Array(this.hash.digest())
  }
  reset() {}
}

export interface PresignOptions {
  readonly endpoint: string
  /** Percent-encoded. */
  readonly path: string
  readonly keys: AwsKeys
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  /** Seconds. */
  readonly expiresIn?: number
}

/** An S3 URL presigned by the SDK's own signer. */
export async function presign({ endpoint, path, keys, method = 'GET', headers = {}, expiresIn = 600 }: PresignOptions) {
  const signer = new SignatureV4({
    credentials: keys,
    region: place.region,
    service: 's3',
    sha256: Sha256,
    uriEscapePath: false,
    applyChecksum: false,
  })
  const { protocol, hostname, port, host, pathname } = new URL(endpoint)
  const request = {
    method,
    protocol,
    hostname,
    port: Number(port),
    path: `${pathname.replace(/\/$/, '')}${path}`,
    query: {},
    // As the SDK's own S3 presigner does: whoever uses the URL has a body that the signer cannot know.
    headers: { host, 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD', ...headers },
    body: undefined,
  }
  const signableHeaders = new Set(Object.keys(headers))
  const signed = await signer.presign(request, { expiresIn, signableHeaders, unhoistableHeaders: new Set() })
  const query = Object.entries(signed.query ?? {})
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`)
    .join('&')
  return `${endpoint}${path}?${query}`
}
