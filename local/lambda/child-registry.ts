import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The process ids of running environments, one empty file each. A child ends by itself when the runner dies; one that is stuck in
 * a loop cannot notice, so the next start on the same directory ends it.
 */
export interface ChildRegistry {
  add(pid: number): void
  /**
   * Ends what an earlier runner left behind. Only processes that still are a worker on one of these folders are touched: ids are
   * used again.
   */
  endLeftovers(codeDirectories: readonly string[]): void
  clear(): void
}

export function childRegistry(directory: string): ChildRegistry {
  mkdirSync(directory, { recursive: true })
  const recorded = (): readonly number[] => readdirSync(directory).map(Number).filter(Number.isInteger)
  return {
    add(pid) {
      writeFileSync(join(directory, String(pid)), '')
      for (const other of recorded()) {
        if (!existsSync(`/proc/${other}`)) rmSync(join(directory, String(other)), { force: true })
      }
    },
    endLeftovers(codeDirectories) {
      for (const pid of recorded()) {
        if (isWorker(pid, codeDirectories)) process.kill(pid, 'SIGKILL')
        rmSync(join(directory, String(pid)), { force: true })
      }
    },
    clear() {
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

function isWorker(pid: number, codeDirectories: readonly string[]): boolean {
  try {
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
    return (
      words.some((word) => word.endsWith(join('lambda', 'worker.mjs'))) &&
      words.some((word) => codeDirectories.includes(word))
    )
  } catch {
    return false
  }
}
