import { dayAfter } from '../../time/local-day.ts'
import { fromBase64Url, toBase64Url } from './bytes.ts'
import { type DaySeal, daySeal, sealOf, type UnitSeal } from './day-seal.ts'
import type { LedgerFault } from './ledger-fault.ts'
import { merkleRoot, type Sha256 } from './merkle-tree.ts'
import type { PublishedIndex, PublishedLeaves } from './published-ledger.ts'

/** What the site has published; a file that is not there, or is none of its kind, is null. */
export interface PublishedLedger {
  readonly index: PublishedIndex
  day(day: string): Promise<DaySeal | null>
  leaves(day: string, unit: string): Promise<PublishedLeaves | null>
}

/** The leaves that the seals stand for, by day and unit, in the tree's order. */
export type SealedLeaves = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>

/** The leaves of a unit's day (`2020-05-29/24547`) and the event behind each, as the sealer noted them in the register. */
export type NotedLeaves = ReadonlyMap<string, { readonly leaves: readonly string[]; readonly refs: readonly string[] }>

/**
 * Whether the published files fit each other: days without a gap, each chained to the one before, each day made of its units, each
 * unit of its leaves. What does not fit is left out of the leaves, so that its events are not blamed one by one. Where the sealer's note
 * makes the root that the published leaves do not make, it tells which of them was touched, and takes their place.
 */
export async function verifySeals(
  sha256: Sha256,
  published: PublishedLedger,
  noted: NotedLeaves = new Map(),
): Promise<{ faults: LedgerFault[]; leaves: SealedLeaves; broken: Set<string> }> {
  const faults: LedgerFault[] = []
  const broken = new Set<string>()
  const sealed = new Map<string, Map<string, readonly string[]>>()
  let previous: { readonly day: string; readonly seal: string } | null = null
  for (const entry of published.index.days) {
    const { day } = entry
    const blame = (kind: LedgerFault['kind'], of = day): void => {
      faults.push({ kind, day: of, unit: '', position: -1, ref: null })
    }
    if (previous && dayAfter(previous.day) !== day) {
      blame('day-missing', dayAfter(previous.day))
      for (let gone = dayAfter(previous.day); gone < day; gone = dayAfter(gone)) broken.add(gone)
    }
    const before: string | null = previous?.seal ?? null
    const seal = await sealOf(sha256, { ...entry, previous: before }).catch(() => null)
    if (seal !== entry.seal) blame('chain-broken')
    const file: DaySeal | null = await published.day(day)
    // A number or text that could never have been sealed makes no seal.
    const remade = file && (await daySeal(sha256, day, file.units, before).catch(() => null))
    previous = entry
    if (!file || !remade || !isSame(file, remade) || file.seal !== entry.seal || !isSummedUp(entry, remade)) {
      blame('day-differs')
      broken.add(day)
      continue
    }
    const units = new Map<string, readonly string[]>()
    sealed.set(day, units)
    for (const sealedUnit of file.units) {
      const { unit } = sealedUnit
      const shown = await published.leaves(day, unit)
      const list = shown?.leaves ?? []
      if (shown?.day === day && shown.unit === unit && (await doMake(sha256, sealedUnit, list))) {
        units.set(unit, list)
        continue
      }
      const note = noted.get(`${day}/${unit}`)
      const isProved = note !== undefined && (await doMake(sha256, sealedUnit, note.leaves))
      const position = isProved ? firstOther(list, note.leaves) : -1
      faults.push({ kind: 'leaves-differ', day, unit, position, ref: (isProved && note.refs[position]) || null })
      if (isProved) units.set(unit, note.leaves)
      else broken.add(`${day}/${unit}`)
    }
  }
  return { faults, leaves: sealed, broken }
}

const isSame = (file: DaySeal, { day, events, root, previous, seal }: DaySeal): boolean =>
  file.day === day && file.events === events && file.root === root && file.previous === previous && file.seal === seal

const isSummedUp = (entry: PublishedIndex['days'][number], { events, root }: DaySeal): boolean =>
  entry.events === events && entry.root === root

/** Their number is part of it: two inner nodes would make the root of four leaves. */
async function doMake(sha256: Sha256, { events, root }: UnitSeal, list: readonly string[]): Promise<boolean> {
  const leaves = list.flatMap((leaf) => fromBase64Url(leaf) ?? [])
  return list.length === events && leaves.length === events && toBase64Url(await merkleRoot(sha256, leaves)) === root
}

/** The first place at which two lists part; -1 where they do not. */
function firstOther(list: readonly string[], other: readonly string[]): number {
  const most = Math.max(list.length, other.length)
  for (let place = 0; place < most; place++) if (list[place] !== other[place]) return place
  return -1
}
