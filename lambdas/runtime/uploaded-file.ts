import { createHash } from 'node:crypto'
import { GetObjectCommand, type GetObjectCommandOutput, S3Client } from '@aws-sdk/client-s3'

const s3 = new S3Client({})

/** Up to here one request is quicker than ranges, and the memory does not matter. */
const wholeBytes = 8 * 1024 * 1024

/** Larger files are read in pieces of this size, the last two kept: a reader goes through an entry from front to back. */
const pieceBytes = 1024 * 1024

/** A file that is read by ranges, however large it is. */
interface RangedFile {
  readonly size: number
  read(offset: number, length: number): Promise<Uint8Array>
}

export interface UploadedFile {
  readonly content: Uint8Array | RangedFile
  /** What is kept of it, so that anybody can say later whether a file is the one that was read. */
  readonly facts: { readonly sha256: string; readonly bytes: number }
}

/**
 * One version of an uploaded file, whatever is put under the same key meanwhile: whole when it is small, by ranges when it is large, so
 * that memory does not grow with it.
 */
export async function uploadedFile(bucket: string, key: string, version: string): Promise<UploadedFile> {
  const place = { Bucket: bucket, Key: key, VersionId: version }
  const first = await s3.send(new GetObjectCommand({ ...place, Range: `bytes=0-${wholeBytes - 1}` }))
  const start = (await first.Body?.transformToByteArray()) ?? new Uint8Array()
  const bytes = Number(first.ContentRange?.split('/')[1] ?? start.length)
  if (bytes <= start.length)
    return { content: start, facts: { sha256: createHash('sha256').update(start).digest('hex'), bytes } }

  const sha256 = await digestOf(await s3.send(new GetObjectCommand(place)))
  const pieces = new Map<number, Promise<Uint8Array>>()
  const piece = (index: number): Promise<Uint8Array> => {
    const kept = pieces.get(index)
    if (kept) return kept
    const from = index * pieceBytes
    const range = `bytes=${from}-${Math.min(bytes, from + pieceBytes) - 1}`
    const read = s3
      .send(new GetObjectCommand({ ...place, Range: range }))
      .then(async ({ Body }) => (await Body?.transformToByteArray()) ?? new Uint8Array())
    pieces.set(index, read)
    for (const old of [...pieces.keys()].slice(0, -2)) pieces.delete(old)
    return read
  }
  const content: RangedFile = {
    size: bytes,
    async read(offset, length) {
      const result = new Uint8Array(length)
      for (let done = 0; done < length; ) {
        const index = Math.floor((offset + done) / pieceBytes)
        const within = offset + done - index * pieceBytes
        const part = (await piece(index)).subarray(within, within + length - done)
        if (part.length === 0) throw new Error('the file ends before the range')
        result.set(part, done)
        done += part.length
      }
      return result
    },
  }
  return { content, facts: { sha256, bytes } }
}

/** As it flows by: a hundred megabytes need not be held to be counted. */
async function digestOf({ Body }: GetObjectCommandOutput): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of (Body?.transformToWebStream() ?? []) as AsyncIterable<Uint8Array>) hash.update(chunk)
  return hash.digest('hex')
}
