import { NotAList } from '../not-a-list.ts'
import { bombFreeBytes, maximumDirectoryBytes, maximumRatio, maximumZipEntries } from './limits.ts'
import type { RandomAccess } from './random-access.ts'
import { refusal } from './refusals.ts'

export type ZipEntry = {
  /** With forward slashes. */
  name: string
  method: number
  encrypted: boolean
  crc32: number
  compressedSize: number
  size: number
  headerOffset: number
}

const endSignature = 0x06054b50
const end64Signature = 0x06064b50
const locator64Signature = 0x07064b50
const entrySignature = 0x02014b50
const headerSignature = 0x04034b50
const endBytes = 22
const longestComment = 65_535

/**
 * The central directory of a zip, read from its end. It alone tells truly where each entry lies: entries may be written
 * in any order and with sizes only after their data.
 * @throws NotAList `damaged` when the end is missing (a download or upload that broke off) or contradicts itself; `bomb`
 */
export async function readZipDirectory(source: RandomAccess): Promise<ZipEntry[]> {
  const tailLength = Math.min(source.size, endBytes + longestComment)
  const tailStart = source.size - tailLength
  const tail = await source.read(tailStart, tailLength)
  const end = findEnd(tail)
  if (end === -1) throw damaged()
  const view = viewOf(tail)
  let count = view.getUint16(end + 10, true)
  let length = view.getUint32(end + 12, true)
  let offset = view.getUint32(end + 16, true)
  let directoryEnd = tailStart + end
  if (count === 0xffff || length === 0xffffffff || offset === 0xffffffff) {
    const locator = end - 20
    if (locator < 0 || view.getUint32(locator, true) !== locator64Signature) throw damaged()
    const end64At = Number(view.getBigUint64(locator + 8, true))
    if (end64At > source.size - 56) throw damaged()
    const end64 = viewOf(await source.read(end64At, 56))
    if (end64.getUint32(0, true) !== end64Signature) throw damaged()
    count = Number(end64.getBigUint64(32, true))
    length = Number(end64.getBigUint64(40, true))
    offset = Number(end64.getBigUint64(48, true))
    directoryEnd = end64At
  }
  if (count > maximumZipEntries || length > maximumDirectoryBytes || length > directoryEnd) throw damaged()
  // Bytes before the first entry (a self-extractor's program) shift every offset by the same amount.
  const start = directoryEnd - length
  const shift = start - offset
  if (shift < 0) throw damaged()
  return readEntries(await source.read(start, length), count, shift, source.size)
}

/** Offset and length of an entry's compressed bytes. Only the local header knows how long its own names are. */
export async function locateEntry(source: RandomAccess, entry: ZipEntry): Promise<{ offset: number; length: number }> {
  if (entry.headerOffset + 30 > source.size) throw damaged()
  const header = viewOf(await source.read(entry.headerOffset, 30))
  if (header.getUint32(0, true) !== headerSignature) throw damaged()
  const offset = entry.headerOffset + 30 + header.getUint16(26, true) + header.getUint16(28, true)
  if (offset + entry.compressedSize > source.size) throw damaged()
  return { offset, length: entry.compressedSize }
}

/** What unpacks to more than real workbooks do; sizes that lie are found when they are passed. */
export function isBomb({ compressedSize, size }: Pick<ZipEntry, 'compressedSize' | 'size'>): boolean {
  return size > Math.max(bombFreeBytes, compressedSize * maximumRatio)
}

export function damaged(cause?: unknown): NotAList {
  return new NotAList(
    'damaged',
    'Tệp bị hỏng hoặc chưa tải xong: mở thử bằng Excel, lưu lại thành tệp mới rồi gửi lại.',
    cause === undefined ? undefined : { cause },
  )
}

function findEnd(tail: Uint8Array): number {
  const view = viewOf(tail)
  for (let at = tail.length - endBytes; at >= 0; at--) {
    if (tail[at] === 0x50 && view.getUint32(at, true) === endSignature) {
      if (at + endBytes + view.getUint16(at + 20, true) <= tail.length) return at
    }
  }
  return -1
}

function readEntries(bytes: Uint8Array, count: number, shift: number, sourceSize: number): ZipEntry[] {
  const view = viewOf(bytes)
  const entries: ZipEntry[] = []
  let at = 0
  const total = { compressedSize: 0, size: 0 }
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== entrySignature) throw damaged()
    const nameLength = view.getUint16(at + 28, true)
    const extraLength = view.getUint16(at + 30, true)
    const commentLength = view.getUint16(at + 32, true)
    const next = at + 46 + nameLength + extraLength + commentLength
    if (next > bytes.length) throw damaged()
    const entry: ZipEntry = {
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)).replaceAll('\\', '/'),
      method: view.getUint16(at + 10, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      crc32: view.getUint32(at + 16, true),
      compressedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      headerOffset: view.getUint32(at + 42, true),
    }
    readExtra64(viewOf(bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength)), entry)
    entry.headerOffset += shift
    total.compressedSize += entry.compressedSize
    total.size += entry.size
    entries.push(entry)
    at = next
  }
  // Entries that share their bytes: how a small zip pretends to be a large one.
  if (total.compressedSize > sourceSize) throw damaged()
  // A thousand sheets, each of which is just no bomb.
  if (isBomb(total)) throw refusal('bomb')
  return entries
}

function readExtra64(extra: DataView, entry: ZipEntry): void {
  let at = 0
  while (at + 4 <= extra.byteLength) {
    const id = extra.getUint16(at, true)
    const end = at + 4 + extra.getUint16(at + 2, true)
    if (id === 1 && end <= extra.byteLength) {
      let field = at + 4
      const take = (narrow: number): number => {
        if (narrow !== 0xffffffff || field + 8 > end) return narrow
        field += 8
        return Number(extra.getBigUint64(field - 8, true))
      }
      entry.size = take(entry.size)
      entry.compressedSize = take(entry.compressedSize)
      entry.headerOffset = take(entry.headerOffset)
    }
    at = end
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
