import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs'

/** Writes a small file so that it is whole on the disk, or not changed at all, after a kill -9. */
export function writeJson(path: string, value: unknown): void {
  const unfinished = `${path}.unfinished`
  const handle = openSync(unfinished, 'w')
  try {
    writeFileSync(handle, JSON.stringify(value))
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  renameSync(unfinished, path)
}

/** Undefined when there is no such file. */
export function readJson(path: string): unknown {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined
}
