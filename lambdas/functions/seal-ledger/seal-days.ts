import { fromBase64Url, toBase64Url } from '../../domain/ledger/seals/bytes.ts'
import { type DaySeal, daySeal, type UnitSeal, unitSeal } from '../../domain/ledger/seals/day-seal.ts'
import { inLedgerOrder, leafOfEntry } from '../../domain/ledger/seals/ledger-entry.ts'
import { eveningMs, lastSettledDay, sealedWith } from '../../domain/ledger/seals/sealing-times.ts'
import { dayAfter, dayBefore, localDay, startOfDay } from '../../domain/time/local-day.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import { sha256 } from '../../runtime/sha256.ts'
import { firstLedgerMoment, ledgerEntries } from '../../store/ledger/ledger-store.ts'
import { getLeaves, getSeal, lastSeal, putLeaves, putSeal, type StoredLeaf } from '../../store/ledger/seal-store.ts'
import { abreast } from '../../store/table/abreast.ts'
import type { Register } from '../../store/table/table.ts'

/** Units whose events are read, or whose files are put, at the same time. */
export const unitsAtOnce = 16

export interface Sealer {
  readonly register: Register
  readonly tree: UnitTree
  readonly now: () => number
  /** Whether there is time for one more day; the next call goes on. */
  readonly hasTime: () => boolean
}

/** Seals every settled day that is not sealed yet, the oldest first. @returns how many days this call has sealed or found sealed */
export async function sealDays(sealer: Sealer): Promise<number> {
  const { register, tree, now, hasTime } = sealer
  const last = lastSettledDay(now())
  let before = await lastSeal(register, tree.root.code)
  let day = before ? dayAfter(before.day) : await firstDay(sealer)
  let sealed = 0
  while (day !== null && day <= last && hasTime()) {
    before = await sealDay(sealer, day, before?.seal ?? null)
    day = dayAfter(day)
    sealed++
  }
  return sealed
}

/** The day of the first event of all; null while there is none. */
async function firstDay({ register, tree }: Sealer): Promise<string | null> {
  const moments = await abreast(tree.map.units, unitsAtOnce, ({ code }) => firstLedgerMoment(register, code))
  const known = moments.flatMap((moment) => moment ?? [])
  return known.length === 0 ? null : localDay(Math.min(...known))
}

/** @returns the seal that stands for the day, this one or that of a sealer who was faster */
async function sealDay(sealer: Sealer, day: string, previous: string | null): Promise<DaySeal> {
  const { register, tree, now } = sealer
  const root = tree.root.code
  const eve = await getSeal(register, root, dayBefore(day))
  const units = await abreast(tree.map.units, unitsAtOnce, ({ code }) => sealUnit(register, code, day, eve))
  const seal = await daySeal(
    sha256,
    day,
    units.flatMap((unit) => unit ?? []),
    previous,
  )
  return putSeal(register, root, seal, now())
}

/** The unit's leaves of the day, put under the root that they make. @returns null for a unit without events */
async function sealUnit(
  register: Register,
  unit: string,
  day: string,
  eve: DaySeal | undefined,
): Promise<UnitSeal | null> {
  const start = startOfDay(day)
  const found = await ledgerEntries(register, unit, { from: start - eveningMs, until: startOfDay(dayAfter(day)) })
  const evening = found.filter(({ open }) => sealedWith(day, open.at) === 'late')
  const known = new Set(evening.length > 0 ? await sealedRefs(register, unit, eve) : [])
  const late = evening.filter(({ open }) => !known.has(open.ref))
  const entries = [...late, ...found.filter(({ open }) => open.at >= start)].sort((a, b) =>
    inLedgerOrder(a.open, b.open),
  )
  if (entries.length === 0) return null
  const leaves: StoredLeaf[] = []
  for (const entry of entries) leaves.push({ ref: entry.open.ref, leaf: toBase64Url(await leafOfEntry(sha256, entry)) })
  const seal = await unitSeal(
    sha256,
    unit,
    leaves.flatMap(({ leaf }) => fromBase64Url(leaf) ?? []),
    late.length,
  )
  await putLeaves(register, { unit, day, root: seal.root }, leaves)
  return seal
}

/** Which events of the unit the day before holds. */
async function sealedRefs(register: Register, unit: string, eve: DaySeal | undefined): Promise<string[]> {
  const sealed = eve?.units.find((one) => one.unit === unit)
  if (!eve || !sealed) return []
  return (await getLeaves(register, { unit, day: eve.day, root: sealed.root })).map(({ ref }) => ref)
}
