import { type DeflateRaw, deflateWithFflate } from './zip-stream.ts'

/** A sixth larger than level 6, in a third of the time: the packer would be what all else waits for. */
const level = 2
const chunkSize = 64 * 1024

/**
 * The platform's own packer where there is one: Node's works on another thread while the next rows are made. Asked for
 * at run time, since this room also runs in a browser, where an import of `node:zlib` would not bundle.
 */
export function platformDeflate(): DeflateRaw {
  const node = globalThis.process?.getBuiltinModule
  const zlib = node?.('node:zlib')
  const stream = node?.('node:stream')
  if (zlib === undefined || stream === undefined) return deflateWithFflate
  return (plain) => {
    const deflate = zlib.createDeflateRaw({ level, chunkSize })
    // An error in the rows comes out of the iteration of what is returned; a receiver that stops early ends both.
    stream.pipeline(stream.Readable.from(plain, { objectMode: false }), deflate, () => {})
    return deflate
  }
}
