/**
 * dynoxide as a child process: found among the packages, started on a file of the data directory, ended with this
 * process. It is never restarted: a crash of the database is an error to be seen, not to be covered.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../free-port.ts'

/**
 * It writes one after the other, and its memory has one lock: with a thread a processor they wait for each other, and the items of a batch
 * cost it half as much again (1.25 ms of CPU a support and 0.89, side by side on two).
 */
const engineThreads = '1'

export interface Dynoxide {
  readonly url: string
  readonly pid: number
  stop(): Promise<void>
}

/**
 * @param dataDir made if it is not there; holds `dynamodb.sqlite` and `dynamodb.pid`
 * @param onCrash called once when the process ends without being told to
 * @throws Error when the program is missing, does not start, or the directory is in use by a living process
 */
export async function startDynoxide(dataDir: string, onCrash: (error: Error) => void): Promise<Dynoxide> {
  const program = findProgram()
  const home = resolve(dataDir)
  mkdirSync(home, { recursive: true })
  const database = join(home, 'dynamodb.sqlite')
  const pidFile = join(home, 'dynamodb.pid')
  await endStale(pidFile, database)

  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  // Detached: Ctrl-C in a terminal goes to the whole process group, and calls under way still need the database.
  const child = spawn(program, ['serve', '--host', '127.0.0.1', '--port', String(port), '--db-path', database], {
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, TOKIO_WORKER_THREADS: engineThreads },
  })
  const { pid } = child
  if (pid === undefined) throw new Error(`${program} could not be started.`)
  writeFileSync(pidFile, JSON.stringify({ pid, parent: process.pid }))
  const guard = endWithThisProcess(pid)

  let lastWords = ''
  child.stderr.on('data', (chunk: Buffer) => {
    lastWords = (lastWords + chunk.toString()).slice(-2000)
  })
  let isStopping = false
  const ended = new Promise<void>((settle) => {
    child.once('exit', (code, signal) => {
      guard.kill('SIGKILL')
      // Another run may have put its own there.
      if (readPidFile(pidFile)?.pid === pid) rmSync(pidFile, { force: true })
      if (!isStopping) onCrash(new Error(`dynoxide ended by itself (${signal ?? `code ${code}`}): ${lastWords.trim()}`))
      settle()
    })
  })

  async function stop(): Promise<void> {
    isStopping = true
    child.kill('SIGTERM')
    const isGone = await Promise.race([ended.then(() => true), sleep(3000, false, { ref: false })])
    if (!isGone) child.kill('SIGKILL')
    await ended
  }

  try {
    await waitUntilReady(url, () => child.exitCode === null && child.signalCode === null)
  } catch (error) {
    await stop()
    throw new Error(`dynoxide did not start on ${database}: ${lastWords.trim()}`, { cause: error })
  }
  return { url, pid, stop }
}

/**
 * Waits until a DynamoDB engine answers at all, whatever it says.
 * @throws Error when `patienceMs` are over, or as soon as `isAlive` says no
 */
export async function waitUntilReady(
  url: string,
  isAlive: () => boolean = () => true,
  patienceMs = 15_000,
): Promise<void> {
  const end = Date.now() + patienceMs
  for (;;) {
    try {
      await fetch(url)
      return
    } catch (error) {
      if (!isAlive() || Date.now() > end) throw new Error(`No DynamoDB engine answers at ${url}.`, { cause: error })
    }
    await sleep(10)
  }
}

function findProgram(): string {
  const name = `@dynoxide/${process.platform}-${process.arch}`
  try {
    return join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), 'dynoxide')
  } catch (error) {
    const message = `The package ${name} is not installed, so there is no local DynamoDB. On Linux x64 run \`npm ci\` without --omit=optional; elsewhere start Amazon's DynamoDB Local (Java 17) and set AWS_ENDPOINT_URL_DYNAMODB to its address, such as http://127.0.0.1:8000.`
    throw new Error(message, { cause: error })
  }
}

/**
 * A process without its parent is no use to anybody, but only it can notice a kill -9: `read` ends when the pipe of
 * this process closes.
 */
function endWithThisProcess(pid: number): ChildProcess {
  const script = 'read -r _; kill -9 "$1"'
  const guard = spawn('/bin/sh', ['-c', script, 'sh', String(pid)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  guard.unref()
  return guard
}

/**
 * Ends what an earlier run left behind on this database. The number in the file may long belong to another program, so
 * the process must be dynoxide on this very file.
 */
async function endStale(pidFile: string, database: string): Promise<void> {
  const recorded = readPidFile(pidFile)
  if (recorded === undefined || !isDynoxideOn(recorded.pid, database)) return
  if (parentOf(recorded.pid) === recorded.parent) {
    throw new Error(
      `${database} is in use by the running process ${recorded.parent}. Stop it first, or choose another --data.`,
    )
  }
  process.kill(recorded.pid, 'SIGKILL')
  while (isDynoxideOn(recorded.pid, database)) await sleep(5)
}

function readPidFile(file: string): { pid: number; parent: number } | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as { pid: number; parent: number }
  } catch {
    // Absent, or half written by a run that died: the database's own lock still guards the file.
    return undefined
  }
}

function isDynoxideOn(pid: number, database: string): boolean {
  try {
    const isDynoxide = readlinkSync(`/proc/${pid}/exe`).includes('dynoxide')
    return isDynoxide && readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(database)
  } catch {
    // No such process, or not ours to look at.
    return false
  }
}

/** The fourth field of /proc/PID/stat; the second may hold blanks and brackets. */
function parentOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
}
