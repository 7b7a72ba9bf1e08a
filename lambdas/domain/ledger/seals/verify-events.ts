import { localDay } from '../../time/local-day.ts'
import type { LedgerFault } from './ledger-fault.ts'
import { dayAfter, sealedWith } from './sealing-times.ts'
import type { SealedLeaves } from './verify-seals.ts'

/** An event as it stands now: where, when, and the leaf that it makes; null when it makes none. */
export interface LedgerLine {
  readonly ref: string
  readonly unit: string
  readonly at: number
  /** base64url. */
  readonly leaf: string | null
}

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
  /** The version of each record that has events: one event a version. */
  readonly versions: ReadonlyMap<string, number>
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
  for (const [key, { day, unit, position }] of unmatched) {
    const ref = given.refOfLeaf.get(key) ?? null
    const isThere = ref !== null && strays.delete(ref)
    if (ref !== null && !isThere) deleted.add(ref)
    faults.push({ kind: isThere ? 'event-changed' : 'event-deleted', day, unit, position, ref })
  }
  for (const { ref, unit, at } of strays.values())
    faults.push({ kind: 'event-inserted', day: localDay(at), unit, position: -1, ref })
  return { faults: [...faults, ...gaps(given, deleted, new Set(strays.keys()))], waiting, overdue }
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

/** Events of one record are numbered without a gap up to its version, also those that no seal holds yet; behind it there are none. */
function gaps(
  { lines, versions, days }: EventsToVerify,
  told: ReadonlySet<string>,
  inserted: ReadonlySet<string>,
): LedgerFault[] {
  const records = new Map<string, Map<number, LedgerLine>>()
  for (const line of lines) {
    const [, subject = '', number] = /^(.+)\/EVT#(\d+)$/.exec(line.ref) ?? []
    if (number === undefined) continue
    const known = records.get(subject) ?? new Map<number, LedgerLine>()
    known.set(Number(number), line)
    records.set(subject, known)
  }
  const faults: LedgerFault[] = []
  for (const subject of versions.keys()) if (!records.has(subject)) records.set(subject, new Map())
  for (const [subject, events] of records) {
    const numbers = [...events.keys()]
    const last = Math.max(0, ...numbers)
    const version = versions.get(subject) ?? last
    for (let number = 1; number <= Math.max(last, version); number++) {
      const ref = `${subject}/EVT#${String(number).padStart(6, '0')}`
      const line = events.get(number)
      if (line ? number <= version || inserted.has(ref) : number > version || told.has(ref)) continue
      const beside = line ?? events.get(nearest(numbers, number))
      const day = beside ? localDay(beside.at) : dayAfter(days.at(-1) ?? '1970-01-01')
      const place = { day, unit: beside?.unit ?? '', position: -1, ref }
      faults.push({ kind: line ? 'event-inserted' : 'event-deleted', ...place })
    }
  }
  return faults
}

const nearest = (numbers: readonly number[], wanted: number): number =>
  numbers.reduce((best, number) => (Math.abs(number - wanted) < Math.abs(best - wanted) ? number : best), Infinity)
