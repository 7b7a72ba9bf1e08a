import { Readable } from 'node:stream'
import { createDeflateRaw } from 'node:zlib'
import type { DeflateRaw } from './zip-stream.ts'

/** Node only: packs on another thread while the next rows are made. */
export const deflateWithZlib: DeflateRaw = (plain) =>
  Readable.from(plain, { objectMode: false }).pipe(createDeflateRaw({ level: 6 }))
