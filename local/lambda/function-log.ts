import { createWriteStream, existsSync, mkdirSync, renameSync, statSync, type WriteStream } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'

/** A file that grows past this is set aside as `.1.jsonl`, so that a province's import cannot fill the disk. */
const rotateAtBytes = 20 * 1024 * 1024

export interface FunctionLog {
  /** Takes over a child's stdout or stderr. `requestId` is asked per line. */
  follow(stream: Readable, level: 'INFO' | 'ERROR', requestId: () => string | undefined): void
  /** A line of the platform's own: START, END, timeouts. */
  platform(type: string, record: Readonly<Record<string, unknown>>): void
  close(): Promise<void>
}

/** The function's log group as a file of JSON lines: `<directory>/<function>.jsonl`. */
export function openFunctionLog(directory: string, functionName: string): FunctionLog {
  mkdirSync(directory, { recursive: true })
  const path = join(directory, `${functionName}.jsonl`)
  let written = existsSync(path) ? statSync(path).size : 0
  let file: WriteStream = createWriteStream(path, { flags: 'a' })
  let isClosed = false

  function write(line: string): void {
    // A call that was under way when everything stopped ends a moment later.
    if (isClosed) return
    if (written > rotateAtBytes) {
      file.end()
      renameSync(path, join(directory, `${functionName}.1.jsonl`))
      file = createWriteStream(path, { flags: 'a' })
      written = 0
    }
    written += Buffer.byteLength(line) + 1
    file.write(`${line}\n`)
  }

  return {
    follow(stream, level, requestId) {
      createInterface({ input: stream }).on('line', (line) => {
        // Lambda's JSON format leaves lines that are already JSON alone and wraps the others.
        if (line.startsWith('{') && line.endsWith('}')) write(line)
        else
          write(JSON.stringify({ timestamp: new Date().toISOString(), level, requestId: requestId(), message: line }))
      })
    },
    platform(type, record) {
      write(JSON.stringify({ time: new Date().toISOString(), type: `platform.${type}`, record }))
    },
    close: () => {
      isClosed = true
      return new Promise((resolve) => file.end(() => resolve()))
    },
  }
}
