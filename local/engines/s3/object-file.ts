import { type FileHandle, open } from 'node:fs/promises'
import { writeDurably } from './durable-file.ts'

/**
 * One file holds an object's description (one line of JSON) and then its bytes. Both appear with one rename, so that no crash
 * can leave bytes without their description or the other way round.
 */
export interface OpenedFile<Description> {
  readonly description: Description
  /** Reads `length` bytes of the object from `start`. */
  read(start: number, length: number): Promise<Buffer>
  close(): Promise<void>
}

export async function writeObjectFile(
  path: string,
  description: object,
  body: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  scratch: string,
): Promise<void> {
  async function* chunks() {
    yield Buffer.from(`${JSON.stringify(description)}\n`)
    yield* body
  }
  await writeDurably(path, chunks(), scratch)
}

async function readFully(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length)
  let filled = 0
  while (filled < length) {
    const { bytesRead } = await handle.read(buffer, filled, length - filled, position + filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return buffer.subarray(0, filled)
}

async function readDescription(handle: FileHandle, path: string): Promise<{ line: Buffer; bodyAt: number }> {
  for (let length = 4096; ; length *= 4) {
    const start = await readFully(handle, 0, length)
    const end = start.indexOf(10)
    if (end >= 0) return { line: start.subarray(0, end), bodyAt: end + 1 }
    if (start.length < length) throw new Error(`${path} is not an object's file: it has no description`)
  }
}

/**
 * Opens one object's file; the handle keeps showing the same version even if the object is replaced meanwhile.
 * @throws ENOENT when there is none.
 */
export async function openObjectFile<Description>(path: string): Promise<OpenedFile<Description>> {
  const handle = await open(path, 'r')
  try {
    const { line, bodyAt } = await readDescription(handle, path)
    return {
      description: JSON.parse(line.toString('utf8')),
      async read(start, length) {
        const bytes = await readFully(handle, bodyAt + start, length)
        if (bytes.length !== length) throw new Error(`${path} is shorter than its description says`)
        return bytes
      },
      close: () => handle.close(),
    }
  } catch (error) {
    await handle.close()
    throw error
  }
}

export async function withObjectFile<Description, Result>(
  path: string,
  use: (file: OpenedFile<Description>) => Promise<Result>,
): Promise<Result> {
  const file = await openObjectFile<Description>(path)
  try {
    return await use(file)
  } finally {
    await file.close()
  }
}
