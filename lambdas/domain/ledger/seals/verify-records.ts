import { dayAfter, localDay } from '../../time/local-day.ts'
import type { LedgerFault } from './ledger-fault.ts'
import type { LedgerLine, RecordNow } from './ledger-line.ts'

/** Events and records as they stand now; the sealed days, oldest first. */
export interface RecordsToVerify {
  readonly lines: readonly LedgerLine[]
  /** By the subject of their events. */
  readonly records: ReadonlyMap<string, RecordNow>
  readonly days: readonly string[]
}

/** Places of events that are told already. */
export interface ToldEvents {
  readonly deleted: ReadonlySet<string>
  /** Those that make no leaf of theirs: changed or put in. */
  readonly touched: ReadonlySet<string>
  readonly inserted: ReadonlySet<string>
}

/** Whether each record has its events, and is what the last of them left; also what no seal holds yet. */
export function verifyRecords(given: RecordsToVerify, told: ToldEvents): LedgerFault[] {
  const events = eventsOfRecords(given.lines)
  for (const subject of given.records.keys()) if (!events.has(subject)) events.set(subject, new Map())
  return [...events].flatMap(([subject, own]) => {
    const now = given.records.get(subject)
    const found = gaps(subject, own, now, given, told)
    return found.length > 0 ? found : difference(subject, own, now, told)
  })
}

type OwnEvents = ReadonlyMap<number, LedgerLine>

function eventsOfRecords(lines: readonly LedgerLine[]): Map<string, OwnEvents> {
  const records = new Map<string, Map<number, LedgerLine>>()
  for (const line of lines) {
    const [, subject = '', number] = /^(.+)\/EVT#(\d+)$/.exec(line.ref) ?? []
    if (number === undefined) continue
    const known = records.get(subject) ?? new Map<number, LedgerLine>()
    known.set(Number(number), line)
    records.set(subject, known)
  }
  return records
}

/** Of one record: whoever writes a version of billions would else keep the check busy for ever. */
const mostTold = 1000

/** Events of one record are numbered without a gap up to its version; behind it there are none. */
function gaps(
  subject: string,
  events: OwnEvents,
  now: RecordNow | undefined,
  { days }: RecordsToVerify,
  { deleted, inserted }: ToldEvents,
): LedgerFault[] {
  const numbers = [...events.keys()]
  const version = now?.version ?? Math.max(0, ...numbers)
  const faults: LedgerFault[] = []
  const tell = (number: number, kind: 'event-inserted' | 'event-deleted', ref: string): void => {
    const beside = events.get(number) ?? events.get(nearest(numbers, number))
    const day = beside ? localDay(beside.at) : dayAfter(days.at(-1) ?? '1970-01-01')
    faults.push({ kind, day, unit: beside?.unit ?? '', position: -1, ref })
  }
  for (let number = 1; number <= version && faults.length < mostTold; number++) {
    const ref = refOf(subject, number)
    if (!events.has(number) && !deleted.has(ref)) tell(number, 'event-deleted', ref)
  }
  for (const [number, { ref }] of events)
    if (number > version && !inserted.has(ref)) tell(number, 'event-inserted', ref)
  return faults
}

const refOf = (subject: string, number: number): string => `${subject}/EVT#${String(number).padStart(6, '0')}`

/** What was done to the record alone, past the program: the event of its version still says what it was. */
function difference(
  subject: string,
  events: OwnEvents,
  now: RecordNow | undefined,
  { touched }: ToldEvents,
): LedgerFault[] {
  const last = events.get(now?.version ?? Math.max(...events.keys()))
  if (!last || last.record === null || touched.has(last.ref) || last.record === now?.record) return []
  const place = { day: localDay(last.at), unit: last.unit, position: -1, ref: subject }
  return [{ kind: now ? 'record-changed' : 'record-deleted', ...place }]
}

const nearest = (numbers: readonly number[], wanted: number): number =>
  numbers.reduce((best, number) => (Math.abs(number - wanted) < Math.abs(best - wanted) ? number : best), Infinity)
