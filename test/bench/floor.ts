import { fork } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { startDynoxide } from '../../local/engines/dynamodb/dynoxide.ts'
import { loadAssembly } from '../../local/template/assembly.ts'
import { provisionTable } from '../../local/template/provision/tables.ts'
import { Resolver } from '../../local/template/resolver.ts'
import { transactionsOf } from './stored-transactions.ts'

/** As many as the local cloud lets read its queue. */
const writers = availableParallelism() * 2

const fail = (error: Error): never => {
  throw error
}

/**
 * Writes what the real path has written once more: the same items in the same transactions into an empty table with the same
 * indexes, straight into the engine.
 */
export async function runFloor(
  written: string,
  cdkOut: string,
  data: string,
): Promise<{ seconds: number; transactions: number; writers: number }> {
  const resolver = new Resolver(loadAssembly(cdkOut))
  const [table] = resolver.resources('AWS::DynamoDB::GlobalTable')
  if (!table) throw new Error('there is no table in the template')
  const name = resolver.ref(table)
  const source = await startDynoxide(written, fail)
  const lists = await transactionsOf(clientOf(source.url), name)
  await source.stop()
  const shares = Array.from({ length: writers }, (_, share) =>
    lists.filter((_list, index) => index % writers === share),
  )
  mkdirSync(join(data, 'shares'))
  const files = shares.map((share, index) => {
    const file = join(data, 'shares', `${index}.ndjson`)
    writeFileSync(
      file,
      share
        .flat()
        .map((transaction) => `${JSON.stringify(transaction)}\n`)
        .join(''),
    )
    return file
  })

  const engine = await startDynoxide(join(data, 'floor'), fail)
  await provisionTable(resolver, table, clientOf(engine.url))
  const seconds = await write(files, engine.url)
  await engine.stop()
  return { seconds, transactions: lists.flat().length, writers }
}

/** The engine checks no signature. */
const clientOf = (endpoint: string): DynamoDBClient =>
  new DynamoDBClient({ endpoint, region: 'ap-southeast-1', credentials: { accessKeyId: 'x', secretAccessKey: 'x' } })

/** All writers first load their share; then the clock starts for all. */
async function write(files: readonly string[], endpoint: string): Promise<number> {
  const children = files.map((file) =>
    fork(join(import.meta.dirname, 'floor-writer.ts'), [file, endpoint], { execArgv: ['--import', 'tsx'] }),
  )
  const message = () =>
    Promise.all(
      children.map(
        (child) =>
          new Promise<void>((told, failed) => {
            child.once('message', () => told())
            child.once('exit', (code) => failed(new Error(`a writer ended with ${code}`)))
          }),
      ),
    )
  await message()
  const begun = performance.now()
  const done = message()
  for (const child of children) child.send('go')
  await done
  return (performance.now() - begun) / 1000
}
