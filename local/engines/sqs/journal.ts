import { type FileHandle, open, readFile, rename, rm, truncate } from 'node:fs/promises'
import { dirname } from 'node:path'
import { isMissing, makeFolder, syncFolder } from '../s3/durable-file.ts'

/** A file of JSON lines that only grows, until it is written anew from what is still of use. */
export interface Journal<Entry> {
  /**
   * Resolves when the entries are on the disk. Those that come while the disk is busy share one flush.
   * @param apply is called as soon as they are there, before anything later is written
   */
  append(entries: readonly Entry[], apply?: () => void): Promise<void>
  close(): Promise<void>
}

interface Pending<Entry> {
  readonly entries: readonly Entry[]
  readonly apply: (() => void) | undefined
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
}

/** Below this the file is left to grow. */
const SMALL = 1024 * 1024

/** Reads the whole lines; a last line without its end was never acknowledged and is cut off. */
async function readEntries<Entry>(path: string, each: (entry: Entry) => void): Promise<number> {
  let content: Buffer
  try {
    content = await readFile(path)
  } catch (error) {
    if (isMissing(error)) return 0
    throw error
  }
  let at = 0
  for (let end = content.indexOf(10); end >= 0; end = content.indexOf(10, at)) {
    try {
      each(JSON.parse(content.toString('utf8', at, end)))
    } catch (cause) {
      throw new Error(`${path} is damaged at byte ${at}`, { cause })
    }
    at = end + 1
  }
  if (at < content.length) await truncate(path, at)
  return at
}

const lines = (entries: Iterable<unknown>): Buffer =>
  Buffer.from(Array.from(entries, (entry) => `${JSON.stringify(entry)}\n`).join(''))

/**
 * Opens a journal and replays it.
 * @param replay takes the old entries in their order
 * @param snapshot gives entries that make the same state; it may hold effects of entries that are still to be written, so
 *   replaying an entry a second time must change nothing
 */
export async function openJournal<Entry>(
  path: string,
  replay: (entry: Entry) => void,
  snapshot: () => Iterable<Entry>,
): Promise<Journal<Entry>> {
  await makeFolder(dirname(path))
  let size = await readEntries(path, replay)
  let handle: FileHandle = await open(path, 'a')
  let rewriteAt = 0
  let waiting: Pending<Entry>[] = []
  let running: Promise<void> | undefined
  let broken: unknown

  async function rewrite(): Promise<void> {
    const next = `${path}.next`
    await rm(next, { force: true })
    const content = lines(snapshot())
    const fresh = await open(next, 'a')
    await fresh.writeFile(content)
    await fresh.sync()
    await rename(next, path)
    await syncFolder(dirname(path))
    await handle.close()
    handle = fresh
    size = content.length
    rewriteAt = Math.max(SMALL, size * 3)
  }

  async function flush(batch: readonly Pending<Entry>[]): Promise<void> {
    const content = lines(batch.flatMap(({ entries }) => entries))
    await handle.writeFile(content)
    await handle.datasync()
    size += content.length
    for (const { apply } of batch) apply?.()
    if (size > rewriteAt) await rewrite()
  }

  async function run(): Promise<void> {
    // A turn later: what is appended in this turn shares the flush, and `running` is set before it is unset below.
    await undefined
    while (waiting.length > 0) {
      const batch = waiting
      waiting = []
      try {
        if (broken !== undefined) throw broken
        await flush(batch)
        for (const { resolve } of batch) resolve()
      } catch (error) {
        // After a failed write nobody knows what is in the file; only a new start, which reads it, can go on.
        broken = error
        for (const { reject } of batch) reject(error)
      }
    }
    running = undefined
  }

  // At the start, so that a crash loop cannot let the file grow for ever.
  if (size > 0) await rewrite()
  else rewriteAt = SMALL

  return {
    append: (entries, apply) =>
      new Promise((resolve, reject) => {
        waiting.push({ entries, apply, resolve, reject })
        running ??= run()
      }),
    async close() {
      await running
      await handle.close()
    },
  }
}
