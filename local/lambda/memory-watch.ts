import { readFileSync } from 'node:fs'
import type { FunctionChild } from './child.ts'

const bytesPerPage = 4096
const everyMs = 100

/** Resident memory of a process in MB; undefined where there is no /proc, or the process is gone. */
export function residentMb(pid: number): number | undefined {
  try {
    const [, resident] = readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')
    return (Number(resident) * bytesPerPage) / 1024 / 1024
  } catch {
    return undefined
  }
}

/**
 * Ends an environment that holds more than its function's memory size, as Lambda does. V8's own limit does not see buffers, which
 * is where a workbook lives.
 */
export function watchMemory(watched: () => Iterable<{ child: FunctionChild; memoryMb: number }>): () => void {
  const timer = setInterval(() => {
    for (const { child, memoryMb } of watched()) {
      const used = residentMb(child.pid)
      if (used === undefined || used <= memoryMb) continue
      child.kill({
        errorType: 'Runtime.OutOfMemory',
        errorMessage: `Error: Runtime exited with error: signal: killed (${Math.round(used)} MB used of ${memoryMb} MB)`,
      })
    }
  }, everyMs)
  timer.unref()
  return () => clearInterval(timer)
}
