import { randomUUID } from 'node:crypto'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Makes renames and removals inside a folder survive a power cut. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Creates a folder so that it is still there after a power cut. */
export async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true })
  if (first !== undefined) await syncFolder(dirname(first))
}

/** Whether a file operation failed because there is no such file. */
export const isMissing = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT'

type Chunks = Iterable<Uint8Array> | AsyncIterable<Uint8Array>

/**
 * Puts a whole file in place: readers see the old one or the new one, never a part, and when the promise resolves it is on
 * the disk. `scratch` must be on the same file system as `path`.
 */
export async function writeDurably(path: string, chunks: Chunks, scratch: string): Promise<void> {
  const temporary = join(scratch, randomUUID())
  const handle = await open(temporary, 'wx')
  try {
    try {
      for await (const chunk of chunks) await handle.writeFile(chunk)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
  await syncFolder(dirname(path))
}
