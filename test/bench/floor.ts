import { fork } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { DynamoDBClient, type TransactWriteItem } from '@aws-sdk/client-dynamodb'
import { startDynoxide } from '../../local/engines/dynamodb/dynoxide.ts'
import { loadAssembly } from '../../local/template/assembly.ts'
import { provisionTable } from '../../local/template/provision/tables.ts'
import { Resolver } from '../../local/template/resolver.ts'
import { type CpuSeconds, cpuBelow, cpuBetween } from './process-cpu.ts'

/** As many as the local cloud lets read its queue. */
const writers = availableParallelism() * 2

const fail = (error: Error): never => {
  throw error
}

export interface Floor {
  readonly writers: number
  /** What the writers take for the transactions of the lists, a list in one hand. */
  write(lists: readonly (readonly TransactWriteItem[][])[]): Promise<Written>
  stop(): Promise<void>
}

export interface Written {
  readonly seconds: number
  readonly cpu: CpuSeconds
}

/** An engine of its own with an empty table of the same indexes, written to by plain processes. */
export async function startFloor(cdkOut: string, data: string): Promise<Floor> {
  const resolver = new Resolver(loadAssembly(cdkOut))
  const [table] = resolver.resources('AWS::DynamoDB::GlobalTable')
  if (!table) throw new Error('there is no table in the template')
  const engine = await startDynoxide(join(data, 'floor'), fail)
  const client = clientOf(engine.url)
  await provisionTable(resolver, table, client)
  client.destroy()
  const folder = join(data, 'shares')
  mkdirSync(folder)
  return {
    writers,
    async write(lists) {
      const files = Array.from({ length: writers }, (_, share) => {
        const file = join(folder, `${share}.ndjson`)
        const own = lists.filter((_list, index) => index % writers === share).flat()
        writeFileSync(file, own.map((transaction) => `${JSON.stringify(transaction)}\n`).join(''))
        return file
      })
      const before = cpuBelow(engine.pid)
      const written = await write(files, engine.url)
      const engineSeconds = cpuBetween(before, cpuBelow(engine.pid)).get('rest') ?? 0
      return {
        seconds: written.seconds,
        cpu: new Map([
          ['engine', engineSeconds],
          ['writers', written.cpuSeconds],
        ]),
      }
    },
    stop: engine.stop,
  }
}

/** The engine checks no signature. */
const clientOf = (endpoint: string): DynamoDBClient =>
  new DynamoDBClient({ endpoint, region: 'ap-southeast-1', credentials: { accessKeyId: 'x', secretAccessKey: 'x' } })

/** All writers first load their share; then the clock starts for all. */
async function write(files: readonly string[], endpoint: string): Promise<{ seconds: number; cpuSeconds: number }> {
  const children = files.map((file) =>
    fork(join(import.meta.dirname, 'floor-writer.ts'), [file, endpoint], { execArgv: ['--import', 'tsx'] }),
  )
  const message = () =>
    Promise.all(
      children.map(
        (child) =>
          new Promise<number>((told, failed) => {
            child.once('message', (message) => told(Number(message)))
            child.once('exit', (code) => failed(new Error(`a writer ended with ${code}`)))
          }),
      ),
    )
  await message()
  const begun = performance.now()
  const done = message()
  for (const child of children) child.send('go')
  const used = await done
  return { seconds: (performance.now() - begun) / 1000, cpuSeconds: used.reduce((sum, one) => sum + one, 0) }
}
