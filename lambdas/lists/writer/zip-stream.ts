import { Deflate } from 'fflate'
import { type Crc32, platformCrc32 } from '../workbook/platform-crc32.ts'
import { fields, joined } from './bytes.ts'

/** Streaming raw deflate of one zip entry. A chunk may be written over as soon as the next but one is asked for. */
export type DeflateRaw = (plain: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>

export type ZipPart = { name: string; chunks: AsyncIterable<Uint8Array> }

type Written = { name: Uint8Array; crc: number; compressed: number; size: number; offset: number }

/** Sizes stand behind the data (bit 3), names are UTF-8 (bit 11). */
const flags = 0x0808
const version = 20
const deflated = 8
/** 1-1-1980, the first day that a zip can name: the same content gives the same bytes. */
const dosDate = 0x0021
const most32 = 0xffffffff

/**
 * A zip whose entries are written as they come. Sizes and checksums follow each entry, because they are known only
 * then.
 * @throws RangeError beyond 4 GB: no report comes near, and Excel could not open it
 */
export async function* zipStream(parts: Iterable<ZipPart>, deflateRaw: DeflateRaw): AsyncGenerator<Uint8Array> {
  const written: Written[] = []
  const crc32 = platformCrc32()
  let position = 0
  for (const part of parts) {
    const entry: Written = {
      name: new TextEncoder().encode(part.name),
      crc: 0,
      compressed: 0,
      size: 0,
      offset: position,
    }
    const header = localHeader(entry)
    position += header.length
    yield header
    for await (const chunk of deflateRaw(counted(part.chunks, entry, crc32))) {
      entry.compressed += chunk.length
      position += chunk.length
      yield chunk
    }
    if (entry.size > most32 || position > most32) throw new RangeError('a workbook beyond 4 GB cannot be written')
    const descriptor = fields([4, 0x08074b50], [4, entry.crc], [4, entry.compressed], [4, entry.size])
    position += descriptor.length
    yield descriptor
    written.push(entry)
  }
  const directory = written.map(directoryEntry)
  yield* directory
  const length = directory.reduce((sum, bytes) => sum + bytes.length, 0)
  yield fields(
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, written.length],
    [2, written.length],
    [4, length],
    [4, position],
    [2, 0],
  )
}

/** Level 6 as zip programs use; works in a browser and in Node alike. */
export const deflateWithFflate: DeflateRaw = async function* (plain) {
  let packed: Uint8Array[] = []
  const deflate = new Deflate({ level: 6 }, (chunk) => packed.push(chunk))
  for await (const chunk of plain) {
    deflate.push(chunk)
    yield* packed
    packed = []
  }
  deflate.push(new Uint8Array(0), true)
  yield* packed
}

async function* counted(chunks: AsyncIterable<Uint8Array>, entry: Written, crc32: Crc32): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    entry.crc = crc32(entry.crc, chunk)
    entry.size += chunk.length
    yield chunk
  }
}

function localHeader({ name }: Written): Uint8Array {
  const head = fields(
    [4, 0x04034b50],
    [2, version],
    [2, flags],
    [2, deflated],
    [2, 0],
    [2, dosDate],
    [4, 0],
    [4, 0],
    [4, 0],
    [2, name.length],
    [2, 0],
  )
  return joined([head, name])
}

function directoryEntry({ name, crc, compressed, size, offset }: Written): Uint8Array {
  const head = fields(
    [4, 0x02014b50],
    [2, version],
    [2, version],
    [2, flags],
    [2, deflated],
    [2, 0],
    [2, dosDate],
    [4, crc],
    [4, compressed],
    [4, size],
    [2, name.length],
    [2, 0],
    [2, 0],
    [2, 0],
    [2, 0],
    [4, 0],
    [4, offset],
  )
  return joined([head, name])
}
