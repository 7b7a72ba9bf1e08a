import fc from 'fast-check'
import { latestOf, weekdayOf } from '../../../../lambdas/domain/reports/mail-schedule.ts'
import {
  checkRecipients,
  isToBeSent,
  lastDue,
  mostTries,
  type Subscription,
  type SubscriptionRun,
  scheduledSince,
} from '../../../../lambdas/domain/reports/subscription.ts'
import { localDay, localTime } from '../../../../lambdas/domain/time/local-day.ts'

const at = (text: string): number => Date.parse(`${text}:00+07:00`)
const hour = 60 * 60_000
const everyWeekday = [1, 2, 3, 4, 5, 6, 7] as const

const aSubscription = (parts: Partial<Subscription> = {}): Subscription => ({
  id: '0'.repeat(32),
  programme: 'nq42-2020',
  unit: '66',
  units: ['66'],
  kinds: ['policies'],
  formats: ['xlsx'],
  recipients: ['so@daklak.example'],
  time: '17:30',
  weekdays: [1, 5],
  monthDays: [],
  isActive: true,
  setBy: 'so-ldtbxh',
  setAt: at('2020-05-01T08:00'),
  version: 1,
  ...parts,
})

/** The due time whose mail is to be sent now. */
function dueNow(subscription: Subscription, run: SubscriptionRun | null, now: number): number | null {
  const due = lastDue(subscription, now)
  return due !== null && isToBeSent(due, run, { now, latest: latestOf(subscription, due) }) ? due : null
}

it('goes out at its times since these were set, whatever else is mended later', () => {
  const before = aSubscription()
  const now = { ...before, setAt: at('2020-05-29T17:40'), recipients: ['phong@daklak.example'] }
  expect(scheduledSince(null, before)).toBe(before.setAt)
  expect(scheduledSince(before, now)).toBe(before.setAt)
  expect(scheduledSince({ ...before, scheduledAt: 7 }, now)).toBe(7)
  for (const other of [
    { time: '17:00' },
    { weekdays: [5] as const },
    { weekdays: [], monthDays: ['last'] as const },
    { isActive: false },
  ])
    expect(scheduledSince(before, { ...now, ...other })).toBe(now.setAt)
})

describe('a report by mail', () => {
  it.each([
    // 29 May 2020 was a Friday.
    ['its minute', '2020-05-29T17:30', {}, '2020-05-29T17:30'],
    ['the minute before', '2020-05-29T17:29', {}, null],
    ['the same evening', '2020-05-29T23:59', {}, '2020-05-29T17:30'],
    ['after midnight, when the day is another', '2020-05-30T02:00', {}, '2020-05-29T17:30'],
    ['the next morning, since the next mail is days away', '2020-05-30T06:00', {}, '2020-05-29T17:30'],
    ['the next morning, when the next mail is sooner', '2020-05-30T06:00', { weekdays: everyWeekday }, null],
    ['half way to the next mail, when it is too late', '2020-05-31T06:00', {}, null],
    ['a day that is not chosen', '2020-05-28T18:00', {}, null],
    ['a time that was over when it was set', '2020-05-29T18:00', { setAt: at('2020-05-29T17:45') }, null],
    [
      'its minute, also when somebody mends an address after it',
      '2020-05-29T17:41',
      { setAt: at('2020-05-29T17:40'), scheduledAt: at('2020-05-01T08:00') },
      '2020-05-29T17:30',
    ],
    ['a time when it rests', '2020-05-29T18:00', { isActive: false }, null],
    ['the first minute of a day in Vietnam', '2020-05-29T00:05', { time: '00:05' }, '2020-05-29T00:05'],
  ] as const)('is due by %s', (_what, now, parts, due) => {
    expect(dueNow(aSubscription(parts), null, at(now))).toBe(due === null ? null : at(due))
  })

  it('goes out once a due time, however often and long somebody looks, and is tried again until it has failed for good', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ minutes: fc.integer({ min: 1, max: 90 }), ends: fc.constantFrom('sent', 'failed', 'killed') }),
          {
            minLength: 20,
            maxLength: 200,
          },
        ),
        (looks) => {
          const subscription = aSubscription({ weekdays: everyWeekday })
          let now = at('2020-05-04T00:00')
          let run: SubscriptionRun | null = null
          const sent: number[] = []
          const tries = new Map<number, number>()
          for (const { minutes, ends } of looks) {
            now += minutes * 60_000
            const due: number | null = dueNow(subscription, run, now)
            if (due === null) continue
            expect([localTime(due), weekdayOf(localDay(due))]).toEqual(['17:30', weekdayOf(localDay(due))])
            expect(now - due).toBeLessThanOrEqual(12 * hour)
            tries.set(due, (tries.get(due) ?? 0) + 1)
            const state = ends === 'killed' ? 'sending' : ends
            run = { due, state, leaseUntil: ends === 'killed' ? now + 10 * 60_000 : 0, tries: tries.get(due) ?? 0 }
            if (ends === 'sent') sent.push(due)
          }
          expect(new Set(sent).size).toBe(sent.length)
          for (const count of tries.values()) expect(count).toBeLessThanOrEqual(mostTries)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('leaves a mail to whoever is at it until his lease is over', () => {
    const due = at('2020-05-29T17:30')
    const run = { due, state: 'sending', leaseUntil: due + hour, tries: 1 } as const
    expect(dueNow(aSubscription(), run, due + hour - 1)).toBeNull()
    expect(dueNow(aSubscription(), run, due + hour)).toBe(due)
  })
})

describe('its addresses', () => {
  it.each([
    [
      ['a@daklak.gov.vn', 'B@SO.daklak.gov.vn', 'a@daklak.gov.vn'],
      ['daklak.gov.vn'],
      ['a@daklak.gov.vn', 'b@so.daklak.gov.vn'],
    ],
    [['a@xdaklak.gov.vn'], ['daklak.gov.vn'], null],
    [['a@daklak.gov.vn.evil.example'], ['daklak.gov.vn'], null],
    [['a@daklak.gov.vn@evil.example'], ['daklak.gov.vn'], null],
    [['a@daklak.gov.vn'], [], null],
  ])('%j within %j are %j', (recipients, domains, expected) => {
    const checked = checkRecipients(recipients, domains)
    expect(checked.ok ? checked.value : null).toEqual(expected)
    if (!checked.ok) expect(checked.error.message).toContain('Sửa hoặc bỏ')
  })
})
