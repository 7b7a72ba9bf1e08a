import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3'
import type { RandomAccess } from '../../lists/workbook/random-access.ts'

const s3 = new S3Client({})

/** Up to here one request is quicker than ranges, and the memory does not matter. */
const wholeBytes = 8 * 1024 * 1024

/** Larger files are read in pieces of this size, the last two kept: a reader goes through an entry from front to back. */
const pieceBytes = 1024 * 1024

/** A list's file: whole when it is small, by ranges when it is large, so that memory does not grow with it. */
export async function uploadedFile(bucket: string, listId: string): Promise<Uint8Array | RandomAccess> {
  const place = { Bucket: bucket, Key: `lists/${listId}` }
  const first = await s3.send(new GetObjectCommand({ ...place, Range: `bytes=0-${wholeBytes - 1}` }))
  const start = (await first.Body?.transformToByteArray()) ?? new Uint8Array()
  const size = Number(first.ContentRange?.split('/')[1] ?? start.length)
  if (size <= start.length) return start

  const pieces = new Map<number, Promise<Uint8Array>>()
  const piece = (index: number): Promise<Uint8Array> => {
    const kept = pieces.get(index)
    if (kept) return kept
    const from = index * pieceBytes
    const range = `bytes=${from}-${Math.min(size, from + pieceBytes) - 1}`
    const read = s3
      .send(new GetObjectCommand({ ...place, Range: range, IfMatch: first.ETag }))
      .then(async ({ Body }) => (await Body?.transformToByteArray()) ?? new Uint8Array())
    pieces.set(index, read)
    for (const old of [...pieces.keys()].slice(0, -2)) pieces.delete(old)
    return read
  }
  return {
    size,
    async read(offset, length) {
      const bytes = new Uint8Array(length)
      for (let done = 0; done < length; ) {
        const index = Math.floor((offset + done) / pieceBytes)
        const within = offset + done - index * pieceBytes
        const part = (await piece(index)).subarray(within, within + length - done)
        if (part.length === 0) throw new Error('the file ends before the range')
        bytes.set(part, done)
        done += part.length
      }
      return bytes
    },
  }
}
