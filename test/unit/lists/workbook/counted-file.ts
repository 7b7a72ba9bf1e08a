import { platformUnpacker, type Unpacker } from '../../../../lambdas/lists/workbook/inflate-raw.ts'
import { type OpenOptions, openWorkbook } from '../../../../lambdas/lists/workbook/open-workbook.ts'
import type { RandomAccess } from '../../../../lambdas/lists/workbook/random-access.ts'
import type { Workbook } from '../../../../lambdas/lists/workbook/workbook.ts'

/** Work done on a file, in bytes: what no busy machine can change. */
export type Work = { read: number; unpacked: number }

/** Opens the file by ranges and counts what is read of it and unpacked from it. */
export function openCounted(bytes: Uint8Array, options: OpenOptions = {}): { work: Work; opened: Promise<Workbook> } {
  const work: Work = { read: 0, unpacked: 0 }
  const source: RandomAccess = {
    size: bytes.length,
    read: async (offset, length) => {
      work.read += length
      return bytes.slice(offset, offset + length)
    },
  }
  const { inflateRaw, crc32 } = platformUnpacker()
  const unpacker: Unpacker = {
    crc32,
    inflateRaw: async function* (packed) {
      for await (const chunk of inflateRaw(packed)) {
        work.unpacked += chunk.length
        yield chunk
      }
    },
  }
  return { work, opened: openWorkbook(source, 'danh-sach.xlsx', { ...options, unpacker }) }
}
