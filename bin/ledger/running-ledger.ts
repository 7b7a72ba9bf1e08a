import { ScanCommand, type ScanCommandOutput } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { ledgerKey } from '../../lambdas/store/keys.ts'
import { fromLedgerItem } from '../../lambdas/store/ledger-item.ts'
import { openRegister, type Register } from '../../lambdas/store/table.ts'
import type { LedgerPart, LedgerSource } from './ledger-source.ts'
import { numberedRecord } from './numbered-record.ts'
import { publishedLedger } from './published-files.ts'

/**
 * The register of a system that runs, read whole with the caller's own rights (no function may do that), and what its site shows
 * everybody.
 * @param siteUrl `http://127.0.0.1:8080/`
 */
export async function runningLedger(table: string, siteUrl: string): Promise<LedgerSource> {
  const register = openRegister(table)
  const published = await publishedLedger(async (path) => {
    const answer = await fetch(new URL(path, siteUrl))
    if (answer.ok) return answer.text()
    // Without the right to list a bucket a missing file is a forbidden one.
    if (answer.status === 403 || answer.status === 404) return null
    throw new Error(`${path}: ${answer.status}`)
  })
  const shownBy = Date.now() - slowMs
  return { ...published, isExport: false, parts: () => tableParts(register, shownBy) }
}

/** A site may show for a minute what it showed before: a day that was published just now need not be in the index yet. */
const slowMs = 10 * 60_000

const keyed = z.looseObject({ pk: z.string(), sk: z.string() })
const noted = z.object({ refs: z.array(z.string()), leaves: z.array(z.string()) })
const sealed = z.looseObject({ seal: z.string(), publishedAt: z.number().optional() })
/** What its place in the index still says of an event that cannot be read. */
const halfEvent = z.looseObject({
  at: z.number().nullable().catch(null),
  ledger: z.object({ unit: z.string() }).nullable().catch(null),
  communeKey: z.string().catch(''),
  communeOrder: z.string().catch(''),
})

async function* tableParts({ client, table }: Register, shownBy: number): AsyncGenerator<LedgerPart> {
  let position: Record<string, unknown> | undefined
  do {
    const page: ScanCommandOutput = await client.send(
      new ScanCommand({ TableName: table, ConsistentRead: true, ...(position && { ExclusiveStartKey: position }) }),
    )
    for (const item of page.Items ?? []) yield* partsOf(item, shownBy)
    position = page.LastEvaluatedKey
  } while (position)
}

function* partsOf(item: Record<string, unknown>, shownBy: number): Generator<LedgerPart> {
  const { pk, sk } = keyed.parse(item)
  const record = numberedRecord(item)
  if (/^(EVT|READ)#/.test(sk)) yield eventPart(item, `${pk}/${sk}`)
  else if (record !== null) yield { kind: 'record', record }
  else if (pk.startsWith('LEAVES#')) {
    const [, unit = '', day = ''] = pk.split('#')
    yield { kind: 'refs', refs: { day, unit, ...noted.parse(item) } }
  } else if (pk.startsWith('SEALS#')) {
    const { seal, publishedAt } = sealed.parse(item)
    yield { kind: 'seal', seal: { day: sk, seal, isPublished: publishedAt !== undefined && publishedAt < shownBy } }
  }
}

function eventPart(item: Record<string, unknown>, ref: string): LedgerPart {
  try {
    return { kind: 'event', entry: fromLedgerItem(item) }
  } catch {
    const { at, ledger, communeKey, communeOrder } = halfEvent.parse(item)
    const place = { unit: communeKey.slice(ledgerKey('').length), at: Number(communeOrder.slice(0, 13)) || 0 }
    return { kind: 'broken', event: { ref, unit: ledger?.unit ?? place.unit, at: at ?? place.at } }
  }
}
