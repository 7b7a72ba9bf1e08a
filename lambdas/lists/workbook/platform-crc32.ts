import { crc32 } from './crc32.ts'

/** CRC-32 of bytes that come one after the other; begins with 0. */
export type Crc32 = (previous: number, bytes: Uint8Array) => number

/** Node's own where there is one (it came to Node 20 and 22 with a minor version); asked for at run time, for browsers have none. */
export function platformCrc32(): Crc32 {
  const zlib = globalThis.process?.getBuiltinModule?.('node:zlib')
  return typeof zlib?.crc32 === 'function' ? (previous, bytes) => zlib.crc32(bytes, previous) : crc32
}
