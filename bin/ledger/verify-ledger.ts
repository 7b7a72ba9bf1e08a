import { toBase64Url } from '../../lambdas/domain/ledger/seals/bytes.ts'
import { type LedgerEntry, leafOfEntry } from '../../lambdas/domain/ledger/seals/ledger-entry.ts'
import { inFaultOrder, type LedgerFault } from '../../lambdas/domain/ledger/seals/ledger-fault.ts'
import { type LedgerLine, verifyEvents } from '../../lambdas/domain/ledger/seals/verify-events.ts'
import { verifySeals } from '../../lambdas/domain/ledger/seals/verify-seals.ts'
import { sha256 } from '../../lambdas/runtime/sha256.ts'
import type { LedgerSource } from './ledger-source.ts'

export interface Verdict {
  /** The first one first. */
  readonly faults: readonly LedgerFault[]
  readonly days: number
  readonly lastDay: string | null
  readonly lastSeal: string | null
  readonly events: number
  /** Of the events, those that no seal holds yet. */
  readonly waiting: number
}

/** Makes every leaf and every seal anew. Of an event it keeps its place and leaf alone: some 200 bytes. */
export async function verifyLedger({ published, parts }: LedgerSource): Promise<Verdict> {
  const { faults, leaves, broken } = await verifySeals(sha256, published)
  const lines: LedgerLine[] = []
  const refOfLeaf = new Map<string, string>()
  const versions = new Map<string, number>()
  for await (const part of parts()) {
    if (part.kind === 'event') lines.push(await lineOf(part.entry))
    else if (part.kind === 'broken') lines.push({ ...part.event, leaf: null })
    else if (part.kind === 'record') versions.set(part.record.subject, part.record.version)
    else {
      const { day, unit, refs } = part.refs
      for (const [index, leaf] of part.refs.leaves.entries()) refOfLeaf.set(`${day}/${unit}/${leaf}`, refs[index] ?? '')
    }
  }
  const days = published.index.days.map(({ day }) => day)
  const events = verifyEvents({ lines, sealed: leaves, broken, days, refOfLeaf, versions })
  const last = published.index.days.at(-1)
  return {
    faults: [...faults, ...events.faults].sort(inFaultOrder),
    days: days.length,
    lastDay: last?.day ?? null,
    lastSeal: last?.seal ?? null,
    events: lines.length,
    waiting: events.waiting,
  }
}

async function lineOf(entry: LedgerEntry): Promise<LedgerLine> {
  const { ref, unit, at } = entry.open
  try {
    return { ref, unit, at, leaf: toBase64Url(await leafOfEntry(sha256, entry)) }
  } catch {
    // Something stands in it that could never have been sealed.
    return { ref, unit, at, leaf: null }
  }
}
