import { createHash } from 'node:crypto'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Checksum } from './checksums.ts'
import { isMissing, makeFolder, syncFolder } from './durable-file.ts'
import { compareKeys, firstIndex } from './key-order.ts'
import { keyedLock } from './keyed-lock.ts'
import { type OpenedFile, openObjectFile, withObjectFile, writeObjectFile } from './object-file.ts'

/** What is known of an object besides its bytes. */
export interface ObjectDescription {
  readonly key: string
  /** Bytes. */
  readonly size: number
  /** Without quotes. */
  readonly etag: string
  /** Milliseconds since 1970, in whole seconds as HTTP dates are. */
  readonly lastModified: number
  /** Grows with every write of the bucket; hexadecimal, of one length, so that it sorts as text. */
  readonly sequencer: string
  /** Lower-case answer headers that were sent with the object: content-type, x-amz-meta-*, … */
  readonly headers: Readonly<Record<string, string>>
  readonly checksum?: Checksum
}

/** An object to be written: everything but what the store itself decides. */
export interface NewObject extends Omit<ObjectDescription, 'lastModified' | 'sequencer'> {
  readonly body: Iterable<Uint8Array> | AsyncIterable<Uint8Array>
}

type Summary = Pick<ObjectDescription, 'size' | 'etag' | 'lastModified'>

export interface ObjectStore {
  /** What a listing shows of a key; undefined when there is no such object. */
  summary(key: string): Summary | undefined
  /** All keys in S3's order. */
  keys(): readonly string[]
  /** @returns undefined when there is no such object; otherwise a handle on one version, to be closed by the caller. */
  open(key: string): Promise<OpenedFile<ObjectDescription> | undefined>
  /**
   * Stores an object; it is on the disk when the promise resolves.
   * @param allow is called with what is there now, alone among writers of this key; it throws to refuse.
   */
  put(object: NewObject, allow: (existing: Summary | undefined) => void): Promise<ObjectDescription>
  /** Removes what is there of these keys. */
  remove(keys: readonly string[]): Promise<void>
  /** Folder on the same file system, emptied at every start. */
  readonly scratch: string
}

/** Keys hold anything up to 1,024 bytes (`..`, slashes, other scripts); a hash is a safe file name for all of them. */
const fileName = (key: string): string => createHash('sha256').update(key).digest('hex')

/**
 * Opens the objects of one bucket. The files are the only truth: the list of keys is read from them at the start.
 * @param now the clock, in milliseconds
 */
export async function openObjectStore(folder: string, now: () => number): Promise<ObjectStore> {
  const objects = join(folder, 'objects')
  const scratch = join(folder, 'scratch')
  await rm(scratch, { recursive: true, force: true })
  await makeFolder(objects)
  await makeFolder(scratch)

  const summaries = new Map<string, Summary>()
  let lastSequence = 0n
  const read = await readDescriptions(objects)
  for (const { key, size, etag, lastModified, sequencer } of read) {
    summaries.set(key, { size, etag, lastModified })
    const sequence = BigInt(`0x${sequencer}`)
    if (sequence > lastSequence) lastSequence = sequence
  }
  const keys = [...summaries.keys()].sort(compareKeys)
  const alone = keyedLock()

  function nextSequencer(): string {
    const fromClock = BigInt(now()) << 16n
    lastSequence = fromClock > lastSequence ? fromClock : lastSequence + 1n
    return lastSequence.toString(16).toUpperCase().padStart(16, '0')
  }
  const indexOf = (key: string) => firstIndex(keys, (other) => compareKeys(other, key) >= 0)

  return {
    scratch,
    summary: (key) => summaries.get(key),
    keys: () => keys,
    async open(key) {
      try {
        return await openObjectFile<ObjectDescription>(join(objects, fileName(key)))
      } catch (error) {
        if (isMissing(error)) return undefined
        throw error
      }
    },
    put: ({ body, ...object }, allow) =>
      alone(object.key, async () => {
        allow(summaries.get(object.key))
        const description: ObjectDescription = {
          ...object,
          lastModified: Math.floor(now() / 1000) * 1000,
          sequencer: nextSequencer(),
        }
        await writeObjectFile(join(objects, fileName(object.key)), description, body, scratch)
        if (!summaries.has(object.key)) keys.splice(indexOf(object.key), 0, object.key)
        const { size, etag, lastModified } = description
        summaries.set(object.key, { size, etag, lastModified })
        return description
      }),
    async remove(unwanted) {
      await Promise.all(
        unwanted.map((key) =>
          alone(key, async () => {
            await rm(join(objects, fileName(key)), { force: true })
            if (summaries.delete(key)) keys.splice(indexOf(key), 1)
          }),
        ),
      )
      await syncFolder(objects)
    },
  }
}

async function readDescriptions(objects: string): Promise<ObjectDescription[]> {
  const names = await readdir(objects)
  const descriptions: ObjectDescription[] = []
  // In batches: one by one is slow, all at once runs out of file handles.
  for (let from = 0; from < names.length; from += 64) {
    const batch = names
      .slice(from, from + 64)
      .map((name) =>
        withObjectFile<ObjectDescription, ObjectDescription>(join(objects, name), async (file) => file.description),
      )
    descriptions.push(...(await Promise.all(batch)))
  }
  return descriptions
}
