import fc from 'fast-check'
import type { LedgerEntry } from '../../../../lambdas/domain/ledger/seals/ledger-entry.ts'
import { faultSentence, inFaultOrder, type LedgerFault } from '../../../../lambdas/domain/ledger/seals/ledger-fault.ts'
import type { RecordNow } from '../../../../lambdas/domain/ledger/seals/ledger-line.ts'
import { lastDueDay, lastSettledDay, sealedWith } from '../../../../lambdas/domain/ledger/seals/sealing-times.ts'
import { verifyEvents } from '../../../../lambdas/domain/ledger/seals/verify-events.ts'
import { verifySeals } from '../../../../lambdas/domain/ledger/seals/verify-seals.ts'
import { dayAfter, startOfDay } from '../../../../lambdas/domain/time/local-day.ts'
import {
  anEntry,
  linesOf,
  publishedOf,
  recordsAfter,
  type SealedLedger,
  sealedLedger,
  sha256,
} from '../../../support/invented-ledger.ts'

const hour = 3_600_000

/** Thirty supports in three communes over five days, one of them without an event; each is approved, and most are paid later. */
const someEntries = (): LedgerEntry[] => {
  const entries: LedgerEntry[] = []
  for (let number = 0; number < 30; number++) {
    const unit = ['24547', '24544', '24550'][number % 3] ?? ''
    const at = startOfDay('2020-05-27') + (number % 2) * 24 * hour + number * 60_000
    entries.push(anEntry(number, { unit, at, version: 1 }))
    if (number % 4 !== 3) entries.push(anEntry(number, { unit, at: at + 72 * hour, version: 2 }))
  }
  return entries
}

async function faultsOf(
  ledger: SealedLedger,
  now: readonly LedgerEntry[],
  records: ReadonlyMap<string, RecordNow> = recordsAfter(ledger.entries),
  due = ledger.index.days.at(-1)?.day ?? '',
) {
  const { faults, leaves, broken } = await verifySeals(sha256, ledger.published)
  const days = ledger.index.days.map(({ day }) => day)
  const events = verifyEvents({
    lines: await linesOf(now),
    sealed: leaves,
    broken,
    days,
    due,
    refOfLeaf: ledger.refOfLeaf,
    records,
  })
  return {
    all: [...faults, ...events.faults].sort(inFaultOrder),
    waiting: events.waiting,
    ...(events.overdue > 0 ? { overdue: events.overdue } : {}),
  }
}

const firstOf = (faults: readonly LedgerFault[]) => faults[0] && { kind: faults[0].kind, ref: faults[0].ref }

describe('a ledger that nobody touched', () => {
  it('fits, days without events among them', async () => {
    const ledger = await sealedLedger(someEntries())
    expect([...ledger.days.values()].some(({ events }) => events === 0)).toBe(true)
    expect(await faultsOf(ledger, ledger.entries)).toEqual({ all: [], waiting: 0 })
  })

  it('fits while later events wait for their seal', async () => {
    const ledger = await sealedLedger(someEntries())
    const later = anEntry(99, { at: startOfDay('2020-06-20'), version: 1 })
    const now = [...ledger.entries, later]
    expect(await faultsOf(ledger, now, recordsAfter(now))).toEqual({ all: [], waiting: 1 })
  })

  it('tells how many wait whose day should be sealed by now, those of its last evening with the next', async () => {
    const ledger = await sealedLedger(someEntries())
    const last = ledger.index.days.at(-1)?.day ?? ''
    const evening = anEntry(98, { at: startOfDay(dayAfter(last)) - 60_000 })
    const later = anEntry(99, { at: startOfDay('2020-06-20') })
    const overdue = (due: string) =>
      faultsOf(ledger, [...ledger.entries, evening, later], recordsAfter([...ledger.entries, evening, later]), due)
    expect(await overdue(last)).toEqual({ all: [], waiting: 2 })
    expect(await overdue(dayAfter(last))).toEqual({ all: [], waiting: 2, overdue: 1 })
    expect(await overdue('2020-06-20')).toEqual({ all: [], waiting: 2, overdue: 2 })
  })

  it('fits with an event of the evening that came after its day was sealed', async () => {
    const late = anEntry(50, { at: startOfDay('2020-05-29') - 60_000, version: 1 })
    const ledger = await sealedLedger([...someEntries(), late], [late.open.ref])
    const [unit] = ledger.days.get('2020-05-29')?.units.filter(({ late: count }) => count > 0) ?? []
    expect(unit).toMatchObject({ unit: '24547', late: 1 })
    expect(await faultsOf(ledger, ledger.entries)).toEqual({ all: [], waiting: 0 })
  })
})

