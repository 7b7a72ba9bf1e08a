import { createHash } from 'node:crypto'
import { S3Error } from './s3-error.ts'

export interface Checksum {
  readonly algorithm: 'crc32' | 'crc32c' | 'sha1' | 'sha256'
  /** Base64. */
  readonly value: string
}

/** node:zlib has crc32 only from Node 20.15 on. */
function crcTable(polynomial: number): Int32Array {
  return Int32Array.from({ length: 256 }, (_, byte) => {
    let rest = byte
    for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ polynomial : rest >>> 1
    return rest
  })
}

function crc(table: Int32Array, body: Uint8Array): string {
  let rest = -1
  for (const byte of body) rest = (rest >>> 8) ^ (table[(rest ^ byte) & 0xff] ?? 0)
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(~rest)
  return bytes.toString('base64')
}

const crc32Table = crcTable(0xedb88320)
const crc32cTable = crcTable(0x82f63b78)

const algorithms = {
  crc32: (body) => crc(crc32Table, body),
  crc32c: (body) => crc(crc32cTable, body),
  sha1: (body) => createHash('sha1').update(body).digest('base64'),
  sha256: (body) => createHash('sha256').update(body).digest('base64'),
} as const satisfies Record<Checksum['algorithm'], (body: Uint8Array) => string>

const isAlgorithm = (name: string): name is Checksum['algorithm'] => Object.hasOwn(algorithms, name)

export const checksumHeader = (checksum: Checksum): Readonly<Record<string, string>> => ({
  [`x-amz-checksum-${checksum.algorithm}`]: checksum.value,
})

function sentChecksum(headers: Readonly<Record<string, string>>): Checksum | undefined {
  for (const [name, value] of Object.entries(headers)) {
    const algorithm = /^x-amz-checksum-(.+)$/.exec(name)?.[1]
    // These two are said beside a checksum; they are none.
    if (algorithm === undefined || algorithm === 'algorithm' || algorithm === 'type' || algorithm === 'mode') continue
    if (!isAlgorithm(algorithm)) throw new S3Error('NotImplemented', `The checksum ${algorithm} is not built in.`)
    return { algorithm, value }
  }
  return undefined
}

/**
 * Checks a body against every digest that came with it.
 * @param headers request headers and, after an aws-chunked body, its trailers (lower case)
 * @returns the checksum to be kept with the object, if one was sent
 * @throws S3Error InvalidDigest, BadDigest
 */
export function verifyDigests(headers: Readonly<Record<string, string>>, body: Uint8Array): Checksum | undefined {
  const md5 = headers['content-md5']
  if (md5 !== undefined) {
    if (!/^[A-Za-z0-9+/]{22}==$/.test(md5)) throw new S3Error('InvalidDigest')
    if (md5 !== createHash('md5').update(body).digest('base64')) throw new S3Error('BadDigest')
  }
  const checksum = sentChecksum(headers)
  if (checksum === undefined) return undefined
  const actual = algorithms[checksum.algorithm](body)
  if (checksum.value.length !== actual.length) {
    throw new S3Error('InvalidRequest', `Value for x-amz-checksum-${checksum.algorithm} header is invalid.`)
  }
  if (checksum.value !== actual) {
    const name = checksum.algorithm.toUpperCase()
    throw new S3Error('BadDigest', `The ${name} you specified did not match the calculated checksum.`)
  }
  return checksum
}
