import { readStepBytes } from '../workbook/limits.ts'
import { platformCrc32 } from '../workbook/platform-crc32.ts'
import type { RandomAccess } from '../workbook/random-access.ts'
import { locateEntry, type ZipEntry } from '../workbook/zip-directory.ts'
import { fields, joined } from '../writer/bytes.ts'
import type { DeflateRaw } from '../writer/zip-stream.ts'

/** A part of the new zip: an old entry as it is, or (under an old entry's name or a new one) other content. */
export type CopiedPart = { entry: ZipEntry } | { entry: ZipEntry | string; chunks: AsyncIterable<Uint8Array> }

type Written = {
  name: Uint8Array
  flags: number
  method: number
  /** Time, then date, as the zip has them. */
  stamp: number
  crc: number
  compressed: number
  size: number
  offset: number
}

const sizesFollow = 0x0008
const utf8Name = 0x0800
const deflated = 8
/** 1-1-1980: parts of our own have no time. */
const noStamp = 0x00210000
const most32 = 0xffffffff

/**
 * A zip made of another one: what is not rewritten is copied without being unpacked, so that its bytes stay what they
 * are. Memory does not grow with it.
 * @throws RangeError beyond 4 GB
 */
export async function* copiedZip(
  source: RandomAccess,
  parts: Iterable<CopiedPart>,
  deflateRaw: DeflateRaw,
): AsyncGenerator<Uint8Array> {
  const written: Written[] = []
  let position = 0
  for (const part of parts) {
    const entry = await begun(source, part, position)
    written.push(entry)
    const header = joined([localHeader(entry), entry.name])
    position += header.length
    yield header
    for await (const chunk of 'chunks' in part ? packed(part.chunks, entry, deflateRaw) : raw(source, part.entry)) {
      position += chunk.length
      yield chunk
    }
    if (entry.flags & sizesFollow) {
      const behind = fields([4, 0x08074b50], [4, entry.crc], [4, entry.compressed], [4, entry.size])
      position += behind.length
      yield behind
    }
    if (position > most32 || entry.size > most32) throw new RangeError('a workbook beyond 4 GB cannot be written')
  }
  const start = position
  for (const entry of written) {
    const line = joined([directoryLine(entry), entry.name])
    position += line.length
    yield line
  }
  const count = written.length
  yield fields([4, 0x06054b50], [4, 0], [2, count], [2, count], [4, position - start], [4, start], [2, 0])
}

async function begun(source: RandomAccess, part: CopiedPart, offset: number): Promise<Written> {
  const isNew = typeof part.entry === 'string'
  const old = typeof part.entry === 'string' ? null : await localFacts(source, part.entry)
  const name = old?.name ?? new TextEncoder().encode(isNew ? String(part.entry) : '')
  const base = { name, stamp: old?.stamp ?? noStamp, offset }
  const nameFlag = isNew ? utf8Name : (old?.flags ?? 0) & utf8Name
  if ('chunks' in part) {
    return { ...base, flags: nameFlag | sizesFollow, method: deflated, crc: 0, compressed: 0, size: 0 }
  }
  const { crc32: crc, compressedSize: compressed, size, method, encrypted } = part.entry
  // The sizes are known from the directory, so none need follow; whether the part has a password stays said.
  return { ...base, flags: nameFlag | (encrypted ? 1 : 0), method, crc, compressed, size }
}

/** The name in its own bytes and the time: only the entry's own header has them as they were written. */
async function localFacts(source: RandomAccess, entry: ZipEntry) {
  await locateEntry(source, entry)
  const { headerOffset } = entry
  const head = await source.read(headerOffset, 30)
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  const name = (await source.read(headerOffset + 30, view.getUint16(26, true))).slice()
  return { name, flags: view.getUint16(6, true), stamp: view.getUint32(10, true) }
}

async function* raw(source: RandomAccess, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  const { offset, length } = await locateEntry(source, entry)
  for (let at = 0; at < length; at += readStepBytes) {
    yield source.read(offset + at, Math.min(readStepBytes, length - at))
  }
}

async function* packed(chunks: AsyncIterable<Uint8Array>, entry: Written, deflateRaw: DeflateRaw) {
  const crc32 = platformCrc32()
  const counted = async function* () {
    for await (const chunk of chunks) {
      entry.crc = crc32(entry.crc, chunk)
      entry.size += chunk.length
      yield chunk
    }
  }
  for await (const chunk of deflateRaw(counted())) {
    entry.compressed += chunk.length
    yield chunk
  }
}

function localHeader({ name, flags, method, stamp, crc, compressed, size }: Written): Uint8Array {
  const known = flags & sizesFollow ? [0, 0, 0] : [crc, compressed, size]
  return fields(
    [4, 0x04034b50],
    [2, 20],
    [2, flags],
    [2, method],
    [4, stamp],
    ...known.map((value): [4, number] => [4, value]),
    [2, name.length],
    [2, 0],
  )
}

function directoryLine({ name, flags, method, stamp, crc, compressed, size, offset }: Written): Uint8Array {
  return fields(
    [4, 0x02014b50],
    [2, 20],
    [2, 20],
    [2, flags],
    [2, method],
    [4, stamp],
    [4, crc],
    [4, compressed],
    [4, size],
    [2, name.length],
    // No extra field, comment, second disk or attributes.
    [4, 0],
    [4, 0],
    [4, 0],
    [4, offset],
  )
}
