import { ScanCommand, type ScanCommandOutput } from '@aws-sdk/lib-dynamodb'
import { openRegister, type Register } from '../../lambdas/store/table/table.ts'
import { itemParts } from './item-parts.ts'
import type { LedgerPart, LedgerSource } from './ledger-source.ts'
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

async function* tableParts({ client, table }: Register, shownBy: number): AsyncGenerator<LedgerPart> {
  let position: Record<string, unknown> | undefined
  do {
    const page: ScanCommandOutput = await client.send(
      new ScanCommand({ TableName: table, ConsistentRead: true, ...(position && { ExclusiveStartKey: position }) }),
    )
    for (const item of page.Items ?? []) yield* itemParts(item, shownBy)
    position = page.LastEvaluatedKey
  } while (position)
}
