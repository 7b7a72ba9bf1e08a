import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { CreateSecretCommand, GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { DynamoDBDocument } from '@aws-sdk/lib-dynamodb'
import { startDynoxide } from '../../../local/engines/dynamodb/dynoxide.ts'
import { place } from './a-cloud.ts'
import { createPeopleTable } from './people-table.ts'

// Not on a memory file system: what is tested is that the disk has it.
let dataDir: string
const running: ChildProcess[] = []
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'ansinh-'))
})
afterEach(async () => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
  const { pid } = recorded()
  if (pid) await ended(pid)
  rmSync(dataDir, { recursive: true, force: true })
})

async function aProcess() {
  const script = join(import.meta.dirname, 'cloud-process.ts')
  const env = { ...process.env, AWS_ENDPOINT_URL_DYNAMODB: '' }
  const child = spawn(process.execPath, ['--import', 'tsx', script, dataDir], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.push(child)
  let complaints = ''
  child.stderr.on('data', (chunk: Buffer) => {
    complaints += chunk.toString()
  })
  const line = await new Promise<string>((resolve, reject) => {
    child.once('exit', () => reject(new Error(`The process ended before it was ready: ${complaints}`)))
    createInterface(child.stdout).once('line', resolve)
  })
  const { url, keys } = JSON.parse(line) as { url: string; keys: { accessKeyId: string; secretAccessKey: string } }
  const settings = { endpoint: url, region: place.region, credentials: keys, maxAttempts: 1 }
  const client = new DynamoDBClient(settings)
  return {
    child,
    complaints: () => complaints,
    client,
    tables: DynamoDBDocument.from(client),
    secrets: new SecretsManagerClient(settings),
  }
}

function recorded(): { pid?: number; parent?: number } {
  const file = join(dataDir, 'dynamodb.pid')
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { pid: number; parent: number }) : {}
}

const isAlive = (pid: number) => existsSync(`/proc/${pid}/cmdline`) && readFileSync(`/proc/${pid}/cmdline`).length > 0
async function ended(pid: number) {
  while (isAlive(pid)) await sleep(5)
}

const TableName = 'People'
const write = async ({ tables }: { tables: DynamoDBDocument }, acknowledged: string[]) => {
  for (let n = acknowledged.length; ; n++) {
    await tables.put({ TableName, Item: { pk: `p${n}`, sk: 'a' } })
    acknowledged.push(`p${n}`)
  }
}

describe('a local cloud that is killed', () => {
  it('keeps every acknowledged write, its secrets and its keys', async () => {
    const first = await aProcess()
    await createPeopleTable(first.client, TableName)
    const made = await first.secrets.send(new CreateSecretCommand({ Name: 'pepper', SecretString: 'tiêu' }))
    const acknowledged: string[] = []
    const writing = Promise.allSettled([write(first, acknowledged)])
    while (acknowledged.length < 50) await sleep(1)
    const { pid = 0 } = recorded()
    process.kill(pid, 'SIGKILL')
    first.child.kill('SIGKILL')
    await writing
    await ended(pid)

    const second = await aProcess()
    for (const pk of acknowledged) {
      expect((await second.tables.get({ TableName, Key: { pk, sk: 'a' } })).Item).toEqual({ pk, sk: 'a' })
    }
    const kept = await second.secrets.send(new GetSecretValueCommand({ SecretId: made.ARN }))
    expect(kept.SecretString).toBe('tiêu')
    // Keys that an earlier run gave out are still good.
    await expect(first.client.config.credentials()).resolves.toMatchObject(await second.client.config.credentials())
    expect(statSync(join(dataDir, 'secrets.json')).mode & 0o777).toBe(0o600)
    expect(statSync(join(dataDir, 'credentials.secret')).mode & 0o777).toBe(0o600)
  })

  it('takes its database with it, though nobody could tell it to', async () => {
    const { child } = await aProcess()
    const { pid = 0 } = recorded()
    expect(isAlive(pid)).toBe(true)
    child.kill('SIGKILL')
    await ended(pid)
  })

  it('reports a database that dies under it instead of starting it anew', async () => {
    const { child, client, complaints } = await aProcess()
    const exit = new Promise<number | null>((resolve) => child.once('close', resolve))
    process.kill(recorded().pid ?? 0, 'SIGKILL')
    expect(await exit).not.toBe(0)
    expect(complaints()).toContain('dynoxide ended by itself (SIGKILL)')
    await expect(createPeopleTable(client, TableName)).rejects.toThrow()
  })
})

describe('a start on a data directory', () => {
  const failOn = (error: Error) => {
    throw error
  }

  it('ends the database that an earlier run left behind', async () => {
    const crashes: Error[] = []
    const left = await startDynoxide(dataDir, (error) => crashes.push(error))
    // As if its parent were another process, which is gone.
    writeFileSync(join(dataDir, 'dynamodb.pid'), JSON.stringify({ pid: left.pid, parent: 2 ** 22 + 1 }))
    const next = await startDynoxide(dataDir, failOn)
    expect(isAlive(left.pid)).toBe(false)
    expect(crashes).toHaveLength(1)
    await next.stop()
  })

  it('is refused while another living process has it', async () => {
    const database = await startDynoxide(dataDir, failOn)
    await expect(startDynoxide(dataDir, failOn)).rejects.toThrow(`in use by the running process ${process.pid}`)
    await database.stop()
    const next = await startDynoxide(dataDir, failOn)
    await next.stop()
  })

  it('says what to do where there is no dynoxide for the machine', async () => {
    const arch = Object.getOwnPropertyDescriptor(process, 'arch')
    Object.defineProperty(process, 'arch', { ...arch, value: 'riscv64' })
    try {
      await expect(startDynoxide(dataDir, failOn)).rejects.toThrow(/DynamoDB Local .* set AWS_ENDPOINT_URL_DYNAMODB/)
    } finally {
      Object.defineProperty(process, 'arch', { ...arch })
    }
  })

  it('leaves a process alone that only has the number of the old database', async () => {
    const stranger = spawn('sleep', ['60'])
    writeFileSync(join(dataDir, 'dynamodb.pid'), JSON.stringify({ pid: stranger.pid, parent: 1 }))
    const database = await startDynoxide(dataDir, failOn)
    expect(stranger.exitCode ?? stranger.signalCode).toBeNull()
    await database.stop()
    stranger.kill()
  })
})
