import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const toGzip = promisify(gzip)
const toBrotli = promisify(brotliCompress)

export type Encoding = 'br' | 'gzip'

/** CloudFront leaves smaller and larger answers as they are (bytes). */
const smallest = 1000
const largest = 10_000_000

const compressible =
  /^(text\/|application\/(javascript|json|xml|manifest\+json|wasm|[\w.+-]+\+(json|xml))|image\/(svg\+xml|vnd\.microsoft\.icon)|font\/(ttf|otf))/

/** Which encoding CloudFront would choose: Brotli before gzip; undefined for none. */
export function chooseEncoding(
  acceptEncoding: string,
  { contentType, length }: { contentType: string; length: number },
  allowed: readonly Encoding[],
): Encoding | undefined {
  if (length < smallest || length > largest || !compressible.test(contentType)) return undefined
  const accepted = acceptEncoding
    .toLowerCase()
    .split(',')
    .filter((part) => !/;\s*q=0(\.0+)?\s*$/.test(part))
    .map((part) => part.split(';')[0]?.trim())
  return (['br', 'gzip'] as const).find((encoding) => allowed.includes(encoding) && accepted.includes(encoding))
}

const cache = new WeakMap<Buffer, Map<Encoding, Promise<Buffer>>>()

/** The compressed body, made once per buffer: files are served from the same one again and again. */
export function compress(body: Buffer, encoding: Encoding): Promise<Buffer> {
  const known = cache.get(body) ?? new Map<Encoding, Promise<Buffer>>()
  cache.set(body, known)
  const found = known.get(encoding)
  if (found !== undefined) return found
  const made = encoding === 'gzip' ? toGzip(body) : toBrotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
  known.set(encoding, made)
  return made
}
