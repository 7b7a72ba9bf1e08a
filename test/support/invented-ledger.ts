import { createHash } from 'node:crypto'
import { fromBase64Url, toBase64Url } from '../../lambdas/domain/ledger/seals/bytes.ts'
import { type DaySeal, daySeal, type UnitSeal, unitSeal } from '../../lambdas/domain/ledger/seals/day-seal.ts'
import { inLedgerOrder, type LedgerEntry, leafOfEntry } from '../../lambdas/domain/ledger/seals/ledger-entry.ts'
import type { LedgerLine, RecordNow } from '../../lambdas/domain/ledger/seals/ledger-line.ts'
import type { Sha256 } from '../../lambdas/domain/ledger/seals/merkle-tree.ts'
import type { PublishedIndex } from '../../lambdas/domain/ledger/seals/published-ledger.ts'
import { sealedWith } from '../../lambdas/domain/ledger/seals/sealing-times.ts'
import type { PublishedLedger } from '../../lambdas/domain/ledger/seals/verify-seals.ts'
import { dayAfter, localDay, startOfDay } from '../../lambdas/domain/time/local-day.ts'

export const sha256: Sha256 = (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest())

/** What the invented support was after that version. */
const recordAfter = (number: number, version: number): string =>
  createHash('sha256').update(`record ${number} ${version}`).digest('base64url')

/** The records as the last of these events left them. */
export function recordsAfter(entries: readonly LedgerEntry[]): Map<string, RecordNow> {
  const records = new Map<string, RecordNow>()
  for (const { open, event } of entries) {
    const [subject = '', number = ''] = open.ref.split('/EVT#')
    const version = Number(number)
    if (version > (records.get(subject)?.version ?? 0)) records.set(subject, { version, record: String(event.record) })
  }
  return records
}

/** An entry of an invented support; `number` tells them apart. Payments of even ones tell what was paid, as version 2 does. */
export function anEntry(number: number, parts: { at?: number; unit?: string; version?: number } = {}): LedgerEntry {
  const { at = startOfDay('2020-05-29') + 9 * 3_600_000, unit = '24547', version = 1 } = parts
  const id = number
    .toString(8)
    .replace(/[01]/g, (digit) => (digit === '0' ? 'x' : 'y'))
    .padStart(26, 'a')
  const type = version === 1 ? 'entitlement.approved' : 'payment.recorded'
  const paid = version > 1 && number % 2 === 0 ? { amount: 250_000, months: ['2020-04'] } : null
  const salt = createHash('sha256').update(`${number} ${version}`).digest('base64url')
  return {
    open: {
      v: paid ? 2 : 1,
      ref: `ENT#${id}/EVT#${String(version).padStart(6, '0')}`,
      unit,
      type,
      at,
      office: { role: 'xa', unit },
      of: {
        programme: 'nq42-2020',
        policy: 'Bảo trợ xã hội',
        amount: 750_000,
        status: version === 1 ? 'approved' : 'paid',
        paidOn: version === 1 ? null : localDay(at),
        fullName: "H'Ƀlŭm Niê Kdăm",
        ...(paid ? { paid } : {}),
      },
    },
    event: {
      type,
      at,
      actor: { username: `xa-${unit}`, role: 'xa', unit },
      commandId: `c${number}`,
      reason: null,
      changes: {},
      record: recordAfter(number, version),
    },
    salt,
  }
}

export interface SealedLedger {
  readonly entries: readonly LedgerEntry[]
  readonly published: PublishedLedger
  readonly index: PublishedIndex
  readonly days: ReadonlyMap<string, DaySeal>
  readonly leaves: ReadonlyMap<string, readonly string[]>
  readonly refOfLeaf: ReadonlyMap<string, string>
}

/** The ledger of these entries as the sealer makes it, from the day of the first to that of the last. */
export async function sealedLedger(
  entries: readonly LedgerEntry[],
  lateRefs: readonly string[] = [],
): Promise<SealedLedger> {
  const moments = entries.map(({ open }) => open.at)
  const last = dayAfter(localDay(Math.max(...moments)))
  const days = new Map<string, DaySeal>()
  const leaves = new Map<string, string[]>()
  const refOfLeaf = new Map<string, string>()
  let previous: string | null = null
  for (let day: string = localDay(Math.min(...moments)); day <= last; day = dayAfter(day)) {
    const units: UnitSeal[] = []
    const isOf = ({ open }: LedgerEntry): boolean =>
      lateRefs.includes(open.ref) ? sealedWith(day, open.at) === 'late' : sealedWith(day, open.at) === 'own'
    const mine = entries.filter(isOf)
    for (const unit of new Set(mine.map(({ open }) => open.unit))) {
      const own = mine.filter(({ open }) => open.unit === unit).sort((a, b) => inLedgerOrder(a.open, b.open))
      const list: string[] = []
      for (const entry of own) {
        const leaf = toBase64Url(await leafOfEntry(sha256, entry))
        list.push(leaf)
        refOfLeaf.set(`${day}/${unit}/${leaf}`, entry.open.ref)
      }
      leaves.set(`${day}/${unit}`, list)
      const late = own.filter(({ open }) => sealedWith(day, open.at) === 'late').length
      units.push(
        await unitSeal(
          sha256,
          unit,
          list.flatMap((leaf) => fromBase64Url(leaf) ?? []),
          late,
        ),
      )
    }
    const seal: DaySeal = await daySeal(sha256, day, units, previous)
    days.set(day, seal)
    previous = seal.seal
  }
  const index: PublishedIndex = {
    v: 1,
    province: '66',
    days: [...days.values()].map(({ day, events, root, seal }) => ({ day, events, root, seal })),
  }
  return { entries, index, days, leaves, refOfLeaf, published: publishedOf(index, days, leaves) }
}

export const publishedOf = (
  index: PublishedIndex,
  days: ReadonlyMap<string, DaySeal>,
  leaves: ReadonlyMap<string, readonly string[]>,
): PublishedLedger => ({
  index,
  day: async (day) => days.get(day) ?? null,
  leaves: async (day, unit) => {
    const list = leaves.get(`${day}/${unit}`)
    return list ? { v: 1, day, unit, leaves: list } : null
  },
})

/** The events as they stand, each with the leaf that it makes now. */
export async function linesOf(entries: readonly LedgerEntry[]): Promise<LedgerLine[]> {
  const lines: LedgerLine[] = []
  for (const entry of entries) {
    const { ref, unit, at } = entry.open
    lines.push({
      ref,
      unit,
      at,
      record: entry.event.record === undefined ? null : String(entry.event.record),
      leaf: toBase64Url(await leafOfEntry(sha256, entry)),
    })
  }
  return lines
}
