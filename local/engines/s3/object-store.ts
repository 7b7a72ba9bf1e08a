import { createHash, randomBytes } from 'node:crypto'
import { link, readdir, rm } from 'node:fs/promises'
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
  /** Of a versioned bucket's object alone. */
  readonly versionId?: string
}

/** An object to be written: everything but what the store itself decides. */
export interface NewObject extends Omit<ObjectDescription, 'lastModified' | 'sequencer' | 'versionId'> {
  readonly body: Iterable<Uint8Array> | AsyncIterable<Uint8Array>
}

/** Whether what is written over or removed stays as an earlier version. */
type Kept = { readonly isVersioned?: boolean }

type Summary = Pick<ObjectDescription, 'size' | 'etag' | 'lastModified'>

export interface ObjectStore {
  /** What a listing shows of a key; undefined when there is no such object. */
  summary(key: string): Summary | undefined
  /** All keys in S3's order. */
  keys(): readonly string[]
  /** @returns undefined when there is no such object; otherwise a handle on one version, to be closed by the caller. */
  open(key: string, versionId?: string): Promise<OpenedFile<ObjectDescription> | undefined>
  /**
   * Stores an object; it is on the disk when the promise resolves.
   * @param allow is called with what is there now, alone among writers of this key; it throws to refuse.
   */
  put(object: NewObject, allow: (existing: Summary | undefined) => void, bucket: Kept): Promise<ObjectDescription>
  /** Removes what is there of these keys; of a versioned bucket the versions stay. */
  remove(keys: readonly string[], bucket: Kept): Promise<void>
  /** Folder on the same file system, emptied at every start. */
  readonly scratch: string
}

/** Keys hold anything up to 1,024 bytes (`..`, slashes, other scripts); a hash is a safe file name for all of them. */
const fileName = (key: string): string => createHash('sha256').update(key).digest('hex')

/** What was written before the bucket was versioned has this id, in S3 too. */
const unversioned = 'null'
const versionIdPattern = /^[A-Za-z0-9]{32}$|^null$/

/**
 * Opens the objects of one bucket. The files are the only truth: the list of keys is read from them at the start.
 * @param now the clock, in milliseconds
 */
export async function openObjectStore(folder: string, now: () => number): Promise<ObjectStore> {
  const objects = join(folder, 'objects')
  const versions = join(folder, 'versions')
  const scratch = join(folder, 'scratch')
  await rm(scratch, { recursive: true, force: true })
  await makeFolder(objects)
  await makeFolder(versions)
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
  const versionFile = (key: string, versionId: string) => join(versions, `${fileName(key)}.${versionId}`)

  /** A second name for the file: a crash before the first one goes leaves both, and the next attempt finds it done. */
  async function keepVersion(key: string): Promise<void> {
    const file = await openOrNothing(join(objects, fileName(key)))
    if (file === undefined) return
    const { versionId = unversioned } = file.description
    await file.close()
    await link(join(objects, fileName(key)), versionFile(key, versionId)).catch((error: unknown) => {
      if (!isThere(error)) throw error
    })
    await syncFolder(versions)
  }
  const indexOf = (key: string) => firstIndex(keys, (other) => compareKeys(other, key) >= 0)

  return {
    scratch,
    summary: (key) => summaries.get(key),
    keys: () => keys,
    async open(key, versionId) {
      if (versionId === undefined) return openOrNothing(join(objects, fileName(key)))
      if (!versionIdPattern.test(versionId)) return undefined
      // The newest first: what a write moves between the two looks is among the earlier ones by then.
      const current = await openOrNothing(join(objects, fileName(key)))
      if (current?.description.versionId === versionId || (versionId === unversioned && isUnversioned(current)))
        return current
      await current?.close()
      return openOrNothing(versionFile(key, versionId))
    },
    put: ({ body, ...object }, allow, { isVersioned = false }) =>
      alone(object.key, async () => {
        allow(summaries.get(object.key))
        if (isVersioned) await keepVersion(object.key)
        const description: ObjectDescription = {
          ...object,
          ...(isVersioned && { versionId: randomBytes(16).toString('hex') }),
          lastModified: Math.floor(now() / 1000) * 1000,
          sequencer: nextSequencer(),
        }
        await writeObjectFile(join(objects, fileName(object.key)), description, body, scratch)
        if (!summaries.has(object.key)) keys.splice(indexOf(object.key), 0, object.key)
        const { size, etag, lastModified } = description
        summaries.set(object.key, { size, etag, lastModified })
        return description
      }),
    async remove(unwanted, { isVersioned = false }) {
      await Promise.all(
        unwanted.map((key) =>
          alone(key, async () => {
            if (isVersioned) await keepVersion(key)
            await rm(join(objects, fileName(key)), { force: true })
            if (summaries.delete(key)) keys.splice(indexOf(key), 1)
          }),
        ),
      )
      await syncFolder(objects)
    },
  }
}

const isUnversioned = (file: OpenedFile<ObjectDescription> | undefined): boolean =>
  file !== undefined && file.description.versionId === undefined

const isThere = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'EEXIST'

async function openOrNothing(path: string): Promise<OpenedFile<ObjectDescription> | undefined> {
  try {
    return await openObjectFile<ObjectDescription>(path)
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
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
