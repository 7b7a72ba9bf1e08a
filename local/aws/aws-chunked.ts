/**
 * S3's own chunked upload coding (`content-encoding: aws-chunked`): the SDK uses it when a body is a stream, so that
 * the checksum can follow the bytes. `STREAMING-UNSIGNED-PAYLOAD-TRAILER` has plain chunks;
 * `STREAMING-AWS4-HMAC-SHA256-PAYLOAD` (and `-TRAILER`) signs each of them, which is checked with the request's own
 * signature (sigv4.ts).
 */

interface SignedChunk {
  readonly data: Buffer
  readonly signature: string | undefined
}

export type DecodedBody =
  | {
      readonly ok: true
      readonly body: Buffer
      /** Lower-case names; `x-amz-checksum-crc32` and the like. Whoever stores the body compares them. */
      readonly trailers: Readonly<Record<string, string>>
      readonly chunks: readonly SignedChunk[]
    }
  | { readonly ok: false; readonly code: 'IncompleteBody' | 'InvalidRequest'; readonly message: string }

function isAwsChunked(headers: Readonly<Record<string, string>>): boolean {
  return (headers['x-amz-content-sha256'] ?? '').startsWith('STREAMING-')
}

const incomplete = (message: string): DecodedBody => ({ ok: false, code: 'IncompleteBody', message })

/**
 * The bytes that were meant, out of the bytes that came. A body in no such coding comes back as it is.
 * @param headers lower-case names
 */
export function decodeAwsChunked(body: Buffer, headers: Readonly<Record<string, string>>): DecodedBody {
  if (!isAwsChunked(headers)) return { ok: true, body, trailers: {}, chunks: [] }
  const declared = headers['x-amz-decoded-content-length']
  if (declared === undefined || !/^\d+$/.test(declared)) {
    return { ok: false, code: 'InvalidRequest', message: 'x-amz-decoded-content-length is missing or not a number.' }
  }
  const chunks: SignedChunk[] = []
  let at = 0
  for (;;) {
    const lineEnd = body.indexOf('\r\n', at)
    if (lineEnd < 0) return incomplete('A chunk without its size line.')
    const line = /^([0-9a-fA-F]{1,8})(?:;chunk-signature=([0-9a-f]{64}))?$/.exec(body.toString('latin1', at, lineEnd))
    if (line === null) return incomplete('A chunk whose size line is malformed.')
    const size = Number.parseInt(line[1] ?? '', 16)
    const start = lineEnd + 2
    if (start + size > body.length) return incomplete('The last chunk is shorter than it says.')
    chunks.push({ data: body.subarray(start, start + size), signature: line[2] })
    at = start + size
    if (size === 0) break
    if (body.toString('latin1', at, at + 2) !== '\r\n') return incomplete('A chunk that is longer than it says.')
    at += 2
  }
  const decoded = Buffer.concat(chunks.map((chunk) => chunk.data))
  if (decoded.length !== Number(declared)) {
    return incomplete(`${decoded.length} bytes came where x-amz-decoded-content-length says ${declared}.`)
  }
  return { ok: true, body: decoded, trailers: readTrailers(body.toString('latin1', at)), chunks }
}

function readTrailers(text: string): Record<string, string> {
  const trailers: Record<string, string> = {}
  for (const line of text.split(/\r?\n/)) {
    const colon = line.indexOf(':')
    if (colon > 0) trailers[line.slice(0, colon).trim().toLowerCase()] = line.slice(colon + 1).trim()
  }
  return trailers
}
