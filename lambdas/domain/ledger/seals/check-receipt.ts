import { dayAfter, localDay, startOfDay } from '../../time/local-day.ts'
import { fromBase64Url, tenLetters, toBase64Url } from './bytes.ts'
import { daySeal, sealOf } from './day-seal.ts'
import { leafOf, type OpenedEntry } from './ledger-entry.ts'
import { merkleRoot, type Sha256 } from './merkle-tree.ts'
import { parseReceiptCode } from './receipt.ts'
import { sealedWith } from './sealing-times.ts'
import type { PublishedLedger } from './verify-seals.ts'

export type ReceiptVerdict =
  /** Its leaf is the `place`-th of `events` of its unit on that day, and all is chained to the last seal. */
  | { readonly kind: 'proved'; readonly day: string; readonly place: number; readonly events: number }
  /** Its day is not sealed yet: nothing can be said, for or against. */
  | { readonly kind: 'not-sealed-yet'; readonly day: string }
  /** Its day is long over, and the published ledger does not have it: it was never sealed, or the ledger was cut. */
  | { readonly kind: 'seal-lacking'; readonly day: string }
  /** The ledger is whole, and this is not in it. */
  | { readonly kind: 'absent'; readonly day: string }
  /** What is published does not fit itself: the fault is the ledger's. */
  | { readonly kind: 'ledger-broken'; readonly day: string }

/** Nights may fail and clocks of phones go wrong; after two more days nobody is told to come again tomorrow. */
const patienceMs = 48 * 3_600_000

/**
 * Makes the receipt's leaf and every hash from it to the last published seal anew.
 * @param now when the index was read, milliseconds since 1970 by the reader's clock
 * @throws what the reading of a file throws
 */
export const checkReceipt = async (
  sha256: Sha256,
  published: PublishedLedger,
  entry: OpenedEntry,
  now: number,
): Promise<ReceiptVerdict> => {
  const leaf = toBase64Url(await leafOf(sha256, entry))
  const { unit, at } = entry.open
  return findLeaf(sha256, published, { unit, day: localDay(at), at, now, isIt: (one) => one === leaf })
}

/**
 * Whether a leaf with the letters of a code is in the ledger. It tells that there is such a receipt, not what stands on it.
 * @returns null for what is no code
 */
export async function checkCode(
  sha256: Sha256,
  published: PublishedLedger,
  text: string,
  now: number,
): Promise<ReceiptVerdict | null> {
  const code = parseReceiptCode(text)
  if (!code) return null
  const { unit, day, letters } = code
  const isIt = (leaf: string): boolean => tenLetters(fromBase64Url(leaf) ?? new Uint8Array()) === letters
  return findLeaf(sha256, published, { unit, day, at: null, now, isIt })
}

interface Sought {
  readonly unit: string
  /** Of the event. One of the late evening may be sealed with the next day. */
  readonly day: string
  /** Null where only the day is known. */
  readonly at: number | null
  readonly now: number
  readonly isIt: (leaf: string) => boolean
}

async function findLeaf(
  sha256: Sha256,
  published: PublishedLedger,
  { unit, day, at, now, isIt }: Sought,
): Promise<ReceiptVerdict> {
  const { days } = published.index
  const broken = await brokenLink(sha256, published)
  if (broken) return { kind: 'ledger-broken', day: broken }
  for (const candidate of [day, dayAfter(day)]) {
    if (at !== null && !sealedWith(candidate, at)) continue
    const position = days.findIndex((one) => one.day === candidate)
    const entry = days[position]
    if (!entry) {
      const last = days.at(-1)?.day
      const waits = last === undefined || candidate > last
      // A code does not tell whether it is of the late evening: where its own day is sealed, that day answers.
      if (waits && (at !== null || candidate === day))
        return { kind: isLong(candidate, now) ? 'seal-lacking' : 'not-sealed-yet', day }
      continue
    }
    const file = await published.day(candidate)
    const before = days[position - 1]?.seal ?? null
    const remade = file && (await daySeal(sha256, candidate, file.units, before).catch(() => null))
    if (remade?.seal !== entry.seal) return { kind: 'ledger-broken', day: candidate }
    const mine = remade.units.find((one) => one.unit === unit)
    if (!mine) continue
    const list = (await published.leaves(candidate, unit))?.leaves ?? []
    const leaves = list.flatMap((leaf) => fromBase64Url(leaf) ?? [])
    const isWhole = leaves.length === mine.events && toBase64Url(await merkleRoot(sha256, leaves)) === mine.root
    if (!isWhole) return { kind: 'ledger-broken', day: candidate }
    const place = list.findIndex(isIt)
    if (place >= 0) return { kind: 'proved', day: candidate, place: place + 1, events: list.length }
  }
  return { kind: 'absent', day }
}

const isLong = (day: string, now: number): boolean => now >= startOfDay(dayAfter(day)) + patienceMs

/** The first day whose seal does not follow from the day before. */
async function brokenLink(sha256: Sha256, { index }: PublishedLedger): Promise<string | null> {
  let previous: string | null = null
  for (const entry of index.days) {
    if ((await sealOf(sha256, { ...entry, previous }).catch(() => null)) !== entry.seal) return entry.day
    previous = entry.seal
  }
  return null
}
