import { createReadStream, existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import * as z from 'zod'
import { supportFacts } from '../../lambdas/store/ledger/ledger-item.ts'
import type { LedgerPart, LedgerSource } from './ledger-source.ts'
import { publishedLedger } from './published-files.ts'

/** The files of an export. docs/ledger-format.md says what stands in them. */
export const exportFiles = {
  events: 'events.ndjson',
  records: 'records.ndjson',
  refs: 'refs.ndjson',
  seals: 'seals.ndjson',
} as const

const entry = z.object({
  open: z.object({
    v: z.union([z.literal(1), z.literal(2)]),
    ref: z.string(),
    unit: z.string(),
    type: z.string(),
    at: z.number(),
    office: z.object({ role: z.string(), unit: z.string() }).nullable(),
    of: supportFacts.nullable(),
  }),
  event: z.record(z.string(), z.unknown()),
  salt: z.string(),
})
const half = z.object({
  open: z.object({ ref: z.string(), unit: z.string().catch(''), at: z.number().catch(0) }),
})
const record = z.object({ subject: z.string(), version: z.number(), record: z.string().optional() })
const refs = z.object({ day: z.string(), unit: z.string(), leaves: z.array(z.string()), refs: z.array(z.string()) })
const seal = z.object({ day: z.string(), seal: z.string(), isPublished: z.boolean() })

/**
 * A ledger that was taken out of a system by `ansinh ledger export`.
 * @throws Error naming the file and the line that cannot be read
 */
export async function exportedLedger(folder: string): Promise<LedgerSource> {
  const published = await publishedLedger(async (path) => {
    try {
      return await readFile(join(folder, path), 'utf8')
    } catch {
      return null
    }
  })
  return { ...published, isExport: true, parts: () => folderParts(folder) }
}

async function* folderParts(folder: string): AsyncGenerator<LedgerPart> {
  for await (const line of linesOf(join(folder, exportFiles.events))) {
    const whole = entry.safeParse(line)
    if (whole.success) yield { kind: 'event', entry: whole.data }
    else yield { kind: 'broken', event: half.parse(line).open }
  }
  for await (const line of linesOf(join(folder, exportFiles.records)))
    yield { kind: 'record', record: record.parse(line) }
  for await (const line of linesOf(join(folder, exportFiles.refs))) yield { kind: 'refs', refs: refs.parse(line) }
  // Exports of before the seals were noted in them have no such file.
  if (!existsSync(join(folder, exportFiles.seals))) return
  for await (const line of linesOf(join(folder, exportFiles.seals))) yield { kind: 'seal', seal: seal.parse(line) }
}

async function* linesOf(file: string): AsyncGenerator<unknown> {
  let number = 0
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    number++
    if (line === '') continue
    try {
      yield JSON.parse(line)
    } catch {
      throw new Error(`${file}, dòng ${number}: không đọc được`)
    }
  }
}
