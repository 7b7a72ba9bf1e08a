import { setTimeout as pause } from 'node:timers/promises'
import { localDay, startOfDay } from '../../lambdas/domain/time/local-day.ts'
import type { UnitTree } from '../../lambdas/domain/units/unit-tree.ts'
import { afternoon } from './afternoon.ts'
import type { Book } from './book.ts'
import { evening, inTurn, type OpenDay, width } from './day.ts'
import type { Dice } from './dice.ts'
import { forenoon } from './forenoon.ts'
import { bringList, type PlannedList, type UploadedList, waitForLists } from './lists.ts'
import type { MovedClock } from './moved-clock.ts'
import { abreast, type Offices } from './offices.ts'
import { sayArrivedAgain } from './said-again.ts'
import { command, insist, newKey } from './send.ts'
import type { SimulatedCloud } from './simulated-cloud.ts'
import { goOnWithBatches } from './work/batch-steps.ts'
import { aPaymentBody, type Counter, search } from './work/counter-work.ts'
import { fetchExports } from './work/export-work.ts'
import { voidLatePapers } from './work/pay-list-work.ts'
import { drawAccount } from './work/result-file-work.ts'
import { setActive, subscribe, tryMail } from './work/subscription-work.ts'

export interface Month {
  readonly cloud: SimulatedCloud
  readonly clock: MovedClock
  readonly offices: Offices
  readonly tree: UnitTree
  readonly book: Book
  readonly dice: Dice
  readonly plans: readonly PlannedList[]
  readonly days: number
  /** Chance alone would not bring each kind of visitor in it: each comes in its turn. */
  readonly isShort: boolean
  /** After so long no new day is begun. */
  readonly minutes: number
  /** People whom a commune's officer serves on a day when the office is open. */
  readonly servedADay: number
  readonly hasFaults: boolean
  readonly say: (line: string) => void
  /** What has to be true at the end of each day. */
  readonly inTheEvening: (day: string) => Promise<void>
}

const [minute, hour] = [60_000, 3_600_000]

/** @returns the days that were simulated, `2026-11-27` */
export async function liveMonth(month: Month): Promise<string[]> {
  const first = startOfDay(localDay(Date.now() + 24 * hour))
  const lists: UploadedList[] = []
  const days: string[] = []
  const began = performance.now()
  for (let day = 0; day < month.days && performance.now() - began < month.minutes * minute; day++) {
    const start = first + day * 24 * hour
    days.push(localDay(start))
    const begun = performance.now()
    const before = month.book.acknowledged.length
    await liveDay(month, { day, start, lists })
    const { acknowledged, surprises, retries } = month.book
    month.say(
      `${localDay(start)}: ${lists.length} lists, ${acknowledged.length - before} commands done, ${retries} tries again so far, ${surprises.length} surprises, ${Math.round((performance.now() - begun) / 1000)} s`,
    )
  }
  // The day after, on machines that no longer fail: what was killed in the last night comes back before anybody looks.
  const after = first + days.length * 24 * hour
  await at(month, after + 8 * hour)
  month.clock.setFaults(null)
  for (const later of [9, 10, 11, 12]) {
    await at(month, after + later * hour)
    if ((await waitForLists(month.book, lists, 20)).length === 0 && month.book.batches.every(({ isEnded }) => isEnded))
      break
  }
  // What each post office answers for, now that nothing of it changes any more.
  const { book, offices } = month
  await abreast(width, offices.districts, ({ code }) => drawAccount(book, offices.district(code), code))
  for (const later of [13, 14, 15, 16]) {
    if (book.batches.every(({ isEnded }) => isEnded)) break
    await at(month, after + later * hour)
  }
  for (const later of [25 * hour + 31 * minute, 26 * hour + minute, 26 * hour + 21 * minute])
    await at(month, after + later)
  return days
}

/** Moves the clock and fires what is due; whoever waits for something looks whether it has come. */
async function at({ clock, cloud, book }: Month, moment: number): Promise<void> {
  clock.moveTo(moment)
  await cloud.tick()
  await goOnWithBatches(book)
  await voidLatePapers(book)
  await fetchExports(book)
}

/** What a killed function has left half done its message brings to an end, some minutes later. */
async function lateWork(month: Month, start: number): Promise<void> {
  for (const late of [20, 40, 60]) {
    if (month.book.batches.every(({ isEnded }) => isEnded)) return
    await at(month, start + 22 * hour + late * minute)
  }
}

interface Day {
  readonly day: number
  readonly start: number
  /** All that were brought so far. */
  readonly lists: UploadedList[]
}