describe('a ledger that somebody touched', () => {
  const entries = someEntries()
  let ledger: SealedLedger
  beforeAll(async () => {
    ledger = await sealedLedger(entries)
  })

  it('names the event that was changed, in whatever part of it', async () => {
    const edits: ((entry: LedgerEntry) => LedgerEntry)[] = [
      (entry) => ({ ...entry, event: { ...entry.event, reason: 'khác' } }),
      (entry) => ({ ...entry, event: { ...entry.event, note: 1 } }),
      (entry) => ({ ...entry, open: { ...entry.open, of: entry.open.of && { ...entry.open.of, amount: 1 } } }),
      (entry) => ({ ...entry, open: { ...entry.open, at: entry.open.at + 1 } }),
      (entry) => ({ ...entry, open: { ...entry.open, at: entry.open.at + 240 * hour } }),
      (entry) => ({ ...entry, open: { ...entry.open, unit: '24553' } }),
      (entry) => ({ ...entry, salt: Buffer.alloc(32, 7).toString('base64url') }),
    ]
    await fc.assert(
      fc.asyncProperty(fc.nat(entries.length - 1), fc.constantFrom(...edits), async (at, edit) => {
        const now = entries.map((entry, index) => (index === at ? edit(entry) : entry))
        const { all } = await faultsOf(ledger, now)
        expect(firstOf(all)).toMatchObject({ ref: entries[at]?.open.ref })
        expect(all).toHaveLength(1)
      }),
      { numRuns: 15 },
    )
  })

  it('names the event that was deleted, the last of its record too', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(entries.length - 1), async (at) => {
        const { all } = await faultsOf(
          ledger,
          entries.filter((_, index) => index !== at),
        )
        expect(all).toHaveLength(1)
        expect(firstOf(all)).toEqual({ kind: 'event-deleted', ref: entries[at]?.open.ref })
      }),
      { numRuns: 15 },
    )
  })

  it('names the event that was put in', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 4 * 24 * 60 }), async (minute) => {
        const extra = anEntry(77, { at: startOfDay('2020-05-27') + minute * 60_000 })
        const { all } = await faultsOf(ledger, [...entries, extra])
        expect(all.map(({ kind, ref }) => ({ kind, ref }))).toEqual([{ kind: 'event-inserted', ref: extra.open.ref }])
      }),
      { numRuns: 15 },
    )
  })

  it('names both of two events whose contents were swapped, the older one first', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(entries.length - 1), fc.nat(entries.length - 1), async (a, b) => {
        const [one, other] = [entries[a], entries[b]]
        fc.pre(a !== b && one !== undefined && other !== undefined)
        if (!one || !other) return
        const moved = (to: LedgerEntry, from: LedgerEntry): LedgerEntry => ({
          ...from,
          open: { ...from.open, ref: to.open.ref },
        })
        const now = entries.map((entry) =>
          entry === one ? moved(one, other) : entry === other ? moved(other, one) : entry,
        )
        const { all } = await faultsOf(ledger, now)
        expect(new Set(all.map(({ ref }) => ref))).toEqual(new Set([one.open.ref, other.open.ref]))
        expect(all[0]?.kind).toBe('event-changed')
      }),
      { numRuns: 15 },
    )
  })

  it('names the last event of a record that no seal holds yet, when the record knows better', async () => {
    const subject = entries[0]?.open.ref.split('/')[0] ?? ''
    const { all } = await faultsOf(ledger, entries, recordsAfter(entries).set(subject, { version: 3 }))
    expect(all.map(({ kind, ref }) => ({ kind, ref }))).toEqual([
      { kind: 'event-deleted', ref: `${subject}/EVT#000003` },
    ])
  })

  it('ends where somebody has written a version or a number that no record can have', async () => {
    const ref = entries[0]?.open.ref ?? ''
    const subject = ref.split('/')[0] ?? ''
    const far = recordsAfter(entries).set(subject, { version: Number.MAX_SAFE_INTEGER })
    const { all } = await faultsOf(ledger, entries, far)
    expect(all[0]).toMatchObject({ kind: 'event-deleted', ref: `${subject}/EVT#000003` })
    const stray = anEntry(99, { at: startOfDay('2020-05-27'), version: 1 })
    const number = Number.MAX_SAFE_INTEGER
    const put = { ...stray, open: { ...stray.open, ref: `${subject}/EVT#${number}` } }
    const kinds = (await faultsOf(ledger, [...entries, put], recordsAfter(entries))).all.map(({ kind }) => kind)
    expect(kinds).toContain('event-inserted')
  })

  it('names the record that was changed or deleted past the program, whatever its events say', async () => {
    const subjects = [...recordsAfter(entries).keys()]
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...subjects), async (subject) => {
        const kindsAfter = async (records: ReadonlyMap<string, RecordNow>) =>
          (await faultsOf(ledger, entries, records)).all.map(({ kind, ref }) => `${kind} ${ref}`)
        const whole = recordsAfter(entries)
        const version = whole.get(subject)?.version ?? 0
        const last = `${subject}/EVT#${String(version).padStart(6, '0')}`
        const other = new Map(whole).set(subject, { version, record: 'x' })
        expect(await kindsAfter(other)).toEqual([`record-changed ${subject}`])
        const [changed] = (await faultsOf(ledger, entries, other)).all
        expect(changed && faultSentence(changed, () => 'Xã Ea Tiêu')).toMatch(
          new RegExp(
            `^Ngày \\d\\d/\\d\\d/2020, Xã Ea Tiêu \\(\\d+\\): hồ sơ đã bị sửa thẳng .+\\. Hồ sơ: ${subject}\\.$`,
          ),
        )
        expect(await kindsAfter(new Map([...whole].filter(([key]) => key !== subject)))).toEqual([
          `record-deleted ${subject}`,
        ])
        const older = new Map(whole).set(subject, { version: version - 1 })
        expect(await kindsAfter(older)).toEqual([`event-inserted ${last}`])
        // Of an event that says nothing of its record nothing is known.
        const silent = entries.map((entry) =>
          entry.open.ref === last ? { ...entry, event: { ...entry.event, record: undefined } } : entry,
        )
        const told = await sealedLedger(silent)
        expect((await faultsOf(told, silent, other)).all).toEqual([])
      }),
      { numRuns: 10 },
    )
  })

  it('names the day when its published files were changed', async () => {
    const days = [...ledger.days.keys()]
    const day = days[1] ?? ''
    const [unit] = ledger.days.get(day)?.units ?? []
    const key = `${day}/${unit?.unit}`
    const list = ledger.leaves.get(key) ?? []
    const swapped = publishedOf(
      ledger.index,
      ledger.days,
      new Map([...ledger.leaves, [key, [list[1] ?? '', list[0] ?? '', ...list.slice(2)]]]),
    )
    expect((await faultsOf({ ...ledger, published: swapped }, entries)).all).toEqual([
      { kind: 'leaves-differ', day, unit: unit?.unit, position: -1, ref: null },
    ])
    const shorter = { ...ledger.index, days: ledger.index.days.filter((one) => one.day !== day) }
    const cut = publishedOf(shorter, ledger.days, ledger.leaves)
    const { faults } = await verifySeals(sha256, cut)
    expect(faults.sort(inFaultOrder)[0]).toMatchObject({ kind: 'day-missing', day })
    const rewritten = new Map([...ledger.days].map(([key, seal]) => [key, key === day ? { ...seal, units: [] } : seal]))
    const emptied = await verifySeals(sha256, publishedOf(ledger.index, rewritten, ledger.leaves))
    expect(emptied.faults).toEqual([{ kind: 'day-differs', day, unit: '', position: -1, ref: null }])
  })

  it('breaks the chain when an old day is sealed anew, honestly but over other events', async () => {
    const other = await sealedLedger(
      entries.map((entry, index) => (index === 4 ? { ...entry, event: { ...entry.event, reason: 'x' } } : entry)),
    )
    const [first] = other.index.days
    const patched = { ...ledger.index, days: [...(first ? [first] : []), ...ledger.index.days.slice(1)] }
    const { faults } = await verifySeals(
      sha256,
      publishedOf(patched, new Map([...ledger.days, ...[...other.days].slice(0, 1)]), other.leaves),
    )
    expect(faults.sort(inFaultOrder)[0]).toMatchObject({ kind: 'chain-broken', day: '2020-05-28' })
  })
})

