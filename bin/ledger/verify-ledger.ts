import { toBase64Url } from '../../lambdas/domain/ledger/seals/bytes.ts'
import { type LedgerEntry, leafOfEntry } from '../../lambdas/domain/ledger/seals/ledger-entry.ts'
import { inFaultOrder, type LedgerFault } from '../../lambdas/domain/ledger/seals/ledger-fault.ts'
import type { LedgerLine } from '../../lambdas/domain/ledger/seals/ledger-line.ts'
import { lastDueDay } from '../../lambdas/domain/ledger/seals/sealing-times.ts'
import { verifyEvents } from '../../lambdas/domain/ledger/seals/verify-events.ts'
import {
  type NotedSeal,
  type UnsealedDays,
  unsealedDays,
  verifyIndex,
} from '../../lambdas/domain/ledger/seals/verify-index.ts'
import { verifySeals } from '../../lambdas/domain/ledger/seals/verify-seals.ts'
import { localDay } from '../../lambdas/domain/time/local-day.ts'
import { sha256 } from '../../lambdas/runtime/sha256.ts'
import type { LedgerSource, NumberedRecord } from './ledger-source.ts'

export interface Verdict {
  /** The first one first. */
  readonly faults: readonly LedgerFault[]
  readonly days: number
  readonly lastDay: string | null
  readonly lastSeal: string | null
  readonly events: number
  /** Of the events, those that no seal holds yet. */
  readonly waiting: number
  /** Days that should be sealed by now and are not, and how many events of theirs no seal holds; null where there are none. */
  readonly unsealed: (UnsealedDays & { readonly events: number }) | null
  /** Of each seal that somebody had copied, its day in the index; null where the index does not have it. */
  readonly copied: readonly { readonly seal: string; readonly day: string | null }[]
}

export interface Asked {
  /** Milliseconds since 1970. */
  readonly now: number
  /** Seals that somebody wrote down before. */
  readonly copied: readonly string[]
}

/** Makes every leaf and every seal anew. Of an event it keeps its place and leaf alone: some 200 bytes. */
export async function verifyLedger(source: LedgerSource, { now, copied }: Asked): Promise<Verdict> {
  const { published, parts } = source
  const lines: LedgerLine[] = []
  const refOfLeaf = new Map<string, string>()
  const notedLeaves = new Map<string, { leaves: string[]; refs: string[] }>()
  const records = new Map<string, NumberedRecord>()
  const noted: NotedSeal[] = []
  for await (const part of parts()) {
    if (part.kind === 'event') lines.push(await lineOf(part.entry))
    else if (part.kind === 'broken') lines.push({ ...part.event, leaf: null, record: null })
    else if (part.kind === 'record') records.set(part.record.subject, part.record)
    else if (part.kind === 'seal') noted.push(part.seal)
    else {
      const { day, unit, refs } = part.refs
      const place = `${day}/${unit}`
      const note = notedLeaves.get(place) ?? { leaves: [], refs: [] }
      notedLeaves.set(place, note)
      for (const [index, leaf] of part.refs.leaves.entries()) {
        note.leaves.push(leaf)
        note.refs.push(refs[index] ?? '')
        refOfLeaf.set(`${place}/${leaf}`, refs[index] ?? '')
      }
    }
  }
  const { faults, leaves, broken } = await verifySeals(sha256, published, notedLeaves)
  const days = published.index.days.map(({ day }) => day)
  const last = published.index.days.at(-1)
  const due = lastDueDay(source.isExport ? Math.min(now, newest(lines)) : now)
  const events = verifyEvents({ lines, sealed: leaves, broken, days, due, refOfLeaf, records })
  const unsealed = unsealedDays(last?.day ?? null, firstDay(lines), due)
  const { indexIs, isExport: isDue } = source
  const ofIndex = await verifyIndex({ published, indexIs, isDue, noted, unsealed })
  return {
    faults: [...ofIndex, ...faults, ...events.faults].sort(inFaultOrder),
    days: days.length,
    lastDay: last?.day ?? null,
    lastSeal: last?.seal ?? null,
    events: lines.length,
    waiting: events.waiting,
    unsealed: unsealed && { ...unsealed, events: events.overdue },
    copied: copied.map((seal) => ({ seal, day: published.index.days.find((one) => one.seal === seal)?.day ?? null })),
  }
}

/** What stands in files was taken out at its newest event or later: by then, at least, older days were sealed. */
const newest = (lines: readonly LedgerLine[]): number => lines.reduce((latest, { at }) => Math.max(latest, at), 0)

function firstDay(lines: readonly LedgerLine[]): string | null {
  const first = lines.reduce((earliest, { at }) => (at > 0 ? Math.min(earliest, at) : earliest), Infinity)
  return Number.isFinite(first) ? localDay(first) : null
}

async function lineOf(entry: LedgerEntry): Promise<LedgerLine> {
  const { ref, unit, at } = entry.open
  const record = typeof entry.event.record === 'string' ? entry.event.record : null
  try {
    return { ref, unit, at, record, leaf: toBase64Url(await leafOfEntry(sha256, entry)) }
  } catch {
    // Something stands in it that could never have been sealed.
    return { ref, unit, at, record, leaf: null }
  }
}
