import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'

const holderShape = z.object({ pid: z.number(), startedAt: z.string() })

/** Another start holds the data directory. */
export class DirectoryInUse extends Error {
  readonly code = 'DIRECTORY_IN_USE'

  constructor(directory: string, pid: number) {
    super(
      `Thư mục dữ liệu ${directory} đang được một An Sinh khác dùng (tiến trình ${pid}): hãy dừng chương trình đó trước, hoặc chọn thư mục khác bằng --data. / The data directory ${directory} is in use by process ${pid}: stop that one first, or choose another with --data.`,
    )
    this.name = 'DirectoryInUse'
  }
}

/**
 * Takes the data directory for this process; the answer gives it back. What a kill -9 left behind is known by the moment at which
 * its process started, since process ids are used again. Throws {@link DirectoryInUse}.
 */
export function lockDirectory(directory: string): () => void {
  mkdirSync(directory, { recursive: true })
  const path = join(directory, 'running.json')
  const own = JSON.stringify({ pid: process.pid, startedAt: startOf(process.pid) ?? '' })
  for (;;) {
    try {
      writeFileSync(path, own, { flag: 'wx' })
      return () => rmSync(path, { force: true })
    } catch (error) {
      if (!isCode(error, 'EEXIST')) throw error
    }
    refuseIfHeld(directory)
    setAside(path)
  }
}

/** For work that must not disturb a running program, before the directory is taken. Throws {@link DirectoryInUse}. */
export function refuseIfHeld(directory: string): void {
  const holder = readHolder(join(directory, 'running.json'))
  if (holder !== undefined && startOf(holder.pid) === holder.startedAt) throw new DirectoryInUse(directory, holder.pid)
}

/** Of two starts that find the same leftover only one moves it away. */
function setAside(path: string): void {
  const aside = `${path}.${process.pid}`
  try {
    renameSync(path, aside)
    rmSync(aside, { force: true })
  } catch (error) {
    if (!isCode(error, 'ENOENT')) throw error
  }
}

function readHolder(path: string): z.infer<typeof holderShape> | undefined {
  try {
    return holderShape.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data
  } catch (error) {
    if (isCode(error, 'ENOENT') || error instanceof SyntaxError) return undefined
    throw error
  }
}

/** When a process started, in the kernel's ticks; undefined when there is none. Where there is no /proc its mere existence counts. */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
  } catch {
    return process.platform !== 'linux' && isAlive(pid) ? '' : undefined
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

const isCode = (error: unknown, code: string): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === code
