import { type DeflateRaw, deflateWithFflate } from './zip-stream.ts'

/** A sixth larger than level 6, in a third of the time: the packer would be what all else waits for. */
const level = 2
const chunkSize = 64 * 1024

/**
 * The platform's own packer where there is one: Node's works on another thread while the next rows are made. Asked for
 * at run time, since this room also runs in a browser, where an import of `node:zlib` would not bundle.
 */
export function platformDeflate(): DeflateRaw {
  const zlib = globalThis.process?.getBuiltinModule?.('node:zlib')
  if (zlib === undefined) return deflateWithFflate
  return async function* (plain) {
    const packer = zlib.createDeflateRaw({ level, chunkSize })
    let packed: Uint8Array[] = []
    packer.on('data', (chunk: Uint8Array) => packed.push(chunk))
    const taken = (): Uint8Array[] => {
      const all = packed
      packed = []
      return all
    }
    const pack = (chunk: Uint8Array): Promise<void> =>
      new Promise((done, fail) => packer.write(chunk, (error) => (error ? fail(error) : done())))
    let atWork: Promise<void> = Promise.resolve()
    try {
      // One chunk is packed while the next is made, and none is asked for before the last but one is through.
      for await (const chunk of plain) {
        await atWork
        const ready = taken()
        atWork = pack(chunk)
        yield* ready
      }
      await atWork
      const ended = new Promise((done) => packer.once('end', done))
      packer.end()
      await ended
      yield* taken()
    } finally {
      packer.destroy()
    }
  }
}
