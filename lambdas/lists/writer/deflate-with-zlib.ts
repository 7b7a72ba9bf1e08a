import { pipeline, Readable } from 'node:stream'
import { createDeflateRaw } from 'node:zlib'
import type { DeflateRaw } from './zip-stream.ts'

/** Node only: packs on another thread while the next rows are made. */
export const deflateWithZlib: DeflateRaw = (plain) => {
  const deflate = createDeflateRaw({ level: 6 })
  // Plain `pipe` would leave an error in the rows unheard and the receiver waiting for ever.
  pipeline(Readable.from(plain, { objectMode: false }), deflate, () => {})
  return deflate
}