describe('when a day may be sealed', () => {
  const minute = 60_000
  it('is an hour after it ended, by the clock of Vietnam', () => {
    const midnight = startOfDay('2020-05-30')
    expect(lastSettledDay(midnight - minute)).toBe('2020-05-28')
    expect(lastSettledDay(midnight + hour - 1)).toBe('2020-05-28')
    expect(lastSettledDay(midnight + hour)).toBe('2020-05-29')
    expect(dayAfter('2020-02-28')).toBe('2020-02-29')
  })

  it('and must be by eight in the morning, when the night and its repetitions are over', () => {
    const midnight = startOfDay('2020-05-30')
    expect(lastDueDay(midnight + 8 * hour - 1)).toBe('2020-05-28')
    expect(lastDueDay(midnight + 8 * hour)).toBe('2020-05-29')
  })

  it('takes an event with its own day, or one of the evening with the next', () => {
    const midnight = startOfDay('2020-05-30')
    expect(sealedWith('2020-05-30', midnight)).toBe('own')
    expect(sealedWith('2020-05-30', midnight - 1)).toBe('late')
    expect(sealedWith('2020-05-30', midnight - 2 * hour - 1)).toBeNull()
    expect(sealedWith('2020-05-30', midnight + 24 * hour)).toBeNull()
  })
})
