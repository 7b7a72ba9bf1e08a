import { NotAList } from '../not-a-list.ts'
import type { Unpacker } from './inflate-raw.ts'
import { readStepBytes } from './limits.ts'
import type { RandomAccess } from './random-access.ts'
import { refusal } from './refusals.ts'
import { damaged, isBomb, locateEntry, type ZipEntry } from './zip-directory.ts'

/** A zip that is read by ranges, and what unpacks it. */
export type PackedFile = { source: RandomAccess; unpacker: Unpacker }

/**
 * The unpacked bytes of a zip entry, as they come. Nothing is unpacked that declares more than a real workbook has, and
 * none further than it declared; at the end number and checksum must be what the directory says.
 * @throws NotAList `bomb`, `encrypted` or `damaged`; what the source throws comes through
 */
export async function* inflateEntry({ source, unpacker }: PackedFile, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  if (entry.encrypted) throw encryptedWorkbook()
  if (entry.method !== 0 && entry.method !== 8) throw damaged()
  if (isBomb(entry)) throw refusal('bomb')
  const packed = new PackedBytes(source, entry)
  let unpacked = 0
  let checksum = 0
  for await (const chunk of entry.method === 0 ? packed.pieces() : inflated(packed, unpacker)) {
    unpacked += chunk.length
    if (unpacked > entry.size) throw damaged()
    checksum = unpacker.crc32(checksum, chunk)
    if (chunk.length > 0) yield chunk
  }
  if (unpacked !== entry.size || checksum !== entry.crc32) throw damaged()
}

/** A small part, whole. */
export async function inflateWhole(file: PackedFile, entry: ZipEntry, mostBytes: number): Promise<Uint8Array> {
  if (entry.size > mostBytes) throw refusal('bomb')
  const whole = new Uint8Array(entry.size)
  let at = 0
  for await (const chunk of inflateEntry(file, entry)) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}

export function encryptedWorkbook(): NotAList {
  return new NotAList(
    'encrypted',
    'Tệp có mật khẩu nên không đọc được: mở bằng Excel, bỏ mật khẩu (Tệp > Thông tin > Bảo vệ sổ làm việc), lưu rồi gửi lại.',
  )
}

async function* inflated(packed: PackedBytes, unpacker: Unpacker): AsyncGenerator<Uint8Array> {
  try {
    yield* unpacker.inflateRaw(packed.pieces())
  } catch (error) {
    throw packed.failure ?? damaged(error)
  }
}

/** The packed bytes of an entry. A source that fails is remembered: it is no fault of the file. */
class PackedBytes {
  failure: unknown = null
  private readonly source: RandomAccess
  private readonly entry: ZipEntry

  constructor(source: RandomAccess, entry: ZipEntry) {
    this.source = source
    this.entry = entry
  }

  async *pieces(): AsyncGenerator<Uint8Array> {
    try {
      const { offset, length } = await locateEntry(this.source, this.entry)
      for (let at = 0; at < length; at += readStepBytes) {
        yield await this.source.read(offset + at, Math.min(readStepBytes, length - at))
      }
    } catch (error) {
      this.failure = error
      throw error
    }
  }
}
