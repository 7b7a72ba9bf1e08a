import { Inflate } from 'fflate'
import { NotAList } from '../not-a-list.ts'
import { crc32 } from './crc32.ts'
import { bombFreeBytes, inflateStepBytes, maximumRatio, readStepBytes } from './limits.ts'
import type { RandomAccess } from './random-access.ts'
import { damaged, locateEntry, type ZipEntry } from './zip-directory.ts'

/**
 * The unpacked bytes of a zip entry, as they come. The bytes are counted as they are really unpacked, since declared
 * sizes can lie; at the end their number and checksum must be what the directory says.
 * @throws NotAList `bomb`, `encrypted` or `damaged`
 */
export async function* inflateEntry(source: RandomAccess, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  if (entry.encrypted) throw encryptedWorkbook()
  if (entry.method !== 0 && entry.method !== 8) throw damaged()
  const inflater = entry.method === 0 ? new Stored() : new Deflated()
  const mostBytes = Math.max(bombFreeBytes, entry.compressedSize * maximumRatio)
  let unpacked = 0
  let checksum = 0
  for await (const { piece, isLast } of compressedPieces(source, entry)) {
    for (const chunk of inflater.push(piece, isLast)) {
      unpacked += chunk.length
      if (unpacked > mostBytes) throw bomb()
      checksum = crc32(checksum, chunk)
      if (chunk.length > 0) yield chunk
    }
  }
  if (unpacked !== entry.size || checksum !== entry.crc32) throw damaged()
}

/** A small part, whole. */
export async function inflateWhole(source: RandomAccess, entry: ZipEntry, mostBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of inflateEntry(source, entry)) {
    length += chunk.length
    if (length > mostBytes) throw bomb()
    chunks.push(chunk)
  }
  const whole = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
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

function bomb(): NotAList {
  return new NotAList(
    'bomb',
    'Tệp nở ra lớn bất thường khi giải nén nên bị từ chối: sao chép riêng phần danh sách sang một tệp mới rồi gửi lại.',
  )
}

async function* compressedPieces(source: RandomAccess, entry: ZipEntry) {
  const { offset, length } = await locateEntry(source, entry)
  if (length === 0) yield { piece: new Uint8Array(0), isLast: true }
  for (let read = 0; read < length; read += readStepBytes) {
    const block = await source.read(offset + read, Math.min(readStepBytes, length - read))
    for (let at = 0; at < block.length; at += inflateStepBytes) {
      const piece = block.subarray(at, at + inflateStepBytes)
      yield { piece, isLast: read + at + piece.length >= length }
    }
  }
}

class Stored {
  push(piece: Uint8Array): Uint8Array[] {
    return [piece]
  }
}

class Deflated {
  private chunks: Uint8Array[] = []
  private readonly inflate = new Inflate((chunk) => this.chunks.push(chunk))

  push(piece: Uint8Array, isLast: boolean): Uint8Array[] {
    this.chunks = []
    try {
      this.inflate.push(piece, isLast)
    } catch (error) {
      throw damaged(error)
    }
    return this.chunks
  }
}
