import { once } from 'node:events'
import { createWriteStream, type WriteStream } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { finished } from 'node:stream/promises'
import { publishedFiles } from '../../lambdas/domain/ledger/seals/published-ledger.ts'
import { exportFiles } from './exported-ledger.ts'
import type { LedgerSource } from './ledger-source.ts'

/** Writes the ledger as files that verify without the system, and that another program can read. @returns how many events */
export async function exportLedger({ published, parts }: LedgerSource, folder: string): Promise<number> {
  await mkdir(folder, { recursive: true })
  const put = async (path: string, content: unknown): Promise<void> => {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), JSON.stringify(content))
  }
  await put(publishedFiles.index, published.index)
  for (const { day } of published.index.days) {
    const seal = await published.day(day)
    if (!seal) continue
    await put(publishedFiles.day(day), seal)
    for (const { unit } of seal.units) {
      const leaves = await published.leaves(day, unit)
      if (leaves) await put(publishedFiles.leaves(day, unit), leaves)
    }
  }
  const files = {
    event: lineFile(join(folder, exportFiles.events)),
    record: lineFile(join(folder, exportFiles.records)),
    refs: lineFile(join(folder, exportFiles.refs)),
    seal: lineFile(join(folder, exportFiles.seals)),
  }
  let events = 0
  for await (const part of parts()) {
    if (part.kind === 'event') await files.event.write(part.entry)
    else if (part.kind === 'broken') await files.event.write({ open: part.event })
    else if (part.kind === 'record') await files.record.write(part.record)
    else if (part.kind === 'refs') await files.refs.write(part.refs)
    else await files.seal.write(part.seal)
    if (part.kind === 'event' || part.kind === 'broken') events++
  }
  for (const file of Object.values(files)) await file.end()
  return events
}

/** Readable by its owner alone: events hold people's names and what was done about them. */
function lineFile(path: string) {
  const stream: WriteStream = createWriteStream(path, { mode: 0o600 })
  return {
    async write(value: unknown): Promise<void> {
      if (!stream.write(`${JSON.stringify(value)}\n`)) await once(stream, 'drain')
    },
    async end(): Promise<void> {
      stream.end()
      await finished(stream)
    },
  }
}
