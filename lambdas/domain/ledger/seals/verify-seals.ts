import { fromBase64Url, toBase64Url } from './bytes.ts'
import { type DaySeal, daySeal, sealOf } from './day-seal.ts'
import type { LedgerFault } from './ledger-fault.ts'
import { merkleRoot, type Sha256 } from './merkle-tree.ts'
import type { PublishedIndex, PublishedLeaves } from './published-ledger.ts'
import { dayAfter } from './sealing-times.ts'

/** What the site has published; a file that is not there, or is none of its kind, is null. */
export interface PublishedLedger {
  readonly index: PublishedIndex
  day(day: string): Promise<DaySeal | null>
  leaves(day: string, unit: string): Promise<PublishedLeaves | null>
}

/** The leaves that the seals stand for, by day and unit, in the tree's order. */
export type SealedLeaves = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>

/**
 * Whether the published files fit each other: days without a gap, each chained to the one before, each day made of its units, each
 * unit of its leaves. What does not fit is left out of the leaves, so that its events are not blamed one by one.
 */
export async function verifySeals(
  sha256: Sha256,
  published: PublishedLedger,
): Promise<{ faults: LedgerFault[]; leaves: SealedLeaves; broken: Set<string> }> {
  const faults: LedgerFault[] = []
  const broken = new Set<string>()
  const sealed = new Map<string, Map<string, readonly string[]>>()
  let previous: { readonly day: string; readonly seal: string } | null = null
  for (const entry of published.index.days) {
    const { day } = entry
    const blame = (kind: LedgerFault['kind'], unit = '', of = day): void => {
      faults.push({ kind, day: of, unit, position: -1, ref: null })
      if (kind === 'day-differs' || kind === 'leaves-differ') broken.add(unit ? `${of}/${unit}` : of)
    }
    if (previous && dayAfter(previous.day) !== day) {
      blame('day-missing', '', dayAfter(previous.day))
      for (let gone = dayAfter(previous.day); gone < day; gone = dayAfter(gone)) broken.add(gone)
    }
    const seal = await sealOf(sha256, { ...entry, previous: previous?.seal ?? null })
    if (seal !== entry.seal) blame('chain-broken')
    const file: DaySeal | null = await published.day(day)
    const remade: DaySeal | null = file && (await daySeal(sha256, day, file.units, previous?.seal ?? null))
    previous = entry
    const fits = file && remade && file.root === remade.root && file.seal === entry.seal && file.root === entry.root
    if (!fits || file.events !== remade.events || file.events !== entry.events) {
      blame('day-differs')
      continue
    }
    const units = new Map<string, readonly string[]>()
    sealed.set(day, units)
    for (const { unit, events, root } of file.units) {
      const list = (await published.leaves(day, unit))?.leaves ?? []
      const leaves = list.flatMap((leaf) => fromBase64Url(leaf) ?? [])
      const isWhole = leaves.length === events && list.length === events
      if (isWhole && toBase64Url(await merkleRoot(sha256, leaves)) === root) units.set(unit, list)
      else blame('leaves-differ', unit)
    }
  }
  return { faults, leaves: sealed, broken }
}
