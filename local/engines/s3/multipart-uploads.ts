import { createHash, randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Checksum } from './checksums.ts'
import { isMissing, makeFolder, syncFolder } from './durable-file.ts'
import { keyedLock } from './keyed-lock.ts'
import { openObjectFile, withObjectFile, writeObjectFile } from './object-file.ts'
import type { NewObject } from './object-store.ts'
import { S3Error } from './s3-error.ts'

interface UploadDescription {
  readonly key: string
  readonly headers: Readonly<Record<string, string>>
}

interface PartDescription {
  readonly size: number
  readonly etag: string
  readonly checksum?: Checksum
}

/** One line of the list that completes an upload. */
export interface ChosenPart {
  readonly number: number
  /** Without quotes. */
  readonly etag: string
}

export interface MultipartUploads {
  /** @returns the upload's id */
  create(upload: UploadDescription): Promise<string>
  putPart(id: string, key: string, number: number, part: PartDescription & { readonly body: Buffer }): Promise<void>
  /** Hands the joined object to `store`, then forgets the upload. */
  complete<Result>(
    id: string,
    key: string,
    parts: readonly ChosenPart[],
    store: (object: NewObject) => Promise<Result>,
  ): Promise<Result>
  abort(id: string, key: string): Promise<void>
}

/** S3's smallest part, but for the last one. */
const PART_MINIMUM = 5 * 1024 * 1024
const CHUNK = 1024 * 1024

async function descriptionAt<Description>(path: string): Promise<Description | undefined> {
  try {
    return await withObjectFile<Description, Description>(path, async (file) => file.description)
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

/** The unfinished uploads of one bucket: a folder each, with the description and the parts. */
export async function openMultipartUploads(folder: string, scratch: string): Promise<MultipartUploads> {
  await makeFolder(folder)
  const alone = keyedLock()
  const partPath = (id: string, number: number) => join(folder, id, String(number))

  async function described(id: string, key: string): Promise<UploadDescription> {
    // The id becomes part of a path.
    if (!/^[0-9a-f]{32}$/.test(id)) throw new S3Error('NoSuchUpload', undefined, { UploadId: id })
    const path = join(folder, id, 'upload')
    const upload = await descriptionAt<UploadDescription>(path)
    if (upload?.key !== key) throw new S3Error('NoSuchUpload', undefined, { UploadId: id })
    return upload
  }

  async function forget(id: string): Promise<void> {
    await rm(join(folder, id), { recursive: true })
    await syncFolder(folder)
  }

  async function checkedParts(id: string, parts: readonly ChosenPart[]): Promise<PartDescription[]> {
    const isInOrder = parts.every(({ number }, index) => number > (parts[index - 1]?.number ?? 0))
    if (!isInOrder) throw new S3Error('InvalidPartOrder')
    const found: PartDescription[] = []
    for (const [index, { number, etag }] of parts.entries()) {
      const part = await descriptionAt<PartDescription>(partPath(id, number))
      if (part === undefined || part.etag !== etag) {
        throw new S3Error('InvalidPart', undefined, { UploadId: id, PartNumber: String(number), ETag: etag })
      }
      if (index < parts.length - 1 && part.size < PART_MINIMUM) {
        throw new S3Error('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed object size.', {
          ProposedSize: String(part.size),
          MinSizeAllowed: String(PART_MINIMUM),
          PartNumber: String(number),
          ETag: etag,
        })
      }
      found.push(part)
    }
    return found
  }

  async function* joined(id: string, parts: readonly ChosenPart[]): AsyncGenerator<Uint8Array> {
    for (const { number } of parts) {
      const file = await openObjectFile<PartDescription>(partPath(id, number))
      try {
        for (let at = 0; at < file.description.size; at += CHUNK) {
          yield await file.read(at, Math.min(CHUNK, file.description.size - at))
        }
      } finally {
        await file.close()
      }
    }
  }

  return {
    async create(upload) {
      const id = randomBytes(16).toString('hex')
      await makeFolder(join(folder, id))
      await writeObjectFile(join(folder, id, 'upload'), upload, [], scratch)
      return id
    },
    putPart: (id, key, number, { body, ...part }) =>
      alone(id, async () => {
        await described(id, key)
        await writeObjectFile(partPath(id, number), part, [body], scratch)
      }),
    complete: (id, key, chosen, store) =>
      alone(id, async () => {
        const { headers } = await described(id, key)
        const parts = await checkedParts(id, chosen)
        const digest = createHash('md5')
        for (const { etag } of parts) digest.update(etag, 'hex')
        const result = await store({
          key,
          headers,
          size: parts.reduce((sum, { size }) => sum + size, 0),
          etag: `${digest.digest('hex')}-${parts.length}`,
          body: joined(id, chosen),
        })
        await forget(id)
        return result
      }),
    abort: (id, key) =>
      alone(id, async () => {
        await described(id, key)
        await forget(id)
      }),
  }
}
