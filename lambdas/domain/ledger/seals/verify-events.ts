import { dayAfter, localDay } from '../../time/local-day.ts'
import type { LedgerFault } from './ledger-fault.ts'
import type { LedgerLine, RecordNow } from './ledger-line.ts'
import { sealedWith } from './sealing-times.ts'
import { verifyRecords } from './verify-records.ts'
import type { SealedLeaves } from './verify-seals.ts'

export interface EventsToVerify {
  readonly lines: readonly LedgerLine[]
  readonly sealed: SealedLeaves
  /** Days (`2020-05-29`) and units of days (`2020-05-29/24547`) whose published files do not fit their seals. */
  readonly broken: ReadonlySet<string>
  /** Days that are sealed, whether their leaves fit or not; oldest first. */
  readonly days: readonly string[]
  /** The last day that must be sealed by now. */
  readonly due: string
  /** Which event each leaf was made of, as the sealer noted it: only to name what is gone. */
  readonly refOfLeaf: ReadonlyMap<string, string>
  /** Those that have events, by the subject of these. */
  readonly records: ReadonlyMap<string, RecordNow>
}

export interface EventsVerified {
  readonly faults: readonly LedgerFault[]
  /** Written since the last seal, or too late for it: they wait for the next one. */
  readonly waiting: number
  /** Of those that wait, the ones whose day should be sealed by now. */
  readonly overdue: number
}

/** Whether every event fits the seals, and every seal has its events. @returns all that does not fit, in no order */
export function verifyEvents(given: EventsToVerify): EventsVerified {
  const strays = new Map<string, LedgerLine>()
  const unmatched = new Map<string, { day: string; unit: string; position: number }>()
  for (const [day, units] of given.sealed)
    for (const [unit, leaves] of units)
      for (const [position, leaf] of leaves.entries()) unmatched.set(`${day}/${unit}/${leaf}`, { day, unit, position })

  let waiting = 0
  let overdue = 0
  for (const line of given.lines) {
    const seal = sealOfLine(line, given, unmatched)
    if (seal === null) strays.set(line.ref, line)
    else if (seal !== 'waiting' && seal !== 'overdue') unmatched.delete(seal)
    else {
      waiting++
      if (seal === 'overdue') overdue++
    }
  }

  const faults: LedgerFault[] = []
  const deleted = new Set<string>()
  const touched = new Set(strays.keys())
  for (const [key, { day, unit, position }] of unmatched) {
    const ref = given.refOfLeaf.get(key) ?? null
    const isThere = ref !== null && strays.delete(ref)
    if (ref !== null && !isThere) deleted.add(ref)
    faults.push({ kind: isThere ? 'event-changed' : 'event-deleted', day, unit, position, ref })
  }
  for (const { ref, unit, at } of strays.values())
    faults.push({ kind: 'event-inserted', day: localDay(at), unit, position: -1, ref })
  const ofRecords = verifyRecords(given, { deleted, touched, inserted: new Set(strays.keys()) })
  return { faults: [...faults, ...ofRecords], waiting, overdue }
}

function sealOfLine(
  { unit, at, leaf }: LedgerLine,
  { days, broken, due }: EventsToVerify,
  unmatched: ReadonlyMap<string, unknown>,
): string | 'waiting' | 'overdue' | null {
  const own = localDay(at)
  for (const day of [own, dayAfter(own)]) {
    const key = `${day}/${unit}/${leaf}`
    if (leaf !== null && sealedWith(day, at) && unmatched.has(key)) return key
  }
  // What the published files themselves do not agree about is told already, and says nothing of the event.
  const itsDays = [own, dayAfter(own)].filter((day) => sealedWith(day, at))
  if (leaf !== null && itsDays.some((day) => broken.has(day) || broken.has(`${day}/${unit}`))) return 'waiting'
  const last = days.at(-1)
  const isAfter = last === undefined || own > last
  const isOpen = isAfter || (own === last && sealedWith(dayAfter(own), at) === 'late')
  if (leaf === null || !isOpen) return null
  return (isAfter ? own : dayAfter(own)) <= due ? 'overdue' : 'waiting'
}