async function liveDay(month: Month, { day, start, lists }: Day): Promise<void> {
  const { book } = month
  await at(month, start + 7 * hour)
  const fresh = await bringLists(month, day)
  lists.push(...fresh)
  await waitForLists(book, fresh, 15)

  await at(month, start + 8 * hour + 30 * minute)
  const today = openDay(month, day, lists)
  await orderMails(month, { day, date: localDay(start) })
  await forenoon(today)
  await at(month, start + 13 * hour + 30 * minute)
  await afternoon(today)
  await withdrawMistakes(month, fresh)

  await at(month, start + 17 * hour + 31 * minute)
  await at(month, start + 22 * hour)
  await evening(today)
  await lateWork(month, start)
  await month.inTheEvening(localDay(start))
  await atMidnight(month, start + 24 * hour)
  // The recount reads while two communes still pay.
  await Promise.all([at(month, start + 25 * hour + 31 * minute), payAtNight(month, start)])
  for (const later of [26 * hour + minute, 26 * hour + 21 * minute, 28 * hour + minute, 29 * hour + 41 * minute])
    await at(month, start + later)
}

async function bringLists(month: Month, day: number): Promise<UploadedList[]> {
  const { book, cloud, offices, plans, dice, hasFaults } = month
  const brought: UploadedList[] = []
  await abreast(
    width,
    plans.filter((plan) => plan.day === day),
    async (plan) => {
      const list = await bringList(book, offices.commune(plan.commune), plan)
      brought.push(list)
      // A message that comes twice, at once or some minutes late.
      const random = dice(day, 'message', plan.commune, plan.kind)
      if (hasFaults && random.chance(0.3))
        await sayArrivedAgain(cloud, { key: `lists/${list.id}`, queue: 'intake-listsqueue' }, random.pick([0, 0, 600]))
    },
  )
  return brought
}

/** Who has no list yet has nobody to serve. */
function openDay(month: Month, day: number, lists: readonly UploadedList[]): OpenDay {
  const { offices, dice } = month
  const listed = new Set(lists.map(({ plan }) => plan.commune))
  const known = offices.communes.filter(({ code }) => listed.has(code))
  const isSmall = offices.communes.length < 5
  const open = known.filter(({ code }) => isSmall || dice(day, 'open', code).chance(0.75))
  const busy = inTurn(open, day)
  const busyDistricts = offices.districts.filter(({ code }) => busy.some(({ parent }) => parent === code))
  return { ...month, day, open, busy, busyDistricts }
}

/** On the first day reports are ordered by mail; now and then an office stops its own, and sets it going again. */
async function orderMails({ book, offices, tree }: Month, { day, date }: { day: number; date: string }): Promise<void> {
  if (day === 0) {
    await subscribe(book, offices.province, {
      unit: tree.root.code,
      kinds: ['policies', 'units', 'recovery', 'payers'],
    })
    await abreast(width, offices.districts, ({ code }) =>
      subscribe(book, offices.district(code), { unit: code, kinds: ['communes', 'late', 'missing-numbers'] }),
    )
  }
  const changing = book.subscriptions[1 + (day % Math.max(1, book.subscriptions.length - 1))]
  for (const note of book.subscriptions) await setActive(book, note, !(note === changing && day % 5 === 1))
  const [first] = book.subscriptions
  if (first && day % 4 === 0) await tryMail(book, first)
  for (const { view, dueOn } of book.subscriptions) if (view.isActive) dueOn.add(date)
}

/** A wrong file is taken back on the same day, as soon as it is in. */
async function withdrawMistakes({ book }: Month, lists: readonly UploadedList[]): Promise<void> {
  for (const { id, plan, officer } of lists.filter(({ plan }) => plan.kind === 'mistake')) {
    const list = await insist(book, () => officer.api.call('list', { params: { listId: id } }))
    if (!list.commands.includes('withdraw')) continue
    const input = { params: { listId: id }, body: { reason: 'Nộp nhầm tệp' }, idempotencyKey: newKey() }
    await insist(book, () => officer.api.call('withdrawList', input))
    book.didOther(`a wrong list withdrawn (${plan.people} rows)`)
  }
}

/** Some offices work over midnight, while the clocks of the machines are set: forward, back a little, and forward again. */
async function atMidnight(month: Month, midnight: number): Promise<void> {
  const { clock } = month
  clock.moveTo(midnight - 2_000)
  const working = payAtNight(month, midnight)
  for (const step of [1_500, -1_000, 2_500]) {
    await pause(60)
    clock.moveTo(midnight + step)
  }
  await working
}

async function payAtNight(month: Month, night: number): Promise<void> {
  const { book, offices, dice } = month
  const random = dice('night', night)
  const counter: Counter = { book, random }
  const communes = [0, 1].map(() => random.pick(offices.communes))
  await abreast(2, communes, async ({ code }) => {
    const officer = offices.commune(code)
    for (const seen of await search(counter, officer, { unit: code, status: 'approved', limit: 3 })) {
      // The day that the officer saw on his clock may be over, or not have begun, where it is entered: then he is told so.
      await command(book, 'recordPayment', { officer, seen, expected: ['invalid'] }, aPaymentBody(counter, seen))
    }
  })
}
